/** Between a letter and the delivery that has its id. */
import { sql } from "drizzle-orm";
import { type Db, firstRow } from "../../db/client.ts";
import { readWatchedAlert } from "../../db/reads/alerts.ts";
import type { Notice } from "../../domain/alert.ts";
import type { LetterTrouble } from "../../domain/vocabulary.ts";

/** `null` when nobody is to be told any more: the alert was deleted or turned off, or its owner lost their rights. */
export async function noticeOfLetter(
  db: Db,
  letterId: string,
): Promise<{ alertId: string; notice: Notice } | null> {
  const found = await firstRow<{ alertId: string; notice: Notice; is_on: boolean }>(
    db,
    sql`
    select a.id as "alertId", d.content as notice, a.is_on
    from alert_delivery d join alert a on a.id = d.alert_id
    where d.id = ${letterId}::uuid`,
  );
  if (!found || !(found.is_on || found.notice.test)) return null;
  const watched = await readWatchedAlert(db, found.alertId);
  if (!watched) return null;
  const { reach } = watched;
  const walls = found.notice.walls.filter((wall) => reach === null || reach.includes(wall.id));
  if (walls.length === 0 && found.notice.walls.length > 0) return null;
  return { alertId: found.alertId, notice: { ...found.notice, walls } };
}

/** What became of the letter is what became of the delivery. */
export async function settleDelivery(
  db: Db,
  letterId: string,
  outcome: { state: "done" | "failed" | "waiting"; trouble: LetterTrouble | null; at: Date },
): Promise<void> {
  const { state, trouble, at } = outcome;
  await db.execute(sql`
    update alert_delivery set state = ${state}, trouble = ${trouble},
      tries = tries + 1, done_at = ${state === "waiting" ? null : at.toISOString()}::timestamptz
    where id = ${letterId}::uuid and state = 'waiting'`);
}
