/** The queue and every other view of a wall's placements, in keyset pages. */
import { sql } from "drizzle-orm";
import { type Executor, rows } from "../client.ts";
import { type PostRow, postFields, postTables } from "./post-row.ts";
import { type QueueAsk, queueFilter } from "./queue-filter.ts";
import { type KeyQuestion, readKeys } from "./queue-keys.ts";
import { orderings, type QueuePlace } from "./queue-order.ts";
import { type SearchMode, searchKeys } from "./queue-search.ts";

export type PlacementRow = PostRow & { connector: string | null };

/** Where a page goes on. */
export interface PagePlace extends QueuePlace {
  /** What the search before it was found by. */
  mode: SearchMode | null;
}

export interface PlacementsPage {
  rows: PlacementRow[];
  /** `null` at the end. A search by letters may go on although the page is short. */
  next: PagePlace | null;
}

export async function readPlacements(
  executor: Executor,
  ask: QueueAsk,
  { after, limit }: { after: PagePlace | null; limit: number },
): Promise<PlacementsPage> {
  const filter = await queueFilter(executor, ask);
  if (!filter) return { rows: [], next: null };
  const ordering = orderings[ask.query.order];
  const question = { wallId: ask.wallId, filter, ordering, after, limit: limit + 1 };
  const { keys, end, mode } = await findPage(executor, question, ask, after?.mode ?? null);
  const page = keys.slice(0, limit);
  const last = keys.length > limit ? (page.at(-1) ?? null) : end;
  return {
    rows: await readRows(executor, ask.wallId, page),
    next: last && { key: last.key, id: last.id, mode },
  };
}

async function findPage(
  executor: Executor,
  question: KeyQuestion,
  { query, workspaceId }: QueueAsk,
  mode: SearchMode | null,
) {
  const q = query.q?.trim() ?? "";
  if (q !== "") return searchKeys(executor, question, { q, workspaceId, mode });
  return { keys: await readKeys(executor, question), end: null, mode: null };
}

const fields = sql`${postFields}, s.connector`;
const tables = sql`${postTables} left join source s on s.id = pl.source_id`;

async function readRows(executor: Executor, wallId: string, page: QueuePlace[]) {
  if (page.length === 0) return [];
  const ids = page.map(({ id }) => id);
  const byId = new Map((await readPlacementsOf(executor, wallId, ids)).map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export function readPlacement(executor: Executor, wallId: string, postId: string) {
  return rows<PlacementRow>(
    executor,
    sql`
    select ${fields} from ${tables}
    where pl.wall_id = ${wallId}::uuid and pl.post_id = ${postId}::uuid`,
  );
}

/** These posts of a wall, in the order of their arrival. */
export function readPlacementsOf(executor: Executor, wallId: string, postIds: string[]) {
  return rows<PlacementRow>(
    executor,
    sql`
    select ${fields} from ${tables}
    where pl.wall_id = ${wallId}::uuid and pl.post_id = any(${sql.param(postIds)}::uuid[])
    order by pl.arrived_at, pl.post_id`,
  );
}

export async function readWallsOfPost(executor: Executor, postId: string): Promise<string[]> {
  const found = await rows<{ wall_id: string }>(
    executor,
    sql`select wall_id from placement where post_id = ${postId}::uuid`,
  );
  return found.map((row) => row.wall_id);
}
