/**
 * What comes of visitors' reports. All open reports of a post close together: they ask one question. Upholding takes
 * the post off all walls; whoever is limited to some walls acts on those, and on the others the report stands anew for
 * the people there.
 */
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { rows, type Tx } from "../../db/client.ts";
import type { ReportState, SuppressedKind } from "../../domain/vocabulary.ts";
import { announce, News } from "../announce.ts";
import type { ActionContext, Actor } from "../context.ts";
import { recordEntry } from "../log/record-entry.ts";
import { holdCopies } from "../suppress/hold-copies.ts";
import { lockSuppressions } from "../suppress/lock-suppressions.ts";
import { transact } from "../transaction.ts";
import { dismissReports } from "./dismiss-reports.ts";
import { tellReports } from "./tell-reports.ts";
import { upholdReport } from "./uphold-report.ts";

export interface ReportVerdict {
  report: string;
  verdict: "uphold" | "dismiss";
  /** Takes the post away for good; without a word on it, where somebody is shown against their will. */
  remove?: boolean | undefined;
  /** Implies `remove`. */
  suppress?: SuppressedKind[] | undefined;
  /** Open reports of the post that were looked at. Nothing is dismissed that nobody has read. */
  open?: number | undefined;
  note?: string | undefined;
}

export interface ReportOrder {
  workspaceId: string;
  wallId: string;
  actor: Actor;
  /** Walls the actor is limited to; `null` for all. */
  reach: string[] | null;
  decisions: ReportVerdict[];
}

export type ReportOutcome =
  | {
      report: string;
      ok: true;
      state: ReportState;
      post: string;
      closed: number;
      removed: boolean;
      suppressed: SuppressedKind[];
      elsewhere: number;
    }
  | {
      report: string;
      ok: false;
      code: "not-found" | "closed" | "forbidden" | "stale";
      now: { state: ReportState; by: string | null; at: string | null } | null;
    };

export interface OpenReport {
  id: string;
  post_id: string;
  wall_id: string;
  reason: string;
  state: ReportState;
  handled_by: string | null;
  handled_at: string | null;
}

/** What a verdict is carried out with. */
export interface Sitting {
  tx: Tx;
  context: ActionContext;
  order: ReportOrder;
  news: News;
  batch: string;
  at: Date;
  /** Pictures that must not come back: other posts may show them. */
  prints: string[];
}

export async function decideReports(
  context: ActionContext,
  order: ReportOrder,
): Promise<{ batch: string; results: ReportOutcome[]; seqs: Map<string, number> }> {
  const { prints, ...decided } = await decideAll(context, order);
  const held = await holdCopies(context, { workspaceId: order.workspaceId, prints });
  return { ...decided, seqs: new Map([...decided.seqs, ...held]) };
}

function decideAll(context: ActionContext, order: ReportOrder) {
  return transact(context.db, async (tx) => {
    const batch = v7();
    const prints: string[] = [];
    const sitting: Sitting = {
      ...{ tx, context, order, batch, prints },
      ...{ news: new News(), at: context.now() },
    };
    if (order.decisions.some(({ verdict }) => verdict === "uphold"))
      await lockSuppressions(tx, order.workspaceId, "write");
    await lockReports(tx, order);
    const results: ReportOutcome[] = [];
    for (const verdict of order.decisions) results.push(await decideOne(sitting, verdict));
    const seqs = await announce(tx, sitting.news, sitting.at);
    return { batch, results, prints, seqs };
  });
}

/** With all others of the same posts, in one order: two moderators may begin with different reports of one post. */
async function lockReports(tx: Tx, { wallId, decisions }: ReportOrder): Promise<void> {
  const ids = sql.param(decisions.map(({ report }) => report));
  await tx.execute(sql`
    select 1 from report where post_id in (
      select post_id from report where id = any(${ids}::uuid[]) and wall_id = ${wallId}::uuid)
    order by id
    for update`);
}

async function decideOne(sitting: Sitting, verdict: ReportVerdict): Promise<ReportOutcome> {
  const { report } = verdict;
  const [found] = await rows<OpenReport>(
    sitting.tx,
    sql`
    select id, post_id, wall_id, reason, state, handled_by, handled_at from report
    where id = ${report}::uuid and wall_id = ${sitting.order.wallId}::uuid`,
  );
  if (!found) return { report, ok: false, code: "not-found", now: null };
  if (found.state !== "open") return { report, ok: false, code: "closed", now: nowOf(found) };
  const done =
    verdict.verdict === "uphold"
      ? await upholdReport(sitting, found, verdict)
      : await dismissReports(sitting, found, verdict);
  if (done === "forbidden" || done === "stale")
    return { report, ok: false, code: done, now: nowOf(found) };
  const state = verdict.verdict === "uphold" ? "upheld" : "dismissed";
  const closed = await close(sitting, found, state);
  await record(sitting, found, { verdict, closed, ...done });
  return { report, ok: true, state, post: found.post_id, closed, ...done };
}

const nowOf = ({ state, handled_by, handled_at }: OpenReport) => ({
  ...{ state, by: handled_by },
  at: handled_at && new Date(handled_at).toISOString(),
});

async function close(sitting: Sitting, report: OpenReport, state: ReportState): Promise<number> {
  const { order, tx, at } = sitting;
  const within = order.reach ? sql`and wall_id = any(${sql.param(order.reach)}::uuid[])` : sql``;
  const closed = await rows<{ wall_id: string }>(
    tx,
    sql`
    update report set state = ${state}, handled_at = ${at.toISOString()}::timestamptz,
      handled_by = ${order.actor.name}
    where post_id = ${report.post_id}::uuid and workspace_id = ${order.workspaceId}::uuid
      and state = 'open' ${within}
    returning wall_id`,
  );
  await tellReports(tx, new Set(closed.map((row) => row.wall_id)));
  return closed.length;
}

function record(
  { tx, order, at }: Sitting,
  { post_id, reason }: OpenReport,
  done: {
    verdict: ReportVerdict;
    closed: number;
    removed: boolean;
    suppressed: SuppressedKind[];
    elsewhere: number;
  },
): Promise<void> {
  const { verdict, ...detail } = done;
  return recordEntry(tx, {
    ...{ workspaceId: order.workspaceId, wallId: order.wallId, kind: "report", at },
    ...{ act: verdict.verdict, actor: order.actor, about: post_id },
    detail: { reason, ...detail, ...(verdict.note ? { note: verdict.note } : {}) },
  });
}
