/**
 * Looks whether what people want to be told of is so. One process at a time, in one transaction: an alert turns to
 * firing together with the delivery that says so, or not at all, whatever dies in between.
 */
import { sql } from "drizzle-orm";
import { firstRow, type Tx } from "../../db/client.ts";
import {
  countDecided,
  readWallStates,
  readWatchedAlerts,
  type WallStateRow,
  type WatchedAlert,
} from "../../db/reads/alerts.ts";
import {
  defaultMinutes,
  isWorthTelling,
  type Notice,
  type NoticeWall,
  reasonsFor,
} from "../../domain/alert.ts";
import { lastDue } from "../../domain/digest-time.ts";
import type { ActionContext } from "../context.ts";
import { transact } from "../transaction.ts";
import { tell } from "./tell.ts";

/** Answers how many tellings were written; `null` when another process is at it. */
export function watchAlerts(context: ActionContext): Promise<number | null> {
  return transact(context.db, async (tx) => {
    if (!(await isMyTurn(tx))) return null;
    const alerts = await readWatchedAlerts(tx);
    if (alerts.length === 0) return 0;
    const workspaces = [...new Set(alerts.map((alert) => alert.workspace_id))];
    const states = await readWallStates(tx, workspaces);
    let told = 0;
    for (const alert of alerts) {
      const walls = wallsOf(alert, states);
      const look = alert.kind === "digest" ? lookForDigest : lookForReason;
      if (await look(context, tx, alert, walls)) told++;
    }
    return told;
  });
}

async function isMyTurn(tx: Tx): Promise<boolean> {
  const turn = await firstRow<{ got: boolean }>(
    tx,
    sql`select pg_try_advisory_xact_lock(5720235) as got`,
  );
  return turn?.got === true;
}

/** Within what its owner may see now: a limit that was set after the alert counts. */
export const wallsOf = (
  { workspace_id, wall_id, reach }: WatchedAlert,
  states: readonly WallStateRow[],
): WallStateRow[] =>
  states.filter(
    (wall) =>
      wall.workspace_id === workspace_id &&
      (wall_id === null || wall.id === wall_id) &&
      (reach === null || reach.includes(wall.id)),
  );

async function lookForReason(
  context: ActionContext,
  tx: Tx,
  alert: WatchedAlert,
  states: WallStateRow[],
): Promise<boolean> {
  const { kind, settings, firing } = alert;
  if (kind === "digest") return false;
  const { minutes = defaultMinutes } = settings;
  const walls = reasonsFor({ kind, minutes }, states.map(plain), context.now());
  const isSo = walls.length > 0;
  if (isSo === firing) return false;
  const at = context.now().toISOString();
  const turned = await firstRow(
    tx,
    sql`
    update alert set firing = ${isSo}
      ${isSo ? sql`, last_at = ${at}::timestamptz` : sql``}
    where id = ${alert.id}::uuid and is_on and firing = ${firing} returning id`,
  );
  if (!turned || !isSo) return false;
  const bound = kind === "queue-age" ? minutes : null;
  await tell(context, tx, alert, { kind, test: false, minutes: bound, at, walls });
  return true;
}

/** Counts a period as told also where there was nothing to tell. */
async function lookForDigest(
  context: ActionContext,
  tx: Tx,
  alert: WatchedAlert,
  states: WallStateRow[],
): Promise<boolean> {
  const { every = "day", hour = 9, zone = "UTC" } = alert.settings;
  const now = context.now();
  const before = new Date(alert.last_at ?? alert.created_at);
  if (lastDue({ every, hour, zone }, now) <= before) return false;
  const counted = await firstRow(
    tx,
    sql`
    update alert set last_at = ${now.toISOString()}::timestamptz
    where id = ${alert.id}::uuid and is_on and last_at is not distinct from ${alert.last_at}::timestamptz
    returning id`,
  );
  if (!counted) return false;
  const notice = await digestOf(tx, states, { since: before, until: now });
  if (notice.walls.length === 0) return false;
  await tell(context, tx, alert, notice);
  return true;
}

/** What waits, and what was decided since then. */
export async function digestOf(
  tx: Tx,
  states: WallStateRow[],
  { since, until }: { since: Date; until: Date },
): Promise<Notice> {
  const ids = states.map((wall) => wall.id);
  const decided = new Map(
    (await countDecided(tx, ids, since, until)).map((row) => [row.wall_id, row] as const),
  );
  const walls = states
    .map((wall) => {
      const { approved = 0, rejected = 0 } = decided.get(wall.id) ?? {};
      return { ...plain(wall), approved, rejected };
    })
    .filter(isWorthTelling);
  return { kind: "digest", test: false, minutes: null, at: until.toISOString(), walls };
}

/** As a notice keeps it: no workspace, and times as JSON writes them. */
function plain(wall: WallStateRow): NoticeWall {
  const { id, slug, title, waiting, attention, reports } = wall;
  const since = wall.since === null ? null : new Date(wall.since).toISOString();
  return { id, slug, title, waiting, since, attention, reports, approved: 0, rejected: 0 };
}
