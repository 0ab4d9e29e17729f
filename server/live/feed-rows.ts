/**
 * The rows of one page of a feed, in its order. Where a wall wants a sponsored post after every so many others, they
 * come from two lanes, each with a place of its own to go on from: whatever arrives meanwhile, none of them is lost.
 */
import type { Executor } from "../db/client.ts";
import type { PostRow } from "../db/reads/post-row.ts";
import type { WallRow } from "../db/reads/public-walls.ts";
import { readShownPosts, type ShownFilter } from "../db/reads/shown-posts.ts";
import { type FeedPosition, placeOf } from "./feed-cursor.ts";

interface Wanted {
  filter: ShownFilter;
  after: FeedPosition;
  limit: number;
}

interface FeedRows {
  page: PostRow[];
  /** Where the next page begins; `null` at the end. */
  next: FeedPosition | null;
}

export async function readFeedRows(
  db: Executor,
  wall: Pick<WallRow, "id" | "sponsored_every">,
  wanted: Wanted,
): Promise<FeedRows> {
  // One more than is shown says whether there is another page.
  const limit = wanted.limit + 1;
  const { filter, after } = wanted;
  const every = wall.sponsored_every;
  if (every === null) {
    const found = await readShownPosts(db, wall.id, { filter, after: after.place, limit });
    return cut(found, { ...wanted, isSponsored: () => false });
  }
  const [others, sponsored] = await Promise.all([
    readShownPosts(db, wall.id, { filter, after: after.place, limit, lane: "others" }),
    readShownPosts(db, wall.id, { filter, after: after.sponsored, limit, lane: "sponsored" }),
  ]);
  const paid = new Set(sponsored);
  const found = merge({ others, sponsored }, { every, since: after.since, limit });
  return cut(found, { ...wanted, isSponsored: (row) => paid.has(row) });
}

/** As `ordered` in `widget/feed/order.ts`: what is left when the others end follows them. */
function merge(
  { others, sponsored }: { others: PostRow[]; sponsored: PostRow[] },
  { every, since, limit }: { every: number; since: number; limit: number },
): PostRow[] {
  const [left, paid] = [[...others], [...sponsored]];
  const merged: PostRow[] = [];
  let passed = since;
  while (merged.length < limit && left.length + paid.length > 0) {
    const isTurn = paid.length > 0 && (passed >= every || left.length === 0);
    const row = (isTurn ? paid : left).shift();
    if (row) merged.push(row);
    passed = isTurn ? 0 : passed + 1;
  }
  return merged;
}

function cut(
  found: PostRow[],
  { after, limit, isSponsored }: Wanted & { isSponsored(row: PostRow): boolean },
): FeedRows {
  const page = found.slice(0, limit);
  if (found.length <= limit) return { page, next: null };
  const next = { ...after };
  for (const row of page) {
    if (isSponsored(row)) Object.assign(next, { sponsored: placeOf(row), since: 0 });
    else Object.assign(next, { place: placeOf(row), since: next.since + 1 });
  }
  return { page, next };
}
