import { sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";

/** Tells the desks of a source's walls that its health may have changed. */
export async function tellSourceRead(db: Db, sourceId: string): Promise<void> {
  await db.execute(sql`
    select pg_notify('koro', 'desk ' || wall_id || ' source ' || source_id)
    from wall_source where source_id = ${sourceId}::uuid`);
}
