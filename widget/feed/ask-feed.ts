import type { Feed } from "#wire/wall.ts";

/** Why a feed could not be had, in one word that a host page can act on. */
export type FeedFailure = "offline" | "not-found" | "refused" | "busy" | "server" | "malformed";

/** What asking for a feed can end in. `same` means that nothing changed since the last answer of this kind. */
export type FeedAnswer =
  | { kind: "feed"; feed: Feed }
  | { kind: "same" }
  | { kind: "failed"; reason: FeedFailure; retryAfterMs: number | null };

export interface FeedOptions {
  /** Where the server is, with a slash at the end: `https://koro.example/`. */
  server: string;
  wall: string;
  /** Filters of the feed, as in the HTTP contract: `network`, `media`, `hashtag`, `tag`, `lang`, `display`. */
  query?: Record<string, string>;
  fetch?: typeof fetch;
  timeoutMs?: number;
}

/** What the browser's cache and the server are told about a request. */
export interface Asking {
  etag?: string | null;
  /** Told the `ETag` of an answer, which is empty where it has none. */
  onEtag?(etag: string): void;
}

/** Asks for one page of the public feed of a wall. Never throws: every way to fail is an answer. */
export async function askFeed(
  { server, wall, query, fetch: get = fetch, timeoutMs = 15_000 }: FeedOptions,
  params: Record<string, string>,
  { etag = null, onEtag }: Asking = {},
): Promise<FeedAnswer> {
  let response: Response;
  try {
    const url = new URL(`v1/walls/${encodeURIComponent(wall)}/feed`, server);
    url.search = String(new URLSearchParams({ ...query, ...params }));
    // As a string: a `fetch` that the page put in its place may know nothing else.
    response = await get(url.href, {
      credentials: "omit",
      // The browser's cache holds an answer back for up to a minute, and would hide a 304 to a validator of our own.
      cache: etag ? "no-store" : "no-cache",
      headers: etag ? { "If-None-Match": etag } : {},
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch {
    return failed("offline");
  }
  if (response.status === 304) return { kind: "same" };
  if (!response.ok) return failed(reasonOf(response.status), response.headers.get("retry-after"));
  return readFeed(response, onEtag);
}

async function readFeed(response: Response, onEtag: Asking["onEtag"]): Promise<FeedAnswer> {
  try {
    const feed = (await response.json()) as Feed;
    const { hashtags, look } = feed.wall;
    // What is not there at all throws, which comes to the same.
    if (look && hashtags.every(({ trim }) => trim) && feed.posts.every(({ id }) => id)) {
      onEtag?.(response.headers.get("etag") ?? "");
      return { kind: "feed", feed };
    }
  } catch {}
  return failed("malformed");
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
