import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { decide, type MoveOutcome, type WantedMove } from "../../server/actions/decide.ts";
import { somePosts, upserts } from "../support/builders.ts";
import { type Koro, moderator, openKoro } from "../support/koro.ts";
import { expectSoundWalls } from "./invariants.ts";

// Hundreds of transactions: seconds on a free machine, more beside others.
vi.setConfig({ testTimeout: 90_000 });

let koro: Koro;
beforeAll(async () => {
  koro = await openKoro();
});
afterAll(() => koro.close());

async function aQueue(posts = 1): Promise<{ wallId: string; ids: string[]; id: string }> {
  const wallId = await koro.aWall();
  await koro.take(await koro.aSource(wallId), upserts(...somePosts(posts)));
  const ids = await koro.postIds(wallId);
  return { wallId, ids, id: ids[0] ?? "" };
}

const decideAll = (wallId: string, moves: WantedMove[]) =>
  decide(koro.context, { wallId, actor: moderator, moves });

describe("deciding", () => {
  it("shows an approved post at once and writes down who, when and why", async () => {
    const { wallId, id } = await aQueue();
    const moves = [{ post: id, move: "approve" as const, expect: 1, reason: "lovely", note: "n" }];

    const { results, seqs, batch } = await decideAll(wallId, moves);

    expect(results).toEqual([{ post: id, ok: true, state: "approved", version: 2 }]);
    expect(seqs).toEqual(new Map([[wallId, 1]]));
    const logged = await koro.db.execute(sql`
      select batch, move, from_state, to_state, actor_name, reason, note, version from decision
      where post_id = ${id}::uuid`);
    expect([...logged]).toEqual([
      {
        ...{ batch, move: "approve", from_state: "pending", to_state: "approved", version: 2 },
        ...{ actor_name: "Ece Moderator", reason: "lovely", note: "n" },
      },
    ]);
  });

  it("shows what a person approved without waiting for its picture", async () => {
    const { wallId, id } = await aQueue();
    await koro.db.execute(sql`
      insert into media (id, post_id, position, key, kind, state)
      values (${v7()}::uuid, ${id}::uuid, 0, 'k', 'image', 'waiting')`);

    await koro.move(wallId, id, "approve");

    expect(await koro.events(wallId)).toEqual(["show"]);
  });

  it("changes nothing for a move that came too late, and says what is there now", async () => {
    const { wallId, id } = await aQueue();
    await koro.move(wallId, id, "hold");

    const { result, seqs } = await koro.move(wallId, id, "approve", 1);

    const by = { kind: "person", name: moderator.name };
    const now = { state: "held", version: 2, by, at: koro.clock.now().toISOString() };
    expect(result).toEqual({ post: id, ok: false, code: "stale", now });
    expect(seqs.size).toBe(0);
  });

  it("refuses a move that the life of a placement does not have", async () => {
    const { wallId, id } = await aQueue();

    const { result } = await koro.move(wallId, id, "requeue");

    const now = { state: "pending", version: 1, by: null, at: null };
    expect(result).toEqual({ post: id, ok: false, code: "illegal-move", now });
  });

  it("finds neither an unknown post nor one of another wall", async () => {
    const { wallId } = await aQueue();
    const { id } = await aQueue();
    const moves = [id, v7()].map((post) => ({ post, move: "approve" as const, expect: 1 }));

    const { results } = await decideAll(wallId, moves);

    expect(results.map((result) => !result.ok && result.code)).toEqual(["not-found", "not-found"]);
    expect(await koro.events(wallId)).toEqual([]);
  });

  it.each([1, 2])(
    "takes one move of a post in one call, the other expecting %i",
    async (expected) => {
      const { wallId, id } = await aQueue();

      const { results } = await decideAll(wallId, [
        { post: id, move: "approve", expect: 1 },
        { post: id, move: "reject", expect: expected },
      ]);

      const now = { state: "approved", version: 2 };
      expect(results[0]).toEqual({ post: id, ok: true, ...now });
      expect(results[1]).toMatchObject({ post: id, ok: false, code: "stale", now });
      expect(await koro.events(wallId)).toEqual(["show"]);
      await expectSoundWalls(koro.db);
    },
  );

  it("moves the posts that can be moved when others of the call cannot", async () => {
    const { wallId, ids } = await aQueue(3);
    const expects = [1, 9, 1];

    const { results } = await decideAll(
      wallId,
      ids.map((post, n) => ({ post, move: "approve", expect: expects[n] ?? 1 })),
    );

    expect(results.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(await koro.events(wallId)).toEqual(["show", "show"]);
  });

  it("takes five hundred moves in one call", async () => {
    const { wallId, ids } = await aQueue(500);

    const { results, seqs } = await decideAll(
      wallId,
      ids.map((post) => ({ post, move: "approve", expect: 1 })),
    );

    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(seqs.get(wallId)).toBe(500);
    await expectSoundWalls(koro.db);
  });

  it("clears a contest when a person looked into it and approves", async () => {
    const { wallId, id } = await aQueue();
    await koro.db.execute(sql`
      update placement set contested = true, state = 'held' where post_id = ${id}::uuid`);
    await koro.db.execute(sql`
      update wall_count set state = 'held' where wall_id = ${wallId}::uuid`);

    await koro.move(wallId, id, "approve");

    expect(await koro.events(wallId)).toEqual(["show"]);
  });
});

describe("two moderators on one post at the same moment", () => {
  it("lets exactly one win, two hundred times, and tells the other what is there now", async () => {
    const { wallId, ids } = await aQueue(200);
    const moves = ["approve", "reject"] as const;

    for (const id of ids) {
      const both = await Promise.all(moves.map((move) => koro.move(wallId, id, move)));
      const results: MoveOutcome[] = both.map(({ result }) => result);
      const won = results.filter((result) => result.ok);
      const lost = results.filter((result) => !result.ok);
      expect([won.length, lost.length]).toEqual([1, 1]);
      const state = won[0]?.ok && won[0].state;
      const by = { kind: "person", name: moderator.name };
      expect(lost[0]).toMatchObject({ ok: false, code: "stale", now: { state, version: 2, by } });
    }

    expect(await koro.count("decision", sql`wall_id = ${wallId}::uuid`)).toBe(200);
    await expectSoundWalls(koro.db);
  });

  it("never makes bulk moves of the same posts in other orders wait for each other", async () => {
    const { wallId, ids } = await aQueue(60);
    const bulk = (order: string[], move: "approve" | "hold") =>
      decideAll(
        wallId,
        order.map((post) => ({ post, move, expect: 1 })),
      );

    const done = await Promise.all([
      bulk(ids, "approve"),
      bulk(ids.toReversed(), "hold"),
      bulk([...ids.slice(30), ...ids.slice(0, 30)], "approve"),
    ]);

    const won = done.flatMap(({ results }) => results).filter(({ ok }) => ok);
    expect(won).toHaveLength(60);
    await expectSoundWalls(koro.db);
  });
});
