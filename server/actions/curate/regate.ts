/**
 * Asks the gate again about placements whose time has come: what was to be shown from now on is shown, what was to be
 * shown until now is hidden. The time stands in the row, so that it is kept across a restart, and every process may do
 * this at once: whoever has the lock second finds nothing due.
 */
import { sql } from "drizzle-orm";
import { rows } from "../../db/client.ts";
import type { PostRow } from "../../db/reads/post-row.ts";
import { announce, News } from "../announce.ts";
import type { ActionContext } from "../context.ts";
import { lockPlacements, writeChanges } from "../placements.ts";
import { transact } from "../transaction.ts";

const placementsAtOnce = 200;

/** One batch. Answers the walls that changed, and whether more is due. */
export async function regateDue(
  context: ActionContext,
): Promise<{ seqs: Map<string, number>; hasMore: boolean }> {
  const due = await readDue(context);
  const seqs = new Map<string, number>();
  for (const [wallId, found] of Map.groupBy(due, (row) => row.wall_id)) {
    const postIds = found.map((row) => row.post_id);
    for (const [id, seq] of await regate(context, wallId, postIds)) seqs.set(id, seq);
  }
  return { seqs, hasMore: due.length === placementsAtOnce };
}

function readDue({ db, now }: ActionContext) {
  return rows<{ wall_id: string; post_id: string }>(
    db,
    sql`
    select wall_id, post_id from placement
    where regate_at is not null and regate_at <= ${now().toISOString()}::timestamptz
    order by regate_at limit ${placementsAtOnce}`,
  );
}

function regate({ db, now }: ActionContext, wallId: string, postIds: string[]) {
  return transact(db, async (tx) => {
    const at = now();
    const locked = await lockPlacements(tx, { wallId, postIds });
    const changes = locked
      .filter((row) => isDue(row, at))
      .map((row) => ({ row, keepVersion: true }));
    const news = new News();
    await writeChanges(tx, news, changes, at);
    return announce(tx, news, at);
  });
}

const isDue = ({ regate_at }: PostRow, at: Date) =>
  regate_at !== null && Date.parse(regate_at) <= at.getTime();
