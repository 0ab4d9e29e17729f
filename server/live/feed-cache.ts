/**
 * The feeds that are asked for, in memory, as finished bytes. A page is good while its wall's `seq` is the newest
 * that this process has heard of; it is built again once, however many wait for it.
 */
import type { FeedQuery } from "#wire/wall.ts";
import { type FeedReader, readFeedPage } from "./feed-page.ts";
import { type Finished, finish } from "./finished.ts";

export interface FeedCache {
  /** A finished page for this very address, if it is in memory and nothing newer was heard. */
  peek(url: string): Finished | null;
  get(url: string, slug: string, query: FeedQuery): Promise<Finished>;
  /** A wall's public view changed: pages below this `seq` are old. */
  heard(wallId: string, seq: number): void;
  /** Whatever is in memory may be old: ask the database at the next read. */
  forgetAll(): void;
}

interface Entry {
  wallId: string;
  finished: Finished;
}

/** Pages of about 50 kB in three encodings: some 150 MB when it is full of different ones. */
const mostPages = 1_500;
/** Likes and author names change without a `seq`; a page does not keep old ones for longer than this. */
const oldestMs = 30_000;

export function createFeedCache(
  reader: FeedReader,
  { now = Date.now }: { now?: () => number } = {},
): FeedCache {
  const entries = new Map<string, Entry & { builtAt: number }>();
  const building = new Map<string, Promise<Finished>>();
  const newest = new Map<string, number>();

  return { peek, get, heard, forgetAll };

  function peek(url: string): Finished | null {
    const entry = entries.get(url);
    if (!entry || now() - entry.builtAt > oldestMs) return null;
    return entry.finished.seq >= (newest.get(entry.wallId) ?? 0) ? entry.finished : null;
  }

  async function get(url: string, slug: string, query: FeedQuery): Promise<Finished> {
    return peek(url) ?? building.get(url) ?? build(url, slug, query);
  }

  function build(url: string, slug: string, query: FeedQuery): Promise<Finished> {
    const work = buildCurrent(url, slug, query).finally(() => building.delete(url));
    building.set(url, work);
    return work;
  }

  /** What was heard while building makes the page old before it is served: build again, a bounded number of times. */
  async function buildCurrent(url: string, slug: string, query: FeedQuery): Promise<Finished> {
    for (let attempt = 1; ; attempt++) {
      const { wallRow, feed } = await readFeedPage(reader, slug, query);
      const finished = await finish(JSON.stringify(feed), feed.seq);
      const current = finished.seq >= (newest.get(wallRow.id) ?? 0);
      if (!current && attempt < 5) continue;
      keep(url, { wallId: wallRow.id, finished });
      return finished;
    }
  }

  function keep(url: string, entry: Entry): void {
    entries.delete(url);
    entries.set(url, { ...entry, builtAt: now() });
    const oldest = entries.keys().next();
    if (entries.size > mostPages && !oldest.done) entries.delete(oldest.value);
  }

  function heard(wallId: string, seq: number): void {
    if (seq > (newest.get(wallId) ?? 0)) newest.set(wallId, seq);
  }

  function forgetAll(): void {
    entries.clear();
  }
}
