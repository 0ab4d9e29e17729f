import { askFeed, type FeedAnswer, type FeedOptions } from "./ask-feed.ts";

export interface FeedClient {
  /** The first page. Never from the browser's cache; `fresh` leaves out the `ETag` of the last such answer. */
  first(limit: number, options?: { fresh?: boolean }): Promise<FeedAnswer>;
  /** The page after a cursor. */
  page(cursor: string, limit: number): Promise<FeedAnswer>;
}

/** Reads the public feed of one wall, and remembers what it had, so that nothing is sent twice. */
export function createFeedClient(options: FeedOptions): FeedClient {
  const etags = new Map<string, string>();
  return {
    first(limit, { fresh = false } = {}) {
      const key = String(limit);
      return askFeed(
        options,
        { limit: key },
        {
          etag: fresh ? null : (etags.get(key) ?? null),
          onEtag: (etag) => etags.set(key, etag),
        },
      );
    },
    page: (cursor, limit) => askFeed(options, { limit: String(limit), cursor }),
  };
}
