/**
 * A site with a feed. The feed shows the newest entries only, in a window of a few; it answers conditional requests; every
 * entry has a page, which is gone once the entry is deleted.
 */
import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { TwinAnswer, TwinServer } from "./twin-server.ts";
import { startTwin } from "./twin-server.ts";

export interface TwinEntry {
  id: string;
  words: string;
  html: string;
  at: Date;
  categories: string[];
}

export interface FeedTwin extends TwinServer {
  url: string;
  post(words: string, more?: Partial<TwinEntry>): TwinEntry;
  delete(id: string): void;
  entries: TwinEntry[];
  /** How many entries the feed shows. */
  window: number;
  /** Raw elements put before the entries. */
  extra: string[];
  /** Pages: `kept` after deletion (a cache), `missing` for all, or as they should be. */
  pages: "right" | "kept" | "missing" | "feed";
  /** Instead of the feed. */
  instead: TwinAnswer | null;
  /** Answers of other paths. */
  at: Map<string, TwinAnswer>;
}

export async function startFeedTwin(now: () => Date): Promise<FeedTwin> {
  const twin = { window: 50, extra: [], pages: "right", instead: null, at: new Map() } as Omit<
    FeedTwin,
    keyof TwinServer | "url" | "post" | "delete" | "entries"
  >;
  let count = 0;
  const world = Object.assign(twin, {
    entries: [] as TwinEntry[],
    url: "",
    post(words: string, more: Partial<TwinEntry> = {}): TwinEntry {
      count += 1;
      const entry = { id: `${count}`, words, html: "", at: now(), categories: [], ...more };
      world.entries.push(entry);
      return entry;
    },
    delete(id: string) {
      world.entries = world.entries.filter((entry) => entry.id !== id);
    },
  });
  const server = await startTwin((request, url) => answer(world, request, url, server.origin));
  world.url = `${server.origin}/feed.xml?key=abc-secret-123`;
  return Object.assign(world, server);
}

type World = Omit<FeedTwin, keyof TwinServer>;

function answer(world: World, request: IncomingMessage, url: URL, origin: string): TwinAnswer {
  const fixed = world.at.get(url.pathname);
  if (fixed) return fixed;
  if (url.pathname === "/feed.xml" || world.pages === "feed") {
    return world.instead ?? conditional(request, feedDocument(world, origin));
  }
  const there = world.entries.some(({ id }) => url.pathname === `/posts/${id}`);
  const found = world.pages === "kept" || (world.pages === "right" && there);
  return { status: found ? 200 : 404, headers: { "content-type": "text/html" }, body: "<p>…" };
}

function conditional(request: IncomingMessage, body: string): TwinAnswer {
  const etag = `"${createHash("sha1").update(body).digest("hex")}"`;
  if (request.headers["if-none-match"] === etag) return { status: 304, headers: { etag } };
  return { status: 200, headers: { etag, "content-type": "application/rss+xml" }, body };
}

function feedDocument(world: World, origin: string): string {
  const shown = [...world.entries]
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, world.window);
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Sample site</title><link>${origin}/</link>
${world.extra.join("\n")}
${shown.map((entry) => element(entry, origin)).join("\n")}
</channel></rss>`;
}

function element({ id, words, html, at, categories }: TwinEntry, origin: string): string {
  return `<item><guid isPermaLink="false">${id}</guid><link>${origin}/posts/${id}</link>
<description><![CDATA[<p>${words}</p>${html}]]></description><pubDate>${at.toUTCString()}</pubDate>
${categories.map((name) => `<category>${name}</category>`).join("")}</item>`;
}
