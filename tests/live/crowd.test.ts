import { connect } from "node:net";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mostWaitingBytes } from "../../server/live/client-set.ts";
import { addWorkspace } from "../http/support/people.ts";
import { addPosts, aPost, aWall, move } from "../http/support/posts.ts";
import { aSecond, until } from "../http/support/until.ts";
import { type Koro, startKoro } from "../support/server.ts";
import { listenTo, readAll } from "./support/listener.ts";

let koro: Koro;
let workspaceId: string;
beforeAll(async () => {
  koro = await startKoro();
  workspaceId = await addWorkspace(koro.actions.db);
  await until(() => koro.live.hears);
});
afterAll(() => koro?.stop());

const noClients = () =>
  until(
    () => koro.live.hub.clients,
    (clients) => clients === 0,
  );

describe("many clients", () => {
  it("hears 300 of them the same bytes within a second, and forgets them when they leave", async () => {
    const wall = await aWall(koro, workspaceId);
    const [post = ""] = await addPosts(koro, wall, [aPost()]);
    const address = `${koro.origin}/v1/walls/${wall.slug}/live?after=0`;
    const crowd = await Promise.all(Array.from({ length: 300 }, () => listenTo(address)));
    await until(
      () => koro.live.hub.clients,
      (clients) => clients === 300,
    );

    await move(koro, wall, "approve", [post]);
    const heard = () => crowd.filter((listener) => listener.heard.length > 0).length;
    await until(heard, (count) => count === 300, aSecond);

    expect(new Set(crowd.map((listener) => listener.text())).size).toBe(1);
    for (const listener of crowd) listener.close();
    await noClients();
  });

  it("cuts off one that does not read; its bytes stay bounded and the others hear everything", async () => {
    const wall = await aWall(koro, workspaceId);
    const text = "ğ".repeat(9_900);
    const posts = await addPosts(
      koro,
      wall,
      Array.from({ length: 500 }, () => aPost({ text })),
    );
    const path = `/v1/walls/${wall.slug}/live`;
    const reader = await listenTo(koro.origin + path);
    const { hostname, port } = new URL(koro.origin);
    const lazy = connect(Number(port), hostname);
    lazy.on("error", () => {});
    lazy.pause();
    lazy.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`);
    await until(
      () => koro.live.hub.clients,
      (clients) => clients === 2,
    );

    let mostWaiting = 0;
    const batch = 5;
    for (let from = 0; from < posts.length; from += batch) {
      await move(koro, wall, "approve", posts.slice(from, from + batch));
      await until(
        () => reader.heard.length,
        (length) => length >= from + batch,
      );
      for (const socket of koro.sockets) mostWaiting = Math.max(mostWaiting, socket.writableLength);
    }

    await until(
      () => koro.live.hub.clients,
      (clients) => clients === 1,
    );
    const bytesOfBatch = batch * (2 * 9_900 + 1_500);
    expect(mostWaiting).toBeGreaterThan(mostWaitingBytes);
    expect(mostWaiting).toBeLessThan(mostWaitingBytes + bytesOfBatch);
    expect(reader.heard).toHaveLength(posts.length);
    reader.close();
    lazy.destroy();
    await noClients();
  });
});

describe("a listening connection that is killed", () => {
  const kill = () =>
    koro.actions.db.execute(sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'koro-listen' and datname = current_database()`);

  it("costs no event, and no feed is old while nothing is heard", async () => {
    const wall = await aWall(koro, workspaceId);
    const posts = await addPosts(
      koro,
      wall,
      Array.from({ length: 12 }, () => aPost()),
    );
    const feed = `${koro.origin}/v1/walls/${wall.slug}/feed`;
    const listener = await listenTo(`${koro.origin}/v1/walls/${wall.slug}/live?after=0`);
    await until(
      () => koro.live.hub.clients,
      (clients) => clients === 1,
    );

    for (const [round, post] of posts.entries()) {
      await fetch(feed);
      await kill();
      await until(() => !koro.live.hears);
      await move(koro, wall, "approve", [post]);
      const seen = await (await fetch(feed)).json();
      expect(seen).toMatchObject({
        seq: round + 1,
        posts: [{ id: post }, ...Array(round).fill({})],
      });
      if (round % 2) await until(() => koro.live.hears);
    }

    await until(
      () => listener.heard.length,
      (length) => length === posts.length,
      2_000,
    );
    expect(listener.heard.map((event) => event.id)).toEqual(posts.map((_, at) => String(at + 1)));
    expect((await readAll(koro.origin, wall.slug)).posts).toHaveLength(posts.length);
    listener.close();
    await noClients();
  });
});
