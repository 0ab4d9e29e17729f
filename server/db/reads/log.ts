/** The workspace's log as people read it: decisions and entries as one list, by time. */
import { type SQL, sql } from "drizzle-orm";
import type { ActorKind } from "../../domain/vocabulary.ts";
import { type Executor, rows } from "../client.ts";
import { decisionFields, entryFields, type LinePlace, type LineRow } from "./sealed-lines.ts";

export interface LogFilter {
  kind?: string | undefined;
  act?: string | undefined;
  actor?: { kind: ActorKind } | { id: string } | undefined;
  wallId?: string | undefined;
  post?: string | undefined;
  from?: string | undefined;
  until?: string | undefined;
  q?: string | undefined;
}

export interface LogSlice {
  filter: LogFilter;
  order: "newest" | "oldest";
  after: LinePlace | null;
  limit: number;
}

export type LoggedRow = LineRow & {
  n: number | null;
  hash: string | null;
  digest: string | null;
  wall_slug: string | null;
  wall_title: string | null;
};

/** Each table answers its own first lines by its index; what comes first of both is the page. */
export function readLogLines(executor: Executor, workspaceId: string, slice: LogSlice) {
  const by = slice.order === "newest" ? sql`desc` : sql`asc`;
  const parts = [
    ...(asksDecisions(slice.filter) ? [decisions(workspaceId, slice)] : []),
    ...(asksEntries(slice.filter) ? [entries(workspaceId, slice)] : []),
  ];
  if (parts.length === 0) return Promise.resolve<LoggedRow[]>([]);
  return rows<LoggedRow>(
    executor,
    sql`
    with line as (
      select * from (${sql.join(parts, sql` union all `)}) part
      order by at ${by}, id ${by}
      limit ${slice.limit}
    )
    select line.*, s.n::float8 as n, s.hash, s.digest, w.slug as wall_slug, w.title as wall_title
    from line
    left join log_seal s on s.entry_id = line.id
    left join wall w on w.id = line.wall_id
    order by line.at ${by}, line.id ${by}`,
  );
}

const asksDecisions = ({ kind }: LogFilter) => kind === undefined || kind === "decision";
const asksEntries = ({ kind }: LogFilter) => kind !== "decision";

function decisions(workspaceId: string, slice: LogSlice): SQL {
  const { act, post, q } = slice.filter;
  const found = q && like(q);
  return part(sql`${decisionFields} from decision d`, workspaceId, slice, sql`d`, [
    act && sql`d.move = ${act}`,
    post && sql`d.post_id = ${post}::uuid and d.wall_id in (${wallsOf(workspaceId, post)})`,
    found && sql`(d.reason ilike ${found} or d.note ilike ${found} or d.actor_name ilike ${found})`,
  ]);
}

/** By the index, which begins with the wall: those that have the post, and those that are gone. */
const wallsOf = (workspaceId: string, post: string) => sql`
  select wall_id from placement where post_id = ${post}::uuid
  union
  select wall_id from log_entry
  where workspace_id = ${workspaceId}::uuid and kind = 'wall' and act = 'delete'`;

function entries(workspaceId: string, slice: LogSlice): SQL {
  const { kind, act, post, q } = slice.filter;
  const found = q && like(q);
  return part(sql`${entryFields} from log_entry e`, workspaceId, slice, sql`e`, [
    kind && sql`e.kind = ${kind}`,
    act && sql`e.act = ${act}`,
    post && sql`e.about = ${post}`,
    found && sql`(e.about ilike ${found} or e.actor_name ilike ${found})`,
  ]);
}

function part(
  fields: SQL,
  workspaceId: string,
  { filter, order, after, limit }: LogSlice,
  name: SQL,
  own: (SQL | "" | undefined)[],
): SQL {
  const { actor, wallId, from, until } = filter;
  const beyond = order === "newest" ? sql`<` : sql`>`;
  const by = order === "newest" ? sql`desc` : sql`asc`;
  const where = [
    sql`${name}.workspace_id = ${workspaceId}::uuid`,
    actor &&
      ("kind" in actor
        ? sql`${name}.actor_kind = ${actor.kind}`
        : sql`${name}.actor_id = ${actor.id}::uuid`),
    wallId && sql`${name}.wall_id = ${wallId}::uuid`,
    from && sql`${name}.at >= ${from}::timestamptz`,
    until && sql`${name}.at < ${until}::timestamptz`,
    after && sql`(${name}.at, ${name}.id) ${beyond} (${after.at}::timestamptz, ${after.id}::uuid)`,
    ...own,
  ].filter((condition) => typeof condition === "object" && condition !== null);
  return sql`(
    select ${fields} where ${sql.join(where, sql` and `)}
    order by ${name}.at ${by}, ${name}.id ${by} limit ${limit})`;
}

/** What is looked for stands for itself. */
const like = (words: string) => `%${words.replace(/[\\%_]/g, "\\$&")}%`;
