/** One page of a wall's feed, read from the database and passed through the gate again. */
import type { Feed, FeedQuery } from "#wire/wall.ts";
import type { Executor } from "../db/client.ts";
import { gateFacts, readingTime } from "../db/reads/post-row.ts";
import { readWallBySlug, type WallRow } from "../db/reads/public-walls.ts";
import { gate, type Surface } from "../domain/gate.ts";
import { notFound } from "../domain/problem.ts";
import { feedStart, readFeedCursor, writeFeedCursor } from "./feed-cursor.ts";
import { readFeedRows } from "./feed-rows.ts";
import { presentPost, presentWall } from "./present.ts";

export interface FeedReader {
  db: Executor;
  publicUrl: string;
  /** Whether a network lets its posts leave this server by feed. */
  isRedistributable: (network: string) => boolean;
}

export interface FeedPage {
  wallRow: WallRow;
  feed: Feed;
}

/** Throws `not-found` for a wall that is not public, `bad-request` for a cursor that is not ours. */
export async function readFeedPage(
  { db, publicUrl, isRedistributable }: FeedReader,
  slug: string,
  query: FeedQuery,
  surface: Surface = "wall",
): Promise<FeedPage> {
  // `seq` is read before the posts: what happens in between is delivered once more by the live stream, never lost.
  const wallRow = await readPublicWall(db, slug);
  const after = query.cursor ? readFeedCursor(query.cursor) : feedStart;
  const { limit, ...filter } = query;
  // A dark wall shows nothing, also not how many pages it would have.
  const isDark = wallRow.state === "dark";
  const { page, next } = isDark
    ? { page: [], next: null }
    : await readFeedRows(db, wallRow, { filter, after, limit });
  const shown = page.filter(
    (row) => gate(gateFacts(row, isRedistributable(row.network)), surface, readingTime(row)).show,
  );
  const feed: Feed = {
    wall: presentWall(wallRow, publicUrl),
    posts: shown.map((row) => presentPost(row, { media: `${publicUrl}/media/` })),
    next: next && writeFeedCursor(next),
    seq: wallRow.seq,
  };
  return { wallRow, feed };
}

/** What no wall can be called is not asked for: PostgreSQL fails at a NUL instead of finding nothing. */
const slugPattern = /^[a-z0-9-]{1,64}$/;

export const findWall = async (db: Executor, slug: string): Promise<WallRow | null> =>
  slugPattern.test(slug) ? readWallBySlug(db, slug) : null;

export async function readPublicWall(db: Executor, slug: string): Promise<WallRow> {
  const wall = await findWall(db, slug);
  if (!wall || wall.state === "draft") throw notFound("wall");
  return wall;
}
