/**
 * What the law takes out of the log: words about people, and nothing else. The lines stay, with what was done and when,
 * and so does the chain over them.
 */
import { sql } from "drizzle-orm";
import { rows, type Tx } from "../../db/client.ts";

/** `who` is the name of whoever acted; `what` the note of a decision, or what an entry was about. */
export type Erasable = "who" | "what";

export async function eraseFromLog(tx: Tx, entries: string[], fields: Erasable[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.execute(sql`
    select koro_erase_from_log(${sql.param(entries)}::uuid[], ${sql.param(fields)}::text[])`);
}

/** Notes quote posts and tell what visitors wrote about them: they go with the post. The `remove` tells of it. */
export async function eraseNotes(tx: Tx, postIds: string[]): Promise<void> {
  const noted = await rows<{ id: string }>(
    tx,
    sql`
    select d.id from placement pl
    join decision d on d.wall_id = pl.wall_id and d.post_id = pl.post_id
    where pl.post_id = any(${sql.param(postIds)}::uuid[]) and d.note is not null
    order by d.id`,
  );
  await eraseFromLog(
    tx,
    noted.map((row) => row.id),
    ["what"],
  );
}
