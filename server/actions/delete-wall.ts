import { sql } from "drizzle-orm";
import { type Db, rows } from "../db/client.ts";

/** A wall goes with its sources and with the posts that no other wall shows; their files go with the next sweep. */
export function deleteWall(db: Db, wallId: string): Promise<void> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`
      delete from source s using wall_source mine
      where mine.source_id = s.id and mine.wall_id = ${wallId}::uuid and not exists (
        select 1 from wall_source other
        where other.source_id = s.id and other.wall_id <> ${wallId}::uuid)`);
    const posts = await rows<{ id: string }>(
      tx,
      sql`
      select p.id from post p join placement mine on mine.post_id = p.id
      where mine.wall_id = ${wallId}::uuid and not exists (
        select 1 from placement other
        where other.post_id = p.id and other.wall_id <> ${wallId}::uuid)
      order by p.id
      for update of p`,
    );
    const ids = sql.param(posts.map((post) => post.id));
    // Kept without an owner: the sweep looks for them, and a row that went with its post would leave the file for ever.
    await tx.execute(sql`update media_file set post_id = null where post_id = any(${ids}::uuid[])`);
    await tx.execute(sql`delete from post where id = any(${ids}::uuid[])`);
    await tx.execute(sql`delete from wall where id = ${wallId}::uuid`);
    // Other processes hold its feed in memory and its streams open.
    await tx.execute(sql`select pg_notify('koro', ${`gone ${wallId}`})`);
  });
}
