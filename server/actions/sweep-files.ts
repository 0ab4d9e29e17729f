/**
 * Removes files that nothing needs any more: of posts that are gone and of pictures that an edit took away. A key
 * leaves the database after its file, so that a crash in between only repeats work.
 */
import { sql } from "drizzle-orm";
import { rows } from "../db/client.ts";
import type { MediaContext } from "./fetch-media.ts";

const filesAtOnce = 500;

export async function sweepFiles({
  db,
  store,
}: Pick<MediaContext, "db" | "store">): Promise<number> {
  const found = await rows<{ key: string }>(
    db,
    sql`
    select f.key from media_file f left join post p on p.id = f.post_id
    where (f.post_id is null and f.account_id is null)
      or p.gone_at is not null
      or (f.post_id is not null and not exists (
        select 1 from media m
        where m.post_id = f.post_id and m.files @> jsonb_build_array(jsonb_build_object('key', f.key))))
    limit ${filesAtOnce}`,
  );
  const keys = found.map((row) => row.key);
  if (keys.length === 0) return 0;
  await store.remove(keys);
  await db.execute(sql`delete from media_file where key = any(${sql.param(keys)}::text[])`);
  return keys.length;
}
