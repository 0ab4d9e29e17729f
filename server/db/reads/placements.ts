/** The queue and every other view of a wall's placements, in keyset pages by arrival. */
import { type SQL, sql } from "drizzle-orm";
import type { PlacementQuery } from "#wire/placement.ts";
import { type Executor, rows } from "../client.ts";
import { asked, speaks } from "./asked.ts";
import { type PostRow, postFields, postTables } from "./post-row.ts";

export interface PlacementPlace {
  arrivedAt: string;
  id: string;
}

export type PlacementRow = PostRow & { connector: string | null };

export interface PlacementPageQuery {
  query: Omit<PlacementQuery, "cursor" | "limit">;
  after: PlacementPlace | null;
  limit: number;
}

export function readPlacements(
  executor: Executor,
  wallId: string,
  { query, after, limit }: PlacementPageQuery,
): Promise<PlacementRow[]> {
  const newest = query.order === "newest";
  const direction = newest ? sql`desc` : sql`asc`;
  return rows<PlacementRow>(
    executor,
    sql`
    select ${postFields}, s.connector
    from ${postTables} left join source s on s.id = pl.source_id
    where pl.wall_id = ${wallId}::uuid ${behind(after, newest)} ${filtered(query)}
    order by pl.arrived_at ${direction}, pl.post_id ${direction}
    limit ${limit}`,
  );
}

export function readPlacement(executor: Executor, wallId: string, postId: string) {
  return rows<PlacementRow>(
    executor,
    sql`
    select ${postFields}, s.connector
    from ${postTables} left join source s on s.id = pl.source_id
    where pl.wall_id = ${wallId}::uuid and pl.post_id = ${postId}::uuid`,
  );
}

/** These posts of a wall, in the order of their arrival. */
export function readPlacementsOf(executor: Executor, wallId: string, postIds: string[]) {
  return rows<PlacementRow>(
    executor,
    sql`
    select ${postFields}, s.connector
    from ${postTables} left join source s on s.id = pl.source_id
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

function behind(after: PlacementPlace | null, newest: boolean): SQL {
  if (!after) return sql``;
  const compare = newest ? sql`<` : sql`>`;
  return sql`and (pl.arrived_at, pl.post_id) ${compare} (${after.arrivedAt}::timestamptz, ${after.id}::uuid)`;
}

function filtered(query: PlacementPageQuery["query"]): SQL {
  const { state, network, source, media, lang, creator, tag, q, reason } = query;
  const conditions: SQL[] = [];
  if (state) conditions.push(sql`and pl.state = ${state}`);
  if (network) conditions.push(sql`and p.network = ${asked(network)}`);
  if (source) conditions.push(sql`and pl.source_id = ${source}::uuid`);
  if (media === "none") conditions.push(sql`and p.media_kinds = '{}'`);
  else if (media) conditions.push(sql`and ${media} = any(p.media_kinds)`);
  if (lang) conditions.push(sql`and ${speaks(sql`p.lang`, lang)}`);
  if (creator) conditions.push(sql`and ${asked(creator)} in (a.handle, a.id::text)`);
  if (tag) conditions.push(sql`and ${asked(tag)} = any(pl.tags)`);
  if (reason) conditions.push(sql`and pl.reason = ${asked(reason)}`);
  if (q) conditions.push(contains(q));
  return sql.join(conditions, sql` `);
}

/** Plain substring, whatever the letters' case; Turkish dotted and dotless i are one letter here. */
function contains(q: string): SQL {
  const pattern = `%${asked(q).replace(/[\\%_]/g, "\\$&")}%`;
  const folded = (text: SQL) => sql`lower(translate(${text}, 'İIı', 'iii'))`;
  return sql`and (${folded(sql`p.text`)} like ${folded(sql`${pattern}::text`)}
    or ${folded(sql`coalesce(a.name, '') || ' ' || coalesce(a.handle, '')`)} like ${folded(sql`${pattern}::text`)})`;
}
