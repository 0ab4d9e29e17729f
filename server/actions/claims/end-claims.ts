/** How claims go on and end: by work, by hand, by a decision. */
import { sql } from "drizzle-orm";
import { rows, type Tx } from "../../db/client.ts";
import type { ActionContext } from "../context.ts";
import { transact } from "../transaction.ts";
import { type Claimant, claimMs } from "./claim-posts.ts";
import { tellClaims } from "./tell-desk.ts";

/** Gives back all that somebody has on a wall. */
export function releaseClaims({ db }: ActionContext, claimant: Claimant): Promise<void> {
  return transact(db, (tx) => giveBack(tx, claimant));
}

export async function giveBack(tx: Tx, { wallId, userId }: Claimant): Promise<void> {
  const freed = await rows<{ post: string }>(
    tx,
    sql`
    update placement set claimed_by = null, claimed_until = null
    where wall_id = ${wallId}::uuid and post_id in (
      select post_id from placement
      where wall_id = ${wallId}::uuid and claimed_by = ${userId}::uuid
      order by post_id
      for update)
    returning post_id as post`,
  );
  await tellClaims(
    tx,
    wallId,
    freed.map((row) => row.post),
  );
}

/** Whoever works keeps what is theirs. A row that somebody decides about at this moment is not waited for. */
export async function renewClaims(tx: Tx, { wallId, userId }: Claimant, at: Date): Promise<void> {
  const until = new Date(at.getTime() + claimMs).toISOString();
  await tx.execute(sql`
    update placement set claimed_until = ${until}::timestamptz
    where wall_id = ${wallId}::uuid and post_id in (
      select post_id from placement
      where wall_id = ${wallId}::uuid and claimed_by = ${userId}::uuid and state = 'pending'
      for update skip locked)`);
}

/** What was decided is nobody's any more. The rows are locked already. */
export async function endClaims(tx: Tx, wallId: string, postIds: string[]): Promise<void> {
  if (postIds.length === 0) return;
  await tx.execute(sql`
    update placement set claimed_by = null, claimed_until = null
    where wall_id = ${wallId}::uuid and post_id = any(${sql.param(postIds)}::uuid[])
      and claimed_by is not null`);
}
