/** Lines of the log in the shape that is sealed: decisions and entries as one list. */
import { type SQL, sql } from "drizzle-orm";
import type { SealedLine } from "../../domain/log-chain.ts";
import type { SealedKind } from "../../domain/vocabulary.ts";
import { type Executor, firstRow, rows } from "../client.ts";

/** A row of either table: what the one has not, is null. */
export interface LineRow {
  id: string;
  sealed_kind: SealedKind;
  workspace_id: string;
  wall_id: string | null;
  post_id: string | null;
  batch: string | null;
  kind: string;
  act: string;
  from_state: string | null;
  to_state: string | null;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string | null;
  reason: string | null;
  note: string | null;
  version: number | null;
  before: unknown;
  about: string | null;
  detail: Record<string, unknown> | null;
  at: string;
}

export const decisionFields = sql`
  d.id, 'decision' as sealed_kind, d.workspace_id, d.wall_id, d.post_id, d.batch, 'decision' as kind,
  d.move as act, d.from_state, d.to_state, d.actor_kind, d.actor_id, d.actor_name, d.reason, d.note,
  d.version, d.before, null::text as about, null::jsonb as detail, d.at`;

export const entryFields = sql`
  e.id, 'entry' as sealed_kind, e.workspace_id, e.wall_id, null::uuid as post_id, null::uuid as batch,
  e.kind, e.act, null::text as from_state, null::text as to_state, e.actor_kind, e.actor_id,
  e.actor_name, null::text as reason, null::text as note, null::int as version, null::jsonb as before,
  e.about, e.detail, e.at`;

const isoOf = (at: string) => new Date(at).toISOString();

/** The order of the facts is part of the format: it never changes, whatever the tables are called. */
export function toLine(row: LineRow): SealedLine {
  const { id, workspace_id, wall_id, act, actor_kind, actor_id } = row;
  const at = isoOf(row.at);
  if (row.sealed_kind === "entry")
    return {
      kind: "entry",
      facts: [id, at, workspace_id, wall_id, row.kind, act, actor_kind, actor_id],
      who: row.actor_name,
      what: saidInEntry(row),
    };
  const { post_id, batch, from_state, to_state, reason, version, before } = row;
  return {
    kind: "decision",
    facts: [
      ...[id, at, workspace_id, wall_id, act, actor_kind, actor_id],
      ...[post_id, batch, from_state, to_state, reason, version, before],
    ],
    who: row.actor_name,
    what: row.note === null ? null : [row.note],
  };
}

function saidInEntry({ about, detail }: LineRow): unknown[] | null {
  const silent = about === null && Object.keys(detail ?? {}).length === 0;
  return silent ? null : [about, detail];
}

export interface LinePlace {
  at: string;
  id: string;
}

/** A step along the log: how far it came, and what has no link there. */
export interface Unsealed {
  lines: LineRow[];
  /** The last line that was looked at; `null` at the end of the log. */
  last: LinePlace | null;
}

/**
 * The next lines in the order of their times, those with a link left out. Looked up one by one: a join that leaves out
 * what is sealed would go through all of it for every step.
 */
export async function readUnsealed(
  executor: Executor,
  workspaceId: string,
  { after, limit }: { after: LinePlace; limit: number },
): Promise<Unsealed> {
  const next = (table: SQL) => sql`
    (select id, at from ${table}
    where workspace_id = ${workspaceId}::uuid
      and (at, id) > (${after.at}::timestamptz, ${after.id}::uuid)
    order by at, id limit ${limit})`;
  const looked = await rows<LinePlace & { is_sealed: boolean }>(
    executor,
    sql`
    with line as materialized (
      select * from (${next(sql`decision`)} union all ${next(sql`log_entry`)}) part
      order by at, id limit ${limit}
    )
    select id, at, (select true from log_seal s where s.entry_id = line.id) is true as is_sealed
    from line order by at, id`,
  );
  const ids = looked.filter((row) => !row.is_sealed).map((row) => row.id);
  const last = looked.length === limit ? (looked.at(-1) ?? null) : null;
  return { lines: await readToSeal(executor, ids), last };
}

/** Locked against an erasure, which would otherwise take words out between their reading and their sealing. */
async function readToSeal(executor: Executor, ids: string[]): Promise<LineRow[]> {
  if (ids.length === 0) return [];
  const these = sql`any(${sql.param(ids)}::uuid[])`;
  const decisions = await rows<LineRow>(
    executor,
    sql`select ${decisionFields} from decision d where d.id = ${these} order by d.id for share`,
  );
  const entries = await rows<LineRow>(
    executor,
    sql`select ${entryFields} from log_entry e where e.id = ${these} order by e.id for share`,
  );
  const place = new Map(ids.map((id, at) => [id, at]));
  const placeOf = (row: LineRow) => place.get(row.id) ?? 0;
  return [...decisions, ...entries].sort((a, b) => placeOf(a) - placeOf(b));
}

export interface Link {
  n: number;
  kind: SealedKind;
  entry_id: string;
  digest: string;
  hash: string;
  at: string;
}

const linkFields = sql`s.n::float8 as n, s.kind, s.entry_id, s.digest, s.hash, s.at`;

export const readHead = (executor: Executor, workspaceId: string) =>
  firstRow<Link>(
    executor,
    sql`
    select ${linkFields} from log_seal s where workspace_id = ${workspaceId}::uuid
    order by n desc limit 1`,
  );

export type LinkedLine = Link & { line: LineRow | null };

/** Links in their order, each with its line as it is now, read by one statement: nothing is erased in between. */
export async function readLinks(
  executor: Executor,
  workspaceId: string,
  { after, limit }: { after: number; limit: number },
): Promise<LinkedLine[]> {
  return rows<LinkedLine>(
    executor,
    sql`
    select ${linkFields}, case s.kind
      when 'decision' then (select row_to_json(l) from (select ${decisionFields} from decision d where d.id = s.entry_id) l)
      else (select row_to_json(l) from (select ${entryFields} from log_entry e where e.id = s.entry_id) l)
      end as line
    from log_seal s
    where s.workspace_id = ${workspaceId}::uuid and s.n > ${after}
    order by s.n
    limit ${limit}`,
  );
}
