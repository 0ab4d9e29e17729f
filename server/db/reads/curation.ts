/** What the curation panel asks about a post. */
import { type SQL, sql } from "drizzle-orm";
import type { Locale, PlacementState, WallState } from "../../domain/vocabulary.ts";
import { type Executor, firstRow, rows } from "../client.ts";
import type { Reach } from "./admin-walls.ts";
import type { PlacementRow } from "./placements.ts";
import { postFields, postTables } from "./post-row.ts";

/** Walls of the workspace that this person may see. */
const within = ({ workspaceId, walls }: Reach): SQL =>
  walls
    ? sql`w.workspace_id = ${workspaceId}::uuid and w.id = any(${sql.param(walls)}::uuid[])`
    : sql`w.workspace_id = ${workspaceId}::uuid`;

export interface WallOfPost {
  slug: string;
  title: string;
  locale: Locale;
  wallState: WallState;
  state: PlacementState | null;
}

export const readWallsForPost = (executor: Executor, reach: Reach, postId: string) =>
  rows<WallOfPost>(
    executor,
    sql`
    select w.slug, w.title, w.locale, w.state as "wallState", pl.state from wall w
    left join placement pl on pl.wall_id = w.id and pl.post_id = ${postId}::uuid
    where ${within(reach)} and (pl.state is not null or w.state <> 'archived')
    order by w.created_at, w.id limit 200`,
  );

export const readCollectionsForPost = (executor: Executor, workspaceId: string, postId: string) =>
  rows<{ id: string; name: string; has: boolean }>(
    executor,
    sql`
    select c.id, c.name, cp.post_id is not null as has from collection c
    left join collection_post cp on cp.collection_id = c.id and cp.post_id = ${postId}::uuid
    where c.workspace_id = ${workspaceId}::uuid
    order by c.name, c.id limit 200`,
  );

export const readAltDrafts = (executor: Executor, postId: string) =>
  rows<{ id: string; draft: string }>(
    executor,
    sql`
    select id, alt_draft as draft from media
    where post_id = ${postId}::uuid and alt_draft is not null`,
  );

/** Of what was approved last: a wall of a million posts is not read for a few words. */
export async function readTags(executor: Executor, wallId: string): Promise<string[]> {
  const found = await rows<{ tag: string }>(
    executor,
    sql`
    with recent as (
      select tags from placement where wall_id = ${wallId}::uuid and state = 'approved'
      order by arrived_at desc, post_id desc limit 2000
    )
    select tag from recent, unnest(tags) as tag group by tag order by count(*) desc, tag limit 40`,
  );
  return found.map((row) => row.tag);
}

/** The pinned posts that are shown, in their order. */
export const readPinned = (executor: Executor, wallId: string) =>
  rows<PlacementRow>(
    executor,
    sql`
    select ${postFields}, s.connector
    from ${postTables} left join source s on s.id = pl.source_id
    where pl.wall_id = ${wallId}::uuid and pl.pinned and pl.shown_at is not null
    order by pl.pinned desc, pl.pin_rank desc, pl.shown_at desc, pl.published_at desc, pl.post_id desc
    limit 100`,
  );

export interface CollectionRow {
  id: string;
  name: string;
  posts: number;
  created_at: string;
}

export const readCollections = (executor: Executor, workspaceId: string) =>
  rows<CollectionRow>(
    executor,
    sql`
    select c.id, c.name, c.created_at, (
      select count(*)::int from collection_post cp join post p on p.id = cp.post_id
      where cp.collection_id = c.id and p.gone_at is null) as posts
    from collection c where c.workspace_id = ${workspaceId}::uuid
    order by c.name, c.id limit 500`,
  );

export const readCollection = (executor: Executor, workspaceId: string, id: string) =>
  firstRow<CollectionRow>(
    executor,
    sql`
    select c.id, c.name, c.created_at, (
      select count(*)::int from collection_post cp join post p on p.id = cp.post_id
      where cp.collection_id = c.id and p.gone_at is null) as posts
    from collection c where c.workspace_id = ${workspaceId}::uuid and c.id = ${id}::uuid`,
  );

export type CollectedRow = PlacementRow & { added_at: string; wall_slug: string };

/** Each post once, as it stands on one of the walls that this person may see; where it is shown, if it is somewhere. */
export const readCollected = (
  executor: Executor,
  reach: Reach,
  page: { id: string; after: { at: string; id: string } | null; limit: number },
) =>
  rows<CollectedRow>(
    executor,
    sql`
    with seen as (
      select cp.added_at, cp.post_id, (
        select pl.wall_id from placement pl join wall w on w.id = pl.wall_id
        where pl.post_id = cp.post_id and pl.state <> 'removed' and ${within(reach)}
        order by pl.shown_at is null, pl.wall_id limit 1) as wall_id
      from collection_post cp where cp.collection_id = ${page.id}::uuid
    )
    select ${postFields}, s.connector, seen.added_at, w.slug as wall_slug
    from seen join ${postTables} on true left join source s on s.id = pl.source_id
    where pl.wall_id = seen.wall_id and pl.post_id = seen.post_id
      ${page.after ? sql`and (seen.added_at, seen.post_id) < (${page.after.at}::timestamptz, ${page.after.id}::uuid)` : sql``}
    order by seen.added_at desc, seen.post_id desc
    limit ${page.limit}`,
  );
