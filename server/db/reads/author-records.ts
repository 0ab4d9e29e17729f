/** What became of an author's posts in this workspace, so that a moderator sees who speaks. */
import { sql } from "drizzle-orm";
import { type Executor, rows } from "../client.ts";

export interface AuthorRecord {
  approved: number;
  rejected: number;
  held: number;
}

/** More than this is not counted: a brand may have a hundred thousand. */
const mostCounted = 1000;

/** By account; one statement for a page. */
export async function readAuthorRecords(
  executor: Executor,
  accountIds: Iterable<string | null>,
): Promise<Map<string, AuthorRecord>> {
  const wanted = [...new Set(accountIds)].filter((id) => id !== null);
  const records = new Map(wanted.map((id) => [id, { approved: 0, rejected: 0, held: 0 }]));
  if (wanted.length === 0) return records;
  const found = await rows<{ account: string; state: keyof AuthorRecord; placements: number }>(
    executor,
    sql`
    select wanted.account, of_state.state, counted.placements
    from unnest(${sql.param(wanted)}::uuid[]) as wanted(account)
    cross join unnest('{approved,rejected,held}'::text[]) as of_state(state)
    cross join lateral (
      select count(*)::int as placements from (
        select from placement
        where account_id = wanted.account and state = of_state.state
        limit ${mostCounted}) bounded) counted
    where counted.placements > 0`,
  );
  for (const { account, state, placements } of found) {
    const record = records.get(account);
    if (record) record[state] = placements;
  }
  return records;
}
