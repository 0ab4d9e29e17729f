import { sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";

/** A wall goes with its sources and with the posts that no other wall shows; their files go with the next sweep. */
export function deleteWall(db: Db, wallId: string): Promise<void> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`
      delete from source s using wall_source mine
      where mine.source_id = s.id and mine.wall_id = ${wallId}::uuid and not exists (
        select 1 from wall_source other
        where other.source_id = s.id and other.wall_id <> ${wallId}::uuid)`);
    await tx.execute(sql`
      delete from post p using placement mine
      where mine.post_id = p.id and mine.wall_id = ${wallId}::uuid and not exists (
        select 1 from placement other
        where other.post_id = p.id and other.wall_id <> ${wallId}::uuid)`);
    await tx.execute(sql`delete from wall where id = ${wallId}::uuid`);
  });
}
