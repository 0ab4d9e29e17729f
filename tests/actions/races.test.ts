import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { adjustPlacement } from "../../server/actions/adjust-placement.ts";
import { decide } from "../../server/actions/decide.ts";
import { rows } from "../../server/db/client.ts";
import { aPost, deletionOf, somePosts, upserts } from "../support/builders.ts";
import { type Koro, moderator, openKoro } from "../support/koro.ts";
import { expectSoundWalls } from "./invariants.ts";

// Hundreds of transactions: seconds on a free machine, more beside others.
vi.setConfig({ testTimeout: 90_000 });

let koro: Koro;
beforeAll(async () => {
  koro = await openKoro({ connections: 24 });
});
afterAll(() => koro.close());

describe("everything at once", () => {
  it("decides, edits, adjusts and deletes the same posts without a deadlock", async () => {
    const walls = [await koro.aWall(), await koro.aWall({ onEdit: "stay" })];
    const sources = await Promise.all(walls.map((wall) => koro.aSource(wall, "automatic")));

    for (let round = 0; round < 12; round++) {
      const posts = somePosts(8);
      for (const source of sources) await koro.take(source, upserts(...posts));
      const ids = (await koro.postIds(walls[0] ?? "")).slice(-8);
      const edits = posts.map((post) => ({
        ...{ ...post, text: `edit ${round} of ${post.externalId}`, counts: { likes: round } },
        editedAt: new Date("2026-05-04T00:00:00Z"),
      }));
      await Promise.all([
        ...walls.map((wallId, n) =>
          decide(koro.context, {
            ...{ wallId, actor: moderator },
            moves: (n ? ids : ids.toReversed()).map((post) => ({ post, move: "hold", expect: 1 })),
          }),
        ),
        ...sources.map((source, n) =>
          koro.take(source, upserts(...(n ? edits : edits.toReversed()))),
        ),
        ...ids
          .slice(0, 3)
          .map((postId) =>
            adjustPlacement(
              koro.context,
              { wallId: walls[0] ?? "", postId },
              { pinned: true, lang: "tr" },
            ).catch((error: unknown) => expect(error).toMatchObject({ code: "not-found" })),
          ),
        koro.take(sources[1] as (typeof sources)[1], posts.slice(2, 6).map(deletionOf)),
      ]);
    }

    await expectSoundWalls(koro.db);
  });

  it("counts seq without gaps, in the order of commits, under twenty writers", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall, "automatic");
    const seen: number[] = [];
    const writers = Array.from({ length: 20 }, async (_, writer) => {
      for (let n = 0; n < 5; n++) {
        const { seqs } = await koro.take(source, upserts(aPost({ text: `${writer} ${n}` })));
        seen.push(seqs.get(wall) ?? 0);
      }
    });
    const reader = watchCommits(wall, () => seen.length === 100);

    await Promise.all(writers);

    expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
    await reader;
    await expectSoundWalls(koro.db);
  });
});

/** A number that appears after a higher one was seen would be missed by whoever resumes from there. */
async function watchCommits(wall: string, isDone: () => boolean): Promise<void> {
  let before = 0;
  do {
    const [found] = await rows<{ top: number; events: number; seq: number }>(
      koro.db,
      sql`
      select coalesce(max(e.seq), 0)::int as top, count(e.seq)::int as events, w.seq::int as seq
      from wall w left join wall_event e on e.wall_id = w.id
      where w.id = ${wall}::uuid group by w.id`,
    );
    expect(found?.top).toBe(found?.events);
    expect(found?.top).toBe(found?.seq);
    expect(found?.top).toBeGreaterThanOrEqual(before);
    before = found?.top ?? 0;
  } while (!isDone());
}
