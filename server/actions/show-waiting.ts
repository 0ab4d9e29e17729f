/**
 * Asks the gate again for approved posts that are not shown: after a wall went live, after a crash, after time
 * passed. Idempotent; some hundreds of posts a transaction.
 */
import { sql } from "drizzle-orm";
import { rows } from "../db/client.ts";
import { gateFacts } from "../db/reads/post-row.ts";
import { gate } from "../domain/gate.ts";
import { announce, News } from "./announce.ts";
import type { ActionContext } from "./context.ts";
import { lockPlacements, writeChanges } from "./placements.ts";

const postsAtOnce = 500;

/** Answers the new `seq` of the wall when anything became visible. */
export async function showWaiting(
  context: ActionContext,
  wallId: string,
): Promise<Map<string, number>> {
  const seqs = new Map<string, number>();
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const postIds = await readWaiting(context, wallId, after);
    const last = postIds.at(-1);
    if (!last) return seqs;
    for (const [id, seq] of await showThese(context, wallId, postIds)) seqs.set(id, seq);
    after = last;
  }
}

/** Walls with something approved that is not shown. */
export async function wallsWithWaiting({ db, now }: ActionContext): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`
    select w.id from wall w
    where w.state = 'live' and exists (
      select 1 from placement pl
      where pl.wall_id = w.id and pl.state = 'approved' and pl.shown_at is null
        and ${isInTime(now())})`,
  );
  return found.map((row) => row.id);
}

/** What is not to be seen yet, or not any more, waits for its time and not for this. */
const isInTime = (now: Date) => sql`
  (pl.show_from is null or pl.show_from <= ${now.toISOString()}::timestamptz)
  and (pl.show_until is null or pl.show_until > ${now.toISOString()}::timestamptz)`;

async function readWaiting({ db, now }: ActionContext, wallId: string, after: string) {
  const found = await rows<{ post_id: string }>(
    db,
    sql`
    select post_id from placement pl
    where wall_id = ${wallId}::uuid and state = 'approved' and shown_at is null
      and ${isInTime(now())} and post_id > ${after}::uuid
    order by post_id limit ${postsAtOnce}`,
  );
  return found.map((row) => row.post_id);
}

function showThese({ db, now }: ActionContext, wallId: string, postIds: string[]) {
  return db.transaction(async (tx) => {
    const locked = await lockPlacements(tx, { wallId, postIds });
    const ready = locked.filter(
      (row) => row.shown_at === null && gate(gateFacts(row), "wall", now()).show,
    );
    const news = new News();
    const changes = ready.map((row) => ({
      row,
      keepVersion: true,
      restoreShownAt: row.last_shown_at,
    }));
    await writeChanges(tx, news, changes, now());
    return announce(tx, news, now());
  });
}
