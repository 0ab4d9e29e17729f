import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adjustPlacement } from "../../server/actions/adjust-placement.ts";
import { changeWall } from "../../server/actions/change-wall.ts";
import { deleteWall } from "../../server/actions/delete-wall.ts";
import { addWorkspace } from "../http/support/people.ts";
import { addPosts, addShown, aPost, aWall, move, type TestWall } from "../http/support/posts.ts";
import { aProblem } from "../http/support/problem.ts";
import { rawly } from "../http/support/raw.ts";
import { aSecond, until } from "../http/support/until.ts";
import { type Koro, startKoro } from "../support/server.ts";
import { type Listener, listenTo } from "./support/listener.ts";

let koro: Koro;
let workspaceId: string;
const listeners: Listener[] = [];
beforeAll(async () => {
  koro = await startKoro({ beatMs: 40 });
  workspaceId = await addWorkspace(koro.actions.db);
  await until(() => koro.live.hears);
});
afterAll(async () => {
  for (const listener of listeners) listener.close();
  await koro?.stop();
});

const address = (wall: TestWall, query = "") => `${koro.origin}/v1/walls/${wall.slug}/live${query}`;
async function listen(wall: TestWall, query = "", headers = {}): Promise<Listener> {
  const before = koro.live.hub.clients;
  const listener = await listenTo(address(wall, query), headers);
  listeners.push(listener);
  await until(() => koro.live.hub.clients > before);
  return listener;
}
const kinds = (listener: Listener) => listener.heard.map((event) => event.event);
const feedOf = async (wall: TestWall) =>
  (await fetch(`${koro.origin}/v1/walls/${wall.slug}/feed`)).json();

describe("a live stream", () => {
  it("says show, change, hide and wall with the wall's seq and the feed's own posts", async () => {
    const wall = await aWall(koro, workspaceId);
    const listener = await listen(wall);
    const [id = ""] = await addPosts(koro, wall, [aPost()]);

    await move(koro, wall, "approve", [id]);
    await until(
      () => kinds(listener),
      (seen) => seen.length === 1,
      aSecond,
    );
    const feed = await feedOf(wall);
    expect(listener.heard[0]).toEqual({
      id: String(feed.seq),
      event: "show",
      data: { post: feed.posts[0] },
    });

    const on = { wallId: wall.id, postId: id };
    // One after the other is heard: what comes in one breath is folded into its last word.
    const steps = [
      () => adjustPlacement(koro.actions, on, { tags: ["summer"] }),
      () => adjustPlacement(koro.actions, on, { pinned: true }),
      () => changeWall(koro.actions, wall.id, { title: "Acme Kış" }),
      () => move(koro, wall, "reject", [id]),
    ];
    for (const [at, step] of steps.entries()) {
      await step();
      await until(
        () => kinds(listener),
        (seen) => seen.length === at + 2,
        aSecond,
      );
    }

    expect(kinds(listener)).toEqual(["show", "change", "show", "wall", "hide"]);
    expect(listener.heard[1]?.data).toMatchObject({ post: { id, tags: ["summer"] } });
    expect(listener.heard[2]?.data).toMatchObject({ post: { id, pinned: true } });
    const { wall: now, seq } = await feedOf(wall);
    expect(listener.heard[3]?.data).toMatchObject({ wall: { title: "Acme Kış", slug: wall.slug } });
    expect(listener.heard[4]).toEqual({ id: String(seq), event: "hide", data: { id } });
    expect(now.title).toBe("Acme Kış");
    const ids = listener.heard.map((event) => Number(event.id));
    expect(ids).toEqual([1, 2, 3, 4, 5]);
  });

  it("tells clients of a wall that goes dark to start again, and the feed is empty", async () => {
    const wall = await aWall(koro, workspaceId);
    const [id = ""] = await addShown(
      koro,
      wall,
      Array.from({ length: 3 }, () => aPost()),
    );
    const listener = await listen(wall);

    await changeWall(koro.actions, wall.id, { state: "dark" });
    await until(
      () => kinds(listener),
      (seen) => seen.includes("reset"),
      aSecond,
    );

    const paged = await fetch(`${koro.origin}/v1/walls/${wall.slug}/feed?limit=1`);
    expect(await paged.json()).toMatchObject({ posts: [], next: null, wall: { state: "dark" } });
    const one = await fetch(`${koro.origin}/v1/walls/${wall.slug}/posts/${id}`);
    await aProblem(one, 404, "not-found");
    await changeWall(koro.actions, wall.id, { state: "live" });
    await until(
      async () => (await feedOf(wall)).posts.length,
      (length) => length === 3,
      aSecond,
    );
  });

  it("opens with a pause for reconnecting and may be read by any origin", async () => {
    const wall = await aWall(koro, workspaceId);
    const listener = await listen(wall, "", { origin: "https://brand.example" });
    expect(listener.status).toBe(200);
    expect(listener.headers).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": expect.stringContaining("no-store"),
      "access-control-allow-origin": "*",
    });
    await until(() => listener.text().startsWith("retry: 3000\n\n"));
  });

  it("is kept open by comments", async () => {
    const wall = await aWall(koro, workspaceId);
    const listener = await listen(wall);
    await until(
      () =>
        listener
          .text()
          .split("\n")
          .filter((line) => line.startsWith(":")).length > 2,
    );
    expect(listener.heard).toEqual([]);
    expect(listener.isOpen).toBe(true);
  });

  it("refuses a place that is no number, and walls that are not there", async () => {
    const wall = await aWall(koro, workspaceId);
    for (const after of ["abc", "-1", "1.5", "1e3", "9".repeat(16), "%00"])
      await aProblem(await fetch(address(wall, `?after=${after}`)), 400, "bad-request");
    const headers = { "last-event-id": "abc" };
    await aProblem(await fetch(address(wall, "?after=1"), { headers }), 400, "bad-request");
    await aProblem(await fetch(`${koro.origin}/v1/walls/nobody/live`), 404, "not-found");
  });

  it("answers HEAD with its head alone", async () => {
    const wall = await aWall(koro, workspaceId);
    const path = `/v1/walls/${wall.slug}/live`;
    const answer = await rawly(koro.origin, path, { method: "HEAD" });
    expect(answer.status).toBe(200);
    expect(answer.headers["content-type"]).toContain("text/event-stream");
    expect(answer.bytes).toHaveLength(0);
  });

  it("ends when its wall is deleted, also by another process, and the feed is gone", async () => {
    const wall = await aWall(koro, workspaceId);
    await addShown(koro, wall, [aPost()]);
    const listener = await listen(wall);
    expect((await feedOf(wall)).posts).toHaveLength(1);

    await deleteWall(koro.actions.db, wall.id);

    await until(() => !listener.isOpen, Boolean, aSecond);
    const feed = `${koro.origin}/v1/walls/${wall.slug}/feed`;
    await until(
      async () => (await fetch(feed)).status,
      (status) => status === 404,
      aSecond,
    );
  });

  it("forgets clients that leave, also while their wall is looked up", async () => {
    const wall = await aWall(koro, workspaceId);
    await addShown(koro, wall, [aPost()]);
    await until(
      () => koro.live.hub.clients,
      (clients) => clients >= 0,
    );
    for (const listener of listeners) listener.close();
    await until(
      () => koro.live.hub.clients,
      (clients) => clients === 0,
    );

    const { request } = await import("node:http");
    const path = `/v1/walls/${wall.slug}/live?after=0`;
    for (let round = 0; round < 60; round++) {
      const { hostname, port } = new URL(koro.origin);
      const asked = request({ hostname, port, path, agent: false });
      asked.on("error", () => {});
      asked.end();
      setTimeout(() => asked.destroy(), round % 12);
    }

    await until(
      () => koro.sockets.size,
      (size) => size <= 1,
    );
    await until(
      () => koro.live.hub.clients,
      (clients) => clients === 0,
    );
    expect(koro.errors).toEqual([]);
  });
});
