import type { Feed } from "#wire/wall.ts";

/** Why a feed could not be had, in one word that a host page can act on. */
export type FeedFailure = "offline" | "not-found" | "refused" | "busy" | "server" | "malformed";

/** What asking for a feed can end in. `same` means that nothing changed since the last answer of this kind. */
export type FeedAnswer =
  | { kind: "feed"; feed: Feed }
  | { kind: "same" }
  | { kind: "failed"; reason: FeedFailure; retryAfterMs: number | null };

export interface FeedClientOptions {
  /** Where the server is, with a slash at the end: `https://koro.example/`. */
  server: string;
  wall: string;
  /** Filters of the feed, as in the HTTP contract: `network`, `media`, `hashtag`, `tag`, `lang`, `display`. */
  query?: Record<string, string>;
  fetch?: typeof fetch;
  timeoutMs?: number;
}

export interface FeedClient {
  /** The first page. Never from the browser's cache; `fresh` leaves out the `ETag` of the last such answer. */
  first(limit: number, options?: { fresh?: boolean }): Promise<FeedAnswer>;
  /** The page after a cursor. */
  page(cursor: string, limit: number): Promise<FeedAnswer>;
}

/** Reads the public feed of one wall. Never throws: every way to fail is an answer. */
export function createFeedClient(options: FeedClientOptions): FeedClient {
  const etags = new Map<string, string>();

  async function ask(params: Record<string, string>, etag: string | null): Promise<Response> {
    const { server, wall, query, timeoutMs = 15_000 } = options;
    const url = new URL(`v1/walls/${encodeURIComponent(wall)}/feed`, server);
    url.search = String(new URLSearchParams({ ...query, ...params }));
    return (options.fetch ?? fetch)(url, {
      credentials: "omit",
      // The browser's cache holds an answer back for up to a minute, and would hide a 304 to a validator of our own.
      cache: etag ? "no-store" : params.cursor ? "default" : "no-cache",
      headers: etag ? { "If-None-Match": etag } : {},
      signal: AbortSignal.timeout(timeoutMs),
    });
  }

  return {
    async first(limit, { fresh = false } = {}) {
      const key = String(limit);
      return answerOf(async () => {
        const response = await ask({ limit: key }, fresh ? null : (etags.get(key) ?? null));
        const etag = response.ok && response.headers.get("etag");
        if (etag) etags.set(key, etag);
        return response;
      });
    },
    page: (cursor, limit) => answerOf(() => ask({ limit: String(limit), cursor }, null)),
  };
}

async function answerOf(ask: () => Promise<Response>): Promise<FeedAnswer> {
  let response: Response;
  try {
    response = await ask();
  } catch {
    return failed("offline");
  }
  if (response.status === 304) return { kind: "same" };
  if (!response.ok) return failed(reasonOf(response.status), response.headers.get("retry-after"));
  try {
    const feed = (await response.json()) as Feed;
    const isFeed = Array.isArray(feed.posts) && feed.posts.every((post) => post?.id) && feed.wall;
    return isFeed ? { kind: "feed", feed } : failed("malformed");
  } catch {
    return failed("malformed");
  }
}

function reasonOf(status: number): FeedFailure {
  if (status === 404 || status === 410) return "not-found";
  if (status === 429) return "busy";
  return status < 500 ? "refused" : "server";
}

function failed(reason: FeedFailure, retryAfter: string | null = null): FeedAnswer {
  const seconds = Number(retryAfter);
  return { kind: "failed", reason, retryAfterMs: seconds > 0 ? seconds * 1000 : null };
}
