/** Visitors' reports and suppressions, newest first in keyset pages. */
import { type SQL, sql } from "drizzle-orm";
import { type ReportState, reportStates, type SuppressedKind } from "../../domain/vocabulary.ts";
import { type Executor, firstRow, rows } from "../client.ts";

export interface ReportRow {
  id: string;
  post_id: string;
  state: ReportState;
  reason: string;
  detail: string | null;
  /** Sealed. */
  email: string | null;
  created_at: string;
  handled_at: string | null;
  handled_by: string | null;
  open_of_post: number;
  all_of_post: number;
}

interface Place {
  at: string;
  id: string;
}

const fields = sql`
  r.id, r.post_id, r.state, r.reason, r.detail, r.email, r.created_at, r.handled_at, r.handled_by,
  of_post.open as open_of_post, of_post.all as all_of_post`;

const from = sql`
  report r cross join lateral (
    select count(*) filter (where o.state = 'open')::int as open, count(*)::int as all
    from report o where o.post_id = r.post_id and o.wall_id = r.wall_id) of_post`;

export function readReports(
  executor: Executor,
  wallId: string,
  page: { state: ReportState; reason?: string | undefined; after: Place | null; limit: number },
): Promise<ReportRow[]> {
  const { state, reason, after, limit } = page;
  return rows<ReportRow>(
    executor,
    sql`
    select ${fields} from ${from}
    where r.wall_id = ${wallId}::uuid and r.state = ${state}
      ${reason ? sql`and r.reason = ${reason}` : sql``}
      ${after ? sql`and (r.created_at, r.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by r.created_at desc, r.id desc
    limit ${limit}`,
  );
}

export const readReport = (executor: Executor, wallId: string, id: string) =>
  firstRow<ReportRow>(
    executor,
    sql`select ${fields} from ${from} where r.id = ${id}::uuid and r.wall_id = ${wallId}::uuid`,
  );

export async function countReports(
  executor: Executor,
  wallId: string,
): Promise<Record<ReportState, number>> {
  const found = await rows<{ state: ReportState; reports: number }>(
    executor,
    sql`
    select state, count(*)::int as reports from report
    where wall_id = ${wallId}::uuid group by state`,
  );
  const counts = new Map(found.map((row) => [row.state, row.reports]));
  return Object.fromEntries(reportStates.map((state) => [state, counts.get(state) ?? 0])) as Record<
    ReportState,
    number
  >;
}

export interface SuppressionRow {
  id: string;
  kind: SuppressedKind;
  reason: string;
  created_by: string | null;
  created_at: string;
}

/** Several prints of one subject are one entry: their ids begin with the same 32 characters. */
export function readSuppressions(
  executor: Executor,
  workspaceId: string,
  page: { kind?: SuppressedKind | undefined; after: Place | null; limit: number },
): Promise<SuppressionRow[]> {
  const { kind, after, limit } = page;
  const behind: SQL = after
    ? sql`having (created_at, min(id::text)) < (${after.at}::timestamptz, ${after.id})`
    : sql``;
  return rows<SuppressionRow>(
    executor,
    sql`
    select min(id::text) as id, kind, reason, created_by, created_at from suppression
    where workspace_id = ${workspaceId}::uuid ${kind ? sql`and kind = ${kind}` : sql``}
    group by left(id::text, 32), kind, reason, created_by, created_at
    ${behind}
    order by created_at desc, min(id::text) desc
    limit ${limit}`,
  );
}
