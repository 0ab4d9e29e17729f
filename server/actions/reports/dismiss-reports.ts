/**
 * A report was not justified: the post goes back to where it was before visitors spoke, unless somebody has moved or
 * edited it since. Then it stays where they put it, and only the mark of the report goes.
 */
import { sql } from "drizzle-orm";
import { firstRow, rows } from "../../db/client.ts";
import type { PostRow } from "../../db/reads/post-row.ts";
import type { ActorKind, PlacementState } from "../../domain/vocabulary.ts";
import { lockPlacements, type PlacementChange, writeChanges } from "../placements.ts";
import type { OpenReport, ReportVerdict, Sitting } from "./decide-reports.ts";
import type { Carried } from "./uphold-report.ts";

interface PastDecision {
  wall_id: string;
  move: string;
  from_state: PlacementState | null;
  to_state: PlacementState;
  before: {
    shownAt: string | null;
    approvedBy: ActorKind | null;
    reason: string | null;
    contested?: boolean;
  } | null;
}

export async function dismissReports(
  sitting: Sitting,
  report: OpenReport,
  { note = null, open }: Pick<ReportVerdict, "open"> & { note?: string | null | undefined },
): Promise<Carried | "stale"> {
  const { tx, order, news, at, batch } = sitting;
  const locked = await lockPlacements(tx, { postIds: [report.post_id] });
  // Whoever reports waits for the placement: from here on there are no more than these.
  if (open !== undefined && (await countOpen(sitting, report)) > open) return "stale";
  const mine = locked.filter(
    ({ wall_id, state }) =>
      state !== "removed" && (order.reach === null || order.reach.includes(wall_id)),
  );
  const past = Map.groupBy(await readPast(sitting, report.post_id), (one) => one.wall_id);
  const decision = {
    ...{ batch, move: "undo" as const, actor: order.actor },
    ...{ reason: "report-dismissed", note },
  };
  const changes = mine.flatMap((row): PlacementChange[] => {
    const change = changeOf(row, past.get(row.wall_id) ?? []);
    return change ? [{ row, ...change, decision }] : [];
  });
  await writeChanges(tx, news, changes, at);
  return { removed: false, suppressed: [], elsewhere: 0 };
}

async function countOpen({ tx }: Sitting, { post_id, wall_id }: OpenReport): Promise<number> {
  const found = await firstRow<{ open: number }>(
    tx,
    sql`
    select count(*)::int as open from report
    where post_id = ${post_id}::uuid and wall_id = ${wall_id}::uuid and state = 'open'`,
  );
  return found?.open ?? 0;
}

/** Oldest first. */
const readPast = ({ tx }: Sitting, postId: string) =>
  rows<PastDecision>(
    tx,
    sql`
    select wall_id, move, from_state, to_state, before from decision
    where post_id = ${postId}::uuid order by version, at, id`,
  );

function changeOf(row: PostRow, past: PastDecision[]): Omit<PlacementChange, "row"> | null {
  const first = firstOfVisitors(past);
  const isUnmoved = past.at(-1)?.to_state === row.state;
  if (!first?.before || !first.from_state || !isUnmoved)
    return row.contested ? { contested: false } : null;
  const { shownAt, approvedBy, reason } = first.before;
  return {
    state: first.from_state,
    // Somebody has looked into it: the next visitor alone cannot hide it again.
    approvedBy: first.from_state === "approved" ? "person" : approvedBy,
    ...{ reason, contested: false },
    restoreShownAt: shownAt ?? row.last_shown_at,
  };
}

/** Of the visitors' words that nobody has answered yet. */
function firstOfVisitors(past: PastDecision[]): PastDecision | undefined {
  const answered = past.findLastIndex(({ move }) => move !== "contest" && move !== "report");
  return past[answered + 1];
}
