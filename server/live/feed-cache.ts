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

interface Entry {
  wallId: string;
  finished: Finished;
  builtAt: number;
}

/** Pages of about 50 kB in three encodings: some 150 MB when it is full of different ones. */
const mostPages = 1_500;
/** Likes and author names change without a `seq`; a page does not keep old ones for longer than this. */
const oldestMs = 30_000;

/** Addresses that lead to a page. Longer ones, or more, go the longer way through the routes. */
const mostAddresses = 4 * mostPages;
const longestAddress = 1_000;

export function createFeedCache(
  reader: FeedReader,
  { now = Date.now }: { now?: () => number } = {},
): FeedCache {
  // Addresses that differ only in what the feed ignores share one page.
  const addresses = new Map<string, string>();
  const entries = new Map<string, Entry>();
  const building = new Map<string, Promise<Finished>>();
  const newest = new Map<string, number>();
  let era = 0;

  return { peek, get, heard, askHowNew, forgetAll };

  function peek(url: string): Finished | null {
    const page = addresses.get(url);
    return page === undefined ? null : look(page);
  }

  function look(page: string): Finished | null {
    const entry = entries.get(page);
    if (!entry || now() - entry.builtAt > oldestMs) return null;
    return entry.finished.seq >= (newest.get(entry.wallId) ?? 0) ? entry.finished : null;
  }

  async function get(url: string, slug: string, query: FeedQuery): Promise<Finished> {
    const page = JSON.stringify([slug, query]);
    const finished = look(page) ?? (await (building.get(page) ?? build(page, slug, query)));
    if (addresses.size >= mostAddresses) addresses.clear();
    if (url.length <= longestAddress) addresses.set(url, page);
    return finished;
  }

  function build(page: string, slug: string, query: FeedQuery): Promise<Finished> {
    const work = buildCurrent(page, slug, query).finally(() => {
      if (building.get(page) === work) building.delete(page);
    });
    building.set(page, work);
    return work;
  }

  /** What was heard while building makes the page old before it is served: build again, a bounded number of times. */
  async function buildCurrent(page: string, slug: string, query: FeedQuery): Promise<Finished> {
    for (let attempt = 1; ; attempt++) {
      const begun = era;
      const { wallRow, feed } = await readFeedPage(reader, slug, query);
      const finished = await finish(JSON.stringify(feed), feed.seq, entries.get(page)?.finished);
      const current = begun === era && finished.seq >= (newest.get(wallRow.id) ?? 0);
      if (!current && attempt < 5) continue;
      if (current) keep(page, { wallId: wallRow.id, finished, builtAt: now() });
      return finished;
    }
  }

  function keep(page: string, entry: Entry): void {
    entries.delete(page);
    entries.set(page, entry);
    const oldest = entries.keys().next();
    if (entries.size > mostPages && !oldest.done) entries.delete(oldest.value);
  }

  function heard(wallId: string, seq: number): void {
    if (seq > (newest.get(wallId) ?? 0)) newest.set(wallId, seq);
  }

  async function askHowNew(slug: string): Promise<void> {
    const wall = await findWall(reader.db, slug);
    if (wall) heard(wall.id, wall.seq);
    else forgetAll();
  }

  function forgetAll(): void {
    era++;
    entries.clear();
    building.clear();
  }
}
