/** Nothing is kept of an author who has no post left, but that they do not want to be shown. */
import { sql } from "drizzle-orm";
import { rows, type Tx } from "../db/client.ts";

/** Locks the authors of posts, before the posts; answers their ids. */
export async function lockAuthors(tx: Tx, postIds: string[]): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`
    select id from account
    where id in (select account_id from post where id = any(${sql.param(postIds)}::uuid[]))
    order by id
    for update`,
  );
  return found.map((row) => row.id);
}

/**
 * To be called with locked authors, once their posts are gone. Their pictures lose their owner with it and go with
 * the next sweep. A hidden author keeps an empty row: without it, their next post would be shown.
 */
export async function forgetAuthors(tx: Tx, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const alone = sql`a.id = any(${sql.param(ids)}::uuid[])
    and not exists (select 1 from post p where p.account_id = a.id)`;
  await tx.execute(sql`
    update account a set handle = null, name = '', url = null, avatar_url = null, avatar_key = null,
      followers = null, reach = null
    where a.hidden and ${alone}`);
  await tx.execute(sql`delete from account a where not a.hidden and ${alone}`);
}
