/**
 * Which placements come next: only their order and ids, so that what is read besides is read for one page. Everything
 * here has to cost the same for a thousand placements and for a million: nothing is sorted but what a page may hold.
 */
import { type SQL, sql } from "drizzle-orm";
import { type Executor, rows } from "../client.ts";
import type { QueueFilter } from "./queue-filter.ts";
import { halfBehind, type Ordering, orderBy, type QueuePlace } from "./queue-order.ts";

export interface KeyQuestion {
  wallId: string;
  filter: QueueFilter;
  ordering: Ordering;
  after: QueuePlace | null;
  limit: number;
}

/** The next ones by the filter alone. */
export const readKeys = (executor: Executor, question: KeyQuestion): Promise<QueuePlace[]> =>
  rows(
    executor,
    sql`select place::text as key, id from (${nextKeys(question)}) next ${orderBy(question.ordering)}`,
  );

/** Each list of values and each half is an ordered read of its own; what they bring together is a few pages. */
function nextKeys({ wallId, filter, ordering, after, limit }: KeyQuestion): SQL {
  const { column, descends } = ordering;
  const direction = descends ? sql`desc` : sql`asc`;
  const halves = [true, false].flatMap((known) => {
    const half = halfBehind(ordering, known, after);
    if (!half) return [];
    return [
      sql`
      (select next.* from ${sql.join(filter.spread, sql` cross join `)} cross join lateral (
        select it.${column} as place, it.post_id as id from ${tablesFor(filter)}
        where it.wall_id = ${wallId}::uuid and it.state = of_state.state ${half}
          ${allOf(filter.conditions)}
        order by it.${column} ${direction}, it.post_id ${direction}
        limit ${limit}) next)`,
    ];
  });
  return sql`
    select place, id from (${sql.join(halves, sql` union all `)}) found
    ${orderBy(ordering)} limit ${limit}`;
}

/** `it` is in the order asked for, `pl` is the placement. */
function tablesFor({ tag, conditions }: QueueFilter): SQL {
  if (tag === null) return sql`placement it cross join lateral (select it.*) pl`;
  const tagged = sql`(select * from placement_tag t where t.tag = ${tag}) it`;
  if (conditions.length === 0) return tagged;
  return sql`${tagged} join placement pl on pl.wall_id = it.wall_id and pl.post_id = it.post_id`;
}

const allOf = (conditions: SQL[]) =>
  sql.join(
    conditions.map((condition) => sql` and ${condition}`),
    sql``,
  );

/** A condition on post `p` and its author `a`. */
export type PostCondition = SQL;

/** Looks through so many placements for what fits; `end` is where it stopped, `null` at the very end. */
export async function walkKeys(
  executor: Executor,
  question: KeyQuestion & { window: number },
  fits: PostCondition,
): Promise<{ keys: QueuePlace[]; end: QueuePlace | null }> {
  const { ordering, limit, window } = question;
  const found = await rows<QueuePlace & { is_end: boolean }>(
    executor,
    sql`
    with looked_at as materialized (${nextKeys({ ...question, limit: window })})
    (select place::text as key, id, false as is_end from (
      select place, id from looked_at cross join lateral (
        select from post p left join account a on a.id = p.account_id
        where p.id = looked_at.id and ${fits} limit 1) fitting
      ${orderBy(ordering)} limit ${limit}) found ${orderBy(ordering)})
    union all
    (select place::text, id, true from looked_at ${orderBy(ordering)} offset ${window - 1} limit 1)`,
  );
  const end = found.find((row) => row.is_end) ?? null;
  return { keys: found.filter((row) => !row.is_end), end };
}

/** Takes what the index of words finds, all of it, and orders that: for words that few posts have. */
export function findKeys(
  executor: Executor,
  { wallId, filter, ordering, after, limit }: KeyQuestion,
  found: { workspaceId: string; words: string },
): Promise<QueuePlace[]> {
  const halves = [true, false]
    .map((known) => halfBehind(ordering, known, after))
    .filter((half) => half !== null);
  const tag = filter.tag === null ? sql`` : sql`and ${filter.tag} = any(pl.tags)`;
  return rows(
    executor,
    sql`
    with found as materialized (
      select p.id from post p
      where p.words @@ ${found.words}::tsquery and p.workspace_id = ${found.workspaceId}::uuid
    )
    select place::text as key, id from (
      select it.${ordering.column} as place, it.post_id as id
      from found cross join lateral (
        select * from placement where wall_id = ${wallId}::uuid and post_id = found.id limit 1) it
      cross join lateral (select it.*) pl
      cross join ${sql.join(filter.spread, sql` cross join `)}
      where it.state = of_state.state ${tag} ${allOf(filter.conditions)}
        and (${sql.join(
          halves.map((half) => sql`(true ${half})`),
          sql` or `,
        )})) fitting
    ${orderBy(ordering)} limit ${limit}`,
  );
}
