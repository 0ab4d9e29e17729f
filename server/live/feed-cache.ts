/**
 * The feeds that are asked for, in memory, as finished bytes. A page is good while its wall's `seq` is the newest
 * that this process has heard of; it is built again once, however many wait for it.
 */
import type { FeedQuery } from "#wire/wall.ts";
import { type FeedReader, findWall, readFeedPage } from "./feed-page.ts";
import { type Finished, finish } from "./finished.ts";

export interface FeedCache {
  /** A finished page for this very address, if it is in memory and nothing newer was heard. */
  peek(url: string): Finished | null;
  get(url: string, slug: string, query: FeedQuery): Promise<Finished>;
  /** A wall's public view changed: pages below this `seq` are old. */
  heard(wallId: string, seq: number): void;
  /** Nobody tells us at the moment: ask the database how new a wall's pages have to be. */
  askHowNew(slug: string): Promise<void>;
  /** Whatever is in memory, or on its way there, may be old: ask the database at the next read. */
  forgetAll(): void;
}

/** What was heard of a wall. */
interface Heard {
  seq: number;
}

interface Built {
  wall: Heard;
  finished: Finished;
  builtAt: number;
}

/** One page under all its addresses. */
interface Page {
  key: string;
  slug: string;
  query: FeedQuery;
  built: Built | null;
  building: Promise<Finished> | null;
}

/** Pages of about 50 kB in three encodings: some 150 MB when it is full of different ones. */
const mostPages = 1_500;
/** Likes and author names change without a `seq`: a page that is asked for is read again after this time, */
const renewAfterMs = 30_000;
/** and nobody gets one that is older than this. */
const oldestMs = 45_000;

/** Addresses that lead to a page. Longer ones, or more, go the longer way through the routes. */
const mostAddresses = 4 * mostPages;
const longestAddress = 1_000;

export function createFeedCache(
  reader: FeedReader,
  { now = Date.now }: { now?: () => number } = {},
): FeedCache {
  // Addresses that differ only in what the feed ignores share one page.
  const addresses = new Map<string, Page>();
  const pages = new Map<string, Page>();
  const walls = new Map<string, Heard>();
  let isRenewing = false;
  let era = 0;

  return { peek, get, heard, askHowNew, forgetAll };

  function peek(url: string): Finished | null {
    const page = addresses.get(url);
    return page === undefined ? null : look(page);
  }

  function look(page: Page): Finished | null {
    const { built } = page;
    if (built === null || built.finished.seq < built.wall.seq) return null;
    const age = now() - built.builtAt;
    if (age > oldestMs) return null;
    if (age > renewAfterMs && !isRenewing) renew(page);
    return built.finished;
  }

  /** One at a time, while the old page is served: a hundred walls that became busy together are not read at once. */
  function renew(page: Page): void {
    isRenewing = true;
    const done = () => {
      isRenewing = false;
    };
    (page.building ?? build(page)).then(done, done);
  }

  async function get(url: string, slug: string, query: FeedQuery): Promise<Finished> {
    const page = openPage(slug, query);
    const finished = look(page) ?? (await (page.building ?? build(page)));
    if (addresses.size >= mostAddresses) addresses.clear();
    if (url.length <= longestAddress) addresses.set(url, page);
    return finished;
  }

  function openPage(slug: string, query: FeedQuery): Page {
    const key = JSON.stringify([slug, query]);
    const page = pages.get(key) ?? { key, slug, query, built: null, building: null };
    pages.set(key, page);
    return page;
  }

  function build(page: Page): Promise<Finished> {
    const work = buildCurrent(page).finally(() => {
      page.building = null;
      // There is no such wall, or no database: nothing to keep a place for.
      if (page.built === null && pages.get(page.key) === page) pages.delete(page.key);
    });
    page.building = work;
    return work;
  }

  /** What was heard while building makes the page old before it is served: build again, a bounded number of times. */
  async function buildCurrent(page: Page): Promise<Finished> {
    for (let attempt = 1; ; attempt++) {
      const begun = era;
      const { wallRow, feed } = await readFeedPage(reader, page.slug, page.query);
      const wall = openWall(wallRow.id);
      const finished = finish(JSON.stringify(feed), feed.seq, page.built?.finished);
      const isCurrent = begun === era && finished.seq >= wall.seq;
      if (!isCurrent && attempt < 5) continue;
      if (isCurrent) keep(page, { wall, finished, builtAt: now() });
      return finished;
    }
  }

  function keep(page: Page, built: Built): void {
    drop(page.key);
    page.built = built;
    pages.set(page.key, page);
    const oldest = pages.keys().next();
    if (pages.size > mostPages && !oldest.done) drop(oldest.value);
  }

  /** Addresses may still lead to it: what they find there is nothing. */
  function drop(key: string): void {
    const page = pages.get(key);
    if (page) page.built = null;
    pages.delete(key);
  }

  function openWall(wallId: string): Heard {
    const wall = walls.get(wallId) ?? { seq: 0 };
    walls.set(wallId, wall);
    return wall;
  }

  function heard(wallId: string, seq: number): void {
    const wall = openWall(wallId);
    wall.seq = Math.max(wall.seq, seq);
  }

  async function askHowNew(slug: string): Promise<void> {
    const wall = await findWall(reader.db, slug);
    if (wall) heard(wall.id, wall.seq);
    else forgetAll();
  }

  function forgetAll(): void {
    era++;
    addresses.clear();
    pages.clear();
  }
}
