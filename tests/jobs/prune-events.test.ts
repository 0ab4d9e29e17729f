import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readWallById } from "../../server/db/reads/public-walls.ts";
import { readFoldedEvents } from "../../server/db/reads/wall-events.ts";
import { pruneEvents } from "../../server/jobs/prune-events.ts";
import { somePosts, upserts } from "../support/builders.ts";
import { type Koro, openKoro } from "../support/koro.ts";

let koro: Koro;
beforeAll(async () => {
  koro = await openKoro();
});
afterAll(() => koro.close());

describe("old events", () => {
  it("leave after three days, and the wall says from where it still knows", async () => {
    const wall = await koro.aWall();
    const source = await koro.aSource(wall, "automatic");
    await koro.take(source, upserts(...somePosts(3)));
    koro.clock.advance(4 * 24 * 60 * 60_000);
    await koro.take(source, upserts(...somePosts(2)));

    await pruneEvents(koro.db, koro.clock.now());
    await pruneEvents(koro.db, koro.clock.now());

    const kept = await readFoldedEvents(koro.db, wall, { after: 0, upTo: 99, most: 99 });
    expect((await readWallById(koro.db, wall))?.events_from).toBe(4);
    expect(kept.map(({ seq }) => seq)).toEqual([4, 5]);
  });

  it("leave while others are written", async () => {
    const walls = [await koro.aWall(), await koro.aWall()];
    const source = await koro.aSource(walls[0] ?? "", "automatic");
    await koro.db.execute(sql`
      insert into wall_source (wall_id, source_id, publishing)
      values (${walls[1]}::uuid, ${source.id}::uuid, 'automatic')`);

    for (let round = 0; round < 8; round++) {
      await koro.take(source, upserts(...somePosts(5)));
      koro.clock.advance(4 * 24 * 60 * 60_000);
      await Promise.all([
        koro.take(source, upserts(...somePosts(5))),
        koro.take(source, upserts(...somePosts(5))),
        pruneEvents(koro.db, koro.clock.now()),
        pruneEvents(koro.db, koro.clock.now()),
      ]);
    }

    const old = sql`at < ${new Date(koro.clock.now().getTime() - 5 * 24 * 60 * 60_000).toISOString()}::timestamptz`;
    expect(await koro.count("wall_event", old)).toBe(0);
  });
});
