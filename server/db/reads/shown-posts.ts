/** What is shown on a wall, newest first, pinned on top. Only rows whose stored gate answer says "shown". */
import { type SQL, sql } from "drizzle-orm";
import { looseKey } from "../../domain/hashtag.ts";
import type { MediaKind } from "../../domain/vocabulary.ts";
import { type Executor, firstRow, rows } from "../client.ts";
import { asked, speaks } from "./asked.ts";
import { type PostRow, postFields, postTables } from "./post-row.ts";

/** Which posts: sponsored ones leave the usual order where a wall says so. A pinned one is where it was pinned. */
export type Lane = "all" | "sponsored" | "others";

export interface ShownFilter {
  network?: string | undefined;
  media?: MediaKind | "none" | undefined;
  hashtag?: string | undefined;
  tag?: string | undefined;
  lang?: string | undefined;
}

/** The place of a post in the feed's order; a page goes on behind it. */
export interface FeedPlace {
  pinned: boolean;
  /** Among the pinned ones. */
  rank: number;
  shownAt: string;
  publishedAt: string;
  id: string;
}

export function readShownPosts(
  executor: Executor,
  wallId: string,
  page: { filter: ShownFilter; after: FeedPlace | null; limit: number; lane?: Lane },
): Promise<PostRow[]> {
  return rows<PostRow>(
    executor,
    sql`
    select ${postFields}
    from ${postTables}
    where pl.wall_id = ${wallId}::uuid and pl.shown_at is not null
      ${behind(page.after)} ${filtered(page.filter)} ${inLane[page.lane ?? "all"]}
    order by pl.pinned desc, pl.pin_rank desc, pl.shown_at desc, pl.published_at desc, pl.post_id desc
    limit ${page.limit}`,
  );
}

export function readShownPost(executor: Executor, wallId: string, postId: string) {
  return firstRow<PostRow>(
    executor,
    sql`
    select ${postFields}
    from ${postTables}
    where pl.wall_id = ${wallId}::uuid and pl.post_id = ${postId}::uuid
      and pl.shown_at is not null`,
  );
}

const inLane: Record<Lane, SQL> = {
  all: sql``,
  sponsored: sql`and pl.sponsor is not null and not pl.pinned`,
  others: sql`and (pl.sponsor is null or pl.pinned)`,
};

function behind(after: FeedPlace | null): SQL {
  if (!after) return sql``;
  return sql`and (pl.pinned, pl.pin_rank, pl.shown_at, pl.published_at, pl.post_id)
    < (${after.pinned}, ${after.rank}, ${after.shownAt}::timestamptz, ${after.publishedAt}::timestamptz, ${after.id}::uuid)`;
}

function filtered({ network, media, hashtag, tag, lang }: ShownFilter): SQL {
  const conditions: SQL[] = [];
  if (network) conditions.push(sql`and p.network = ${asked(network)}`);
  if (media === "none") conditions.push(sql`and p.media_kinds = '{}'`);
  else if (media) conditions.push(sql`and ${media} = any(p.media_kinds)`);
  if (hashtag) conditions.push(sql`and ${looseKey(asked(hashtag))} = any(p.loose_keys)`);
  if (tag) conditions.push(sql`and ${asked(tag)} = any(pl.tags)`);
  if (lang) conditions.push(sql`and ${speaks(sql`p.lang`, lang)}`);
  return sql.join(conditions, sql` `);
}
