/** Old events leave the outbox; a client that was away for longer is told to start again. */
import { sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";

const keptMs = 3 * 24 * 60 * 60 * 1000;

export async function pruneEvents(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptMs).toISOString();
  await db.transaction(async (tx) => {
    // In the order in which every transaction locks walls.
    await tx.execute(sql`
      select 1 from wall
      where id in (select wall_id from wall_event where at < ${before}::timestamptz)
      order by id
      for no key update`);
    // The mark first: a reader that sees old events already gone also sees that they are.
    await tx.execute(sql`
      update wall w set events_from = oldest.seq
      from (
        select wall_id, max(seq) + 1 as seq from wall_event
        where at < ${before}::timestamptz group by wall_id) oldest
      where w.id = oldest.wall_id and w.events_from < oldest.seq`);
    await tx.execute(sql`delete from wall_event where at < ${before}::timestamptz`);
  });
}
