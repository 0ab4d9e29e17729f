/** Walls as HTML, kept as long as their feed is the same. The feed itself comes from the memory that `/feed` has. */
import type { RenderedWall, RenderWall } from "#wire/rendering.ts";
import type { Feed, FeedQuery } from "#wire/wall.ts";
import type { Live } from "../live/live.ts";
import { createBoundedCache } from "./bounded-cache.ts";

export interface WantedWall {
  slug: string;
  query: FeedQuery;
  /** As on the tag. */
  attributes: Record<string, string>;
  isOpen: boolean;
  /** The address of the posts after a cursor. */
  moreUrl: (cursor: string) => string;
}

export interface ServedWall {
  feed: Feed;
  rendered: RenderedWall;
  /** Names the feed that it was made of. */
  hash: string;
}

export interface ServedWalls {
  /** @throws {Problem} `not-found`, `bad-request` for a cursor that is not ours */
  get(wanted: WantedWall): Promise<ServedWall>;
}

interface Kept {
  hash: string;
  work: Promise<ServedWall>;
  builtAt: number;
}

/** Some 100 kB each; those with a hundred long posts are larger. */
const bounds = { mostEntries: 200, mostBytes: 32 * 1024 * 1024 };
/** "3 minutes ago" does not stay true. */
const oldestMs = 60_000;

export function createServedWalls(
  {
    live,
    renderWall,
    publicUrl,
  }: { live: Pick<Live, "hears" | "feeds">; renderWall: RenderWall; publicUrl: string },
  now: () => number = Date.now,
): ServedWalls {
  const walls = createBoundedCache<Kept>(bounds);

  /** However many wait for a wall that changed, it is written once. */
  async function get(wanted: WantedWall): Promise<ServedWall> {
    const { slug, query, attributes, isOpen, moreUrl } = wanted;
    const { hash, text } = await readFeed(slug, query);
    const key = JSON.stringify([slug, query, attributes, isOpen, moreUrl("c")]);
    const known = walls.get(key);
    if (known?.hash === hash && now() - known.builtAt < oldestMs) return known.work;
    const kept = { hash, work: write(wanted, hash, text()), builtAt: now() };
    walls.set(key, kept);
    kept.work.then(
      (served) => walls.grow(key, kept, sizeOf(served, text().length)),
      () => walls.drop(key, kept),
    );
    return kept.work;
  }

  async function write(wanted: WantedWall, hash: string, text: string): Promise<ServedWall> {
    const { slug, attributes, isOpen, moreUrl } = wanted;
    const feed = JSON.parse(text) as Feed;
    const rendered = await renderWall({
      ...{ feed, attributes, isOpen, now: new Date(now()) },
      pageUrl: `${publicUrl}/w/${slug}`,
      moreUrl: feed.next === null ? null : moreUrl(feed.next),
    });
    return { feed, rendered, hash };
  }

  async function readFeed(slug: string, query: FeedQuery) {
    if (!live.hears) await live.feeds.askHowNew(slug);
    const search = new URLSearchParams(
      Object.entries(query).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, `${value}`]],
      ),
    );
    const { hash, bodies } = await live.feeds.get(`/v1/walls/${slug}/feed?${search}`, slug, query);
    return { hash, text: () => String(bodies.identity?.bytes) };
  }

  return { get };
}

/** Two bytes for each character, as text with a single "ş" in it takes. */
const sizeOf = ({ rendered: { before, css, after } }: ServedWall, feedLength: number) =>
  2 * (feedLength + before.length + css.length + after.length);
