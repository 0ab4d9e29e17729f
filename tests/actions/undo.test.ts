import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decide, type WantedMove } from "../../server/actions/decide.ts";
import { reportPost } from "../../server/actions/report-post.ts";
import { undo } from "../../server/actions/undo.ts";
import { aPost, deletionOf, somePosts, upserts } from "../support/builders.ts";
import { type Koro, moderator, openKoro } from "../support/koro.ts";
import { expectSoundWalls } from "./invariants.ts";

let koro: Koro;
beforeAll(async () => {
  koro = await openKoro();
});
afterAll(() => koro.close());

async function aQueue(posts = 1) {
  const wallId = await koro.aWall();
  const source = await koro.aSource(wallId);
  const found = somePosts(posts);
  await koro.take(source, upserts(...found));
  const ids = await koro.postIds(wallId);
  return { wallId, ids, id: ids[0] ?? "", source, found };
}

const undoBatch = (wallId: string, batch: string) =>
  undo(koro.context, { wallId, batch, actor: moderator });

const bulk = (wallId: string, ids: string[], move: WantedMove["move"]) =>
  decide(koro.context, {
    ...{ wallId, actor: moderator },
    moves: ids.map((post) => ({ post, move, expect: 1 })),
  });

describe("undo", () => {
  it("puts a rejected post back where it stood in the feed", async () => {
    const { wallId, id } = await aQueue();
    await koro.move(wallId, id, "approve");
    const before = await koro.placement(wallId, id);
    koro.clock.advance(60_000);
    const { batch } = await koro.move(wallId, id, "reject", 2);

    const { results } = await undoBatch(wallId, batch);

    expect(results).toEqual([{ post: id, ok: true, state: "approved", version: 4 }]);
    expect(await koro.placement(wallId, id)).toEqual({ ...before, version: 4 });
    expect(await koro.events(wallId)).toEqual(["show", "hide", "show"]);
  });

  it("takes an approval back: the post leaves the wall", async () => {
    const { wallId, id } = await aQueue();
    const { batch } = await koro.move(wallId, id, "approve");

    await undoBatch(wallId, batch);

    expect(await koro.placement(wallId, id)).toMatchObject({
      ...{ state: "pending", shown_at: null, approved_by: null, reason: "waits-for-person" },
    });
    expect(await koro.events(wallId)).toEqual(["show", "hide"]);
  });

  it("remembers that a source and not a person had approved", async () => {
    const wallId = await koro.aWall();
    await koro.take(await koro.aSource(wallId, "automatic"), upserts(aPost()));
    const id = await koro.onlyPost(wallId);
    const { batch } = await koro.move(wallId, id, "hold");

    await undoBatch(wallId, batch);

    expect(await koro.placement(wallId, id)).toMatchObject({
      ...{ state: "approved", approved_by: "source", reason: "source-automatic" },
    });
  });

  it("takes a bulk back, except for what somebody moved since", async () => {
    const { wallId, ids } = await aQueue(20);
    const { batch } = await bulk(wallId, ids, "approve");
    const moved = ids[7] ?? "";
    await koro.move(wallId, moved, "reject", 2);

    const { results } = await undoBatch(wallId, batch);

    const now = { state: "rejected", version: 3 };
    expect(results.filter(({ ok }) => ok)).toHaveLength(19);
    expect(results.find(({ post }) => post === moved)).toMatchObject({
      ...{ post: moved, ok: false, code: "stale", now },
    });
    await expectSoundWalls(koro.db);
  });

  it("does nothing the second time", async () => {
    const { wallId, id } = await aQueue();
    const { batch } = await koro.move(wallId, id, "approve");
    await undoBatch(wallId, batch);

    const { results, seqs } = await undoBatch(wallId, batch);

    expect(results[0]).toMatchObject({ ok: false, code: "stale" });
    expect(seqs.size).toBe(0);
  });

  it("is done once when two ask for it at the same moment", async () => {
    const { wallId, ids } = await aQueue(10);
    const { batch } = await bulk(wallId, ids, "approve");

    const both = await Promise.all([undoBatch(wallId, batch), undoBatch(wallId, batch)]);

    expect(both.flatMap(({ results }) => results).filter(({ ok }) => ok)).toHaveLength(10);
    await expectSoundWalls(koro.db);
  });

  it("can itself be taken back", async () => {
    const { wallId, id } = await aQueue();
    const { batch } = await koro.move(wallId, id, "approve");
    const undone = await undoBatch(wallId, batch);

    await undoBatch(wallId, undone.batch);

    expect((await koro.placement(wallId, id)).shown_at).not.toBeNull();
  });

  it("knows no batch of another wall and none that never was", async () => {
    const { wallId, id } = await aQueue();
    const { batch } = await koro.move(wallId, id, "approve");
    const other = await koro.aWall();

    await expect(undoBatch(other, batch)).rejects.toMatchObject({ code: "not-found" });
    await expect(undoBatch(wallId, v7())).rejects.toMatchObject({ code: "not-found" });
  });

  it("undoes no decision that a source, an author or a visitor made", async () => {
    const wallId = await koro.aWall();
    await koro.take(await koro.aSource(wallId, "automatic"), upserts(aPost()));
    const postId = await koro.onlyPost(wallId);
    const { workspaceId } = koro;
    await reportPost(koro.context, { workspaceId, wallId, postId }, { reason: "me" });
    const batches = await koro.db.execute(sql`
      select batch from decision where post_id = ${postId}::uuid`);

    expect(batches).toHaveLength(2);
    for (const { batch } of batches)
      await expect(undoBatch(wallId, String(batch))).rejects.toMatchObject({ code: "not-found" });
  });

  it("brings nothing back that its author deleted meanwhile", async () => {
    const { wallId, id, source, found } = await aQueue();
    await koro.move(wallId, id, "approve");
    const { batch } = await koro.move(wallId, id, "reject", 2);
    await koro.take(source, found.map(deletionOf));

    const { results } = await undoBatch(wallId, batch);

    expect(results[0]).toMatchObject({ ok: false, code: "stale", now: { state: "removed" } });
    await expectSoundWalls(koro.db);
  });
});
