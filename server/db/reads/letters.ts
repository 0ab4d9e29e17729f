import { type SQL, sql } from "drizzle-orm";
import type { LetterKind, LetterState, LetterTrouble, Locale } from "../../domain/vocabulary.ts";
import { type Executor, rows } from "../client.ts";
import type { Reach } from "./admin-walls.ts";

export interface LetterRow {
  id: string;
  kind: LetterKind;
  locale: Locale;
  state: LetterState;
  trouble: LetterTrouble | null;
  attempts: number;
  sealed: string | null;
  created_at: string;
  sent_at: string | null;
  wall_slug: string | null;
  wall_title: string | null;
}

export interface LetterPage {
  state?: LetterState | undefined;
  after: { at: string; id: string } | null;
  limit: number;
}

const within = ({ workspaceId, walls }: Reach): SQL => sql`
  l.workspace_id = ${workspaceId}::uuid
  ${walls ? sql`and l.wall_id = any(${sql.param(walls)}::uuid[])` : sql``}`;

/** The letters within somebody's reach, newest first. */
export const readLetters = (
  executor: Executor,
  reach: Reach,
  { state, after, limit }: LetterPage,
) =>
  rows<LetterRow>(
    executor,
    sql`
    select l.id, l.kind, l.locale, l.state, l.trouble, l.attempts, l.sealed, l.created_at, l.sent_at,
      w.slug as wall_slug, w.title as wall_title
    from letter l left join wall w on w.id = l.wall_id
    where ${within(reach)}
      ${state ? sql`and l.state = ${state}` : sql``}
      ${after ? sql`and (l.created_at, l.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by l.created_at desc, l.id desc
    limit ${limit}`,
  );

export type LetterCounts = Record<LetterState, number>;

/** How many letters are in each state, within somebody's reach or in all. */
export async function countLetters(executor: Executor, reach?: Reach): Promise<LetterCounts> {
  const found = await rows<{ state: LetterState; letters: number }>(
    executor,
    sql`
    select state, count(*)::int as letters from letter l
    ${reach ? sql`where ${within(reach)}` : sql``}
    group by state`,
  );
  const counts: LetterCounts = { waiting: 0, sent: 0, failed: 0 };
  for (const { state, letters } of found) counts[state] = letters;
  return counts;
}
