/** Walls as HTML, kept as long as their feed is the same. The feed itself comes from the memory that `/feed` has. */
import type { RenderedWall, RenderWall } from "#wire/rendering.ts";
import type { Feed, FeedQuery } from "#wire/wall.ts";
import type { Live } from "../live/live.ts";

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
  served: ServedWall;
  builtAt: number;
}

/** Some 100 kB each. */
const mostKept = 200;
/** "3 minutes ago" does not stay true. */
const oldestMs = 60_000;

export function createServedWalls(
  { live, renderWall, publicUrl }: { live: Live; renderWall: RenderWall; publicUrl: string },
  now: () => number = Date.now,
): ServedWalls {
  const kept = new Map<string, Kept>();

  async function get(wanted: WantedWall): Promise<ServedWall> {
    const { slug, query, attributes, isOpen, moreUrl } = wanted;
    const { hash, text } = await readFeed(slug, query);
    const key = JSON.stringify([slug, query, attributes, isOpen, moreUrl("c")]);
    const known = kept.get(key);
    if (known?.served.hash === hash && now() - known.builtAt < oldestMs) return known.served;
    const feed = JSON.parse(text()) as Feed;
    const rendered = await renderWall({
      ...{ feed, attributes, isOpen, now: new Date(now()) },
      pageUrl: `${publicUrl}/w/${slug}`,
      moreUrl: feed.next === null ? null : moreUrl(feed.next),
    });
    const served = { feed, rendered, hash };
    keep(key, { served, builtAt: now() });
    return served;
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

  function keep(key: string, entry: Kept): void {
    kept.delete(key);
    kept.set(key, entry);
    const oldest = kept.keys().next();
    if (kept.size > mostKept && !oldest.done) kept.delete(oldest.value);
  }

  return { get };
}
