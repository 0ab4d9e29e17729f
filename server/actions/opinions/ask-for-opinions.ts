/** Questions are written down with what they are about, in one transaction: no post is stored and not asked about. */
import { sql } from "drizzle-orm";
import { firstRow, rows, type Tx } from "../../db/client.ts";

interface Asking {
  tx: Tx;
  workspaceId: string;
  postIds: string[];
  at: Date;
}

const everybodyAsked = ({ workspaceId, postIds, at }: Asking) => sql`
  insert into opinion (post_id, classifier_id, content_hash, next_at)
  select p.id, c.id, p.content_hash, ${at.toISOString()}::timestamptz
  from post p join classifier c on c.workspace_id = p.workspace_id and c.is_on
  where p.id = any(${sql.param(postIds)}::uuid[]) and p.workspace_id = ${workspaceId}::uuid
  order by p.id, c.id`;

/** Asks about posts that were put on walls. What was asked before by another road is not asked twice. */
export async function askForOpinions(asking: Asking): Promise<void> {
  if (asking.postIds.length === 0) return;
  await asking.tx.execute(sql`${everybodyAsked(asking)} on conflict do nothing`);
}

/**
 * Their words changed: what was said is about other words. Answers from those who are not asked any more go, since
 * nobody would bring them up to date. Answers whether somebody is asked.
 */
export async function askAgain(asking: Asking): Promise<boolean> {
  const { tx, workspaceId, postIds } = asking;
  const somebody = await firstRow(
    tx,
    sql`select 1 as one from classifier where workspace_id = ${workspaceId}::uuid limit 1`,
  );
  if (!somebody || postIds.length === 0) return false;
  await tx.execute(sql`
    delete from opinion o using classifier c
    where c.id = o.classifier_id and not c.is_on
      and o.post_id = any(${sql.param(postIds)}::uuid[])`);
  const asked = await rows(
    tx,
    sql`
    ${everybodyAsked(asking)}
    on conflict (post_id, classifier_id) do update
      set content_hash = excluded.content_hash, state = 'waiting', scores = null,
        media_scores = null, advice = null, tries = 0, next_at = excluded.next_at, at = null
    returning post_id`,
  );
  return asked.length > 0;
}
