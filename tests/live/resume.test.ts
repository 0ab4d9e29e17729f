import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adjustPlacement } from "../../server/actions/adjust-placement.ts";
import { pruneEvents } from "../../server/jobs/prune-events.ts";
import { addWorkspace } from "../http/support/people.ts";
import { addPosts, addShown, aPost, aWall, move, type TestWall } from "../http/support/posts.ts";
import { aSecond, until } from "../http/support/until.ts";
import { type Koro, startKoro } from "../support/server.ts";
import { seeded } from "../support/twins/twin-server.ts";
import { type Listener, listenTo, readAll, Viewer } from "./support/listener.ts";

let koro: Koro;
let workspaceId: string;
beforeAll(async () => {
  koro = await startKoro();
  workspaceId = await addWorkspace(koro.actions.db);
  await until(() => koro.live.hears);
});
afterAll(() => koro?.stop());

const listen = (wall: TestWall, query: string, headers = {}) =>
  listenTo(`${koro.origin}/v1/walls/${wall.slug}/live${query}`, headers);
const seqOf = async (wall: TestWall) => (await readAll(koro.origin, wall.slug)).seq;
const said = (listener: Listener) => listener.heard.map(({ id, event }) => `${id} ${event}`);

async function hears(wall: TestWall, query: string, expected: string[], headers = {}) {
  const listener = await listen(wall, query, headers);
  await until(
    () => said(listener),
    (seen) => seen.length >= expected.length,
    aSecond,
  );
  listener.close();
  expect(said(listener)).toEqual(expected);
  return listener;
}

describe("resuming", () => {
  it("goes on after the place a client names; Last-Event-ID is newer than the address", async () => {
    const wall = await aWall(koro, workspaceId);
    for (const post of await addPosts(koro, wall, [aPost(), aPost(), aPost()]))
      await move(koro, wall, "approve", [post]);

    await hears(wall, "?after=0", ["1 show", "2 show", "3 show"]);
    await hears(wall, "?after=1", ["2 show", "3 show"]);
    await hears(wall, "?after=0", ["3 show"], { "last-event-id": "2" });
    await hears(wall, "", ["3 show"], { "last-event-id": "2" });
    const quiet = await listen(wall, "?after=3");
    const [next = ""] = await addPosts(koro, wall, [aPost()]);
    await move(koro, wall, "approve", [next]);
    await until(() => quiet.heard.length);
    expect(said(quiet)).toEqual(["4 show"]);
    quiet.close();
  });

  it("never sends the words of a post that was rejected while the client was away", async () => {
    const wall = await aWall(koro, workspaceId);
    const [before = ""] = await addShown(koro, wall, [aPost({ text: "Seen before" })]);
    const seq = await seqOf(wall);
    const [meanwhile = ""] = await addShown(koro, wall, [aPost({ text: "A secret of somebody" })]);
    await move(koro, wall, "reject", [before, meanwhile]);

    const listener = await hears(wall, `?after=${seq}`, [
      ...[`${seq + 2} hide`, `${seq + 3} hide`],
    ]);
    expect(listener.heard.map((event) => (event.data as { id: string }).id).sort()).toEqual(
      [before, meanwhile].sort(),
    );
    for (const word of ["secret", "Seen before", "Deniz"])
      expect(listener.text()).not.toContain(word);
  });

  it("tells a client to start again that knows more than there is", async () => {
    const wall = await aWall(koro, workspaceId);
    await addShown(koro, wall, [aPost()]);
    await hears(wall, "?after=999", ["1 reset"]);
  });

  it("tells a client to start again whose events were pruned, and nobody else", async () => {
    const wall = await aWall(koro, workspaceId);
    await addShown(koro, wall, [aPost(), aPost()]);
    await pruneEvents(koro.actions.db, new Date(Date.now() + 4 * 24 * 3600_000));
    await addShown(koro, wall, [aPost()]);

    await hears(wall, "?after=0", ["3 reset"]);
    await hears(wall, "?after=1", ["3 reset"]);
    await hears(wall, "?after=2", ["3 show"]);
  });

  it("tells a client to start again that missed 600 changes", async () => {
    const wall = await aWall(koro, workspaceId);
    const posts = await addShown(
      koro,
      wall,
      Array.from({ length: 300 }, () => aPost()),
    );
    await move(koro, wall, "reject", posts);

    await hears(wall, "?after=0", ["600 reset"]);
    const folded = await listen(wall, "?after=150");
    await until(
      () => folded.heard.length,
      (length) => length === 300,
    );
    expect(new Set(folded.heard.map((event) => event.event))).toEqual(new Set(["hide"]));
    folded.close();
  });

  it("tells a client to start again for whom more than a megabyte is waiting, and goes on from there", async () => {
    const wall = await aWall(koro, workspaceId);
    const long = () => aPost({ text: "ğ".repeat(9_000) });
    await addShown(koro, wall, Array.from({ length: 80 }, long));

    const large = await listen(wall, "?after=0");
    await until(() => large.heard.length);
    const [next = ""] = await addShown(koro, wall, [aPost()]);
    await until(
      () => large.heard.length,
      (length) => length > 1,
    );

    expect(said(large)).toEqual(["80 reset", "81 show"]);
    expect(large.heard[1]?.data).toMatchObject({ post: { id: next } });
    large.close();
    await hears(
      wall,
      "?after=60",
      Array.from({ length: 21 }, (_, n) => `${61 + n} show`),
    );
  });

  it("brings every client to the feed's state, whenever it comes, goes and comes again", async () => {
    const random = seeded(7);
    const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
    const wall = await aWall(koro, workspaceId);
    const posts = await addPosts(
      koro,
      wall,
      Array.from({ length: 25 }, () => aPost()),
    );
    await move(koro, wall, "approve", posts.slice(0, 8));
    const viewers = Array.from({ length: 12 }, () => new Viewer(koro.origin, wall.slug));

    const moderators = Array.from({ length: 3 }, async () => {
      for (let step = 0; step < 60; step++) {
        const chosen = [...new Set([pick(posts), pick(posts), pick(posts)])];
        if (random() < 0.2)
          await adjustPlacement(
            koro.actions,
            { wallId: wall.id, postId: chosen[0] as string },
            { pinned: random() < 0.5, tags: [`t${step}`] },
          );
        else
          await move(koro, wall, pick(["approve", "approve", "reject", "hold", "requeue"]), chosen);
      }
    });
    let isOver = false;
    const visits = viewers.map(async (viewer) => {
      while (!isOver) {
        if (viewer.isConnected) viewer.disconnect();
        else await viewer.connect();
        await new Promise((later) => setTimeout(later, random() * 30));
      }
      if (!viewer.isConnected) await viewer.connect();
    });
    await Promise.all(moderators);
    isOver = true;
    await Promise.all(visits);

    const feed = await readAll(koro.origin, wall.slug);
    const wanted = new Map(feed.posts.map((post) => [post.id, post]));
    for (const viewer of viewers) {
      await until(
        () => viewer.seq,
        (seq) => seq === feed.seq,
        2_000,
      );
      await viewer.settled();
      expect(viewer.posts).toEqual(wanted);
      viewer.disconnect();
    }
    const [counted] = await koro.actions.db.execute(sql`
      select count(*)::int as events, max(seq)::int as last from wall_event where wall_id = ${wall.id}::uuid`);
    expect(counted).toEqual({ events: feed.seq, last: feed.seq });
    expect(koro.errors).toEqual([]);
  });
});
