/** Tells now, as it would if the reason were there, so that somebody sees whether it arrives. */
import { sql } from "drizzle-orm";
import { firstRow, type Tx } from "../../db/client.ts";
import { readWallStates, readWatchedAlert } from "../../db/reads/alerts.ts";
import { defaultMinutes, type Notice } from "../../domain/alert.ts";
import { notFound, Problem } from "../../domain/problem.ts";
import type { ActionContext } from "../context.ts";
import { transact } from "../transaction.ts";
import { type AlertOrder, lockAlert } from "./save-alert.ts";
import { tell } from "./tell.ts";
import { digestOf, wallsOf } from "./watch-alerts.ts";

/** Enough to mend an address, too few to knock at a stranger's door with. */
const mostAnHour = 10;
const mostWalls = 3;
const dayMs = 86_400_000;

export function testAlert(
  context: ActionContext,
  order: Omit<AlertOrder, "actor">,
): Promise<string> {
  return transact(context.db, async (tx) => {
    const { id, kind, settings } = await lockAlert(tx, order);
    await refuseTooMany(tx, id, context.now());
    const watched = await readWatchedAlert(tx, id);
    if (!watched) throw notFound("alert");
    const states = wallsOf(watched, await readWallStates(tx, [order.workspaceId]));
    const until = context.now();
    const since = new Date(until.getTime() - dayMs);
    const { walls, at } = await digestOf(tx, states, { since, until });
    const { minutes = defaultMinutes } = settings;
    const notice: Notice = {
      ...{ kind, test: true, minutes: kind === "queue-age" ? minutes : null },
      at,
      walls: walls.slice(0, mostWalls),
    };
    return tell(context, tx, watched, notice);
  });
}

async function refuseTooMany(tx: Tx, alertId: string, now: Date): Promise<void> {
  const since = new Date(now.getTime() - 3_600_000).toISOString();
  const found = await firstRow<{ tests: number }>(
    tx,
    sql`
    select count(*)::int as tests from alert_delivery
    where alert_id = ${alertId}::uuid and created_at > ${since}::timestamptz
      and (content->>'test')::boolean`,
  );
  if ((found?.tests ?? 0) >= mostAnHour)
    throw new Problem("too-many", `${mostAnHour} tests an hour are enough: try again later.`);
}
