/** One page of a wall's feed, read from the database and passed through the gate again. */
import type { Feed, FeedQuery } from "#wire/wall.ts";
import type { Executor } from "../db/client.ts";
import { gateFacts, type PostRow, readingTime } from "../db/reads/post-row.ts";
import { readWallBySlug, type WallRow } from "../db/reads/public-walls.ts";
import { type FeedPlace, readShownPosts } from "../db/reads/shown-posts.ts";
import { gate, type Surface } from "../domain/gate.ts";
import { notFound, Problem } from "../domain/problem.ts";
import { isUuid } from "../domain/uuid.ts";
import { isIso, iso, presentPost, presentWall } from "./present.ts";

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
  const after = query.cursor ? readCursor(query.cursor) : null;
  const { limit, ...filter } = query;
  // A dark wall shows nothing, also not how many pages it would have.
  const isDark = wallRow.state === "dark";
  const found = isDark
    ? []
    : await readShownPosts(db, wallRow.id, { filter, after, limit: limit + 1 });
  const page = found.slice(0, limit);
  const shown = page.filter(
    (row) => gate(gateFacts(row, isRedistributable(row.network)), surface, readingTime(row)).show,
  );
  const last = page.at(-1);
  const feed: Feed = {
    wall: presentWall(wallRow, publicUrl),
    posts: shown.map((row) => presentPost(row, { media: `${publicUrl}/media/` })),
    next: found.length > limit && last ? writeCursor(last) : null,
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

function writeCursor(row: PostRow): string {
  const place = [
    row.pinned,
    row.pin_rank,
    iso(row.shown_at ?? row.arrived_at),
    iso(row.published_at),
    row.id,
  ];
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

function readCursor(cursor: string): FeedPlace {
  const [pinned, rank, shownAt, publishedAt, id] = parseList(cursor);
  if (
    typeof pinned !== "boolean" ||
    !Number.isInteger(rank) ||
    !isIso(shownAt) ||
    !isIso(publishedAt) ||
    !isUuid(String(id))
  )
    throw badCursor();
  return { pinned, rank: Number(rank), shownAt, publishedAt, id: String(id) };
}

function parseList(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

const badCursor = () =>
  new Problem("bad-request", "This cursor was not made by this feed: start without one.", {
    errors: [{ path: "cursor", message: "not a cursor of this feed" }],
  });
