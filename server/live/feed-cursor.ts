/** Where a page of a feed ended, as an opaque word. */
import type { PostRow } from "../db/reads/post-row.ts";
import type { FeedPlace } from "../db/reads/shown-posts.ts";
import { Problem } from "../domain/problem.ts";
import { isUuid } from "../domain/uuid.ts";
import { isIso, iso } from "./present.ts";

export interface FeedPosition {
  /** Of the last post in the usual order. */
  place: FeedPlace | null;
  /** Of the last sponsored one, where those have a turn of their own. */
  sponsored: FeedPlace | null;
  /** How many posts came since then. */
  since: number;
}

export const feedStart: FeedPosition = { place: null, sponsored: null, since: 0 };

export const placeOf = (row: PostRow): FeedPlace => ({
  ...{ pinned: row.pinned, rank: row.pin_rank },
  shownAt: iso(row.shown_at ?? row.arrived_at),
  publishedAt: iso(row.published_at),
  id: row.id,
});

export function writeFeedCursor({ place, sponsored, since }: FeedPosition): string {
  const list = [place && listOf(place), sponsored && listOf(sponsored), since];
  return Buffer.from(JSON.stringify(list)).toString("base64url");
}

const listOf = ({ pinned, rank, shownAt, publishedAt, id }: FeedPlace) => [
  ...[pinned, rank, shownAt, publishedAt, id],
];

/** @throws {Problem} `bad-request` for a cursor that is not ours */
export function readFeedCursor(cursor: string): FeedPosition {
  const [place, sponsored, since] = parseList(cursor);
  if (!Number.isInteger(since) || Number(since) < 0) throw badCursor();
  return { place: readPlace(place), sponsored: readPlace(sponsored), since: Number(since) };
}

function readPlace(given: unknown): FeedPlace | null {
  if (given === null) return null;
  const [pinned, rank, shownAt, publishedAt, id] = Array.isArray(given) ? given : [];
  if (
    typeof pinned !== "boolean" ||
    !Number.isInteger(rank) ||
    Math.abs(Number(rank)) > 2 ** 31 - 1 ||
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
