import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import sharp from "sharp";
import type { LiveEvent } from "#wire/live.ts";
import type { Post } from "#wire/post.ts";
import type { Wall } from "#wire/wall.ts";
import { comparePosts } from "../../../widget/feed/order.ts";
import { aWall } from "./a-post.ts";

/** A Koro server as far as an embed can see it: the built files, the feed, the live line, pictures. */
export interface FakeKoro {
  origin: string;
  posts: Post[];
  wall: Wall;
  /** The feed is answered once this is done, to watch what happens meanwhile. */
  feedGate: Promise<unknown>;
  /** While set, everything but the built files answers with 503 and open lines are cut. */
  down: boolean;
  /** While set, there is no such wall, and its open lines end. */
  gone: boolean;
  readonly lines: number;
  readonly requests: string[];
  show(post: Post): void;
  change(post: Post): void;
  hide(id: string): void;
  announce(event: LiveEvent): void;
  close(): Promise<void>;
}

const dist = join(import.meta.dirname, "../../../dist");

export async function startFakeKoro(): Promise<FakeKoro> {
  /** Each open line with the walls that share it; none for a wall's own line. */
  const open = new Map<ServerResponse, string[]>();
  const past: { seq: number; event: LiveEvent }[] = [];
  let seq = 1;
  let down = false;
  let gone = false;
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });

  const koro: FakeKoro = {
    origin: "",
    posts: [],
    wall: aWall(),
    feedGate: Promise.resolve(),
    get down() {
      return down;
    },
    set down(value) {
      down = value;
      if (value) for (const line of open.keys()) line.destroy();
    },
    get gone() {
      return gone;
    },
    set gone(value) {
      gone = value;
      if (value) for (const line of open.keys()) line.end();
    },
    get lines() {
      return open.size;
    },
    requests: [],
    show(post) {
      koro.posts = [...koro.posts.filter(({ id }) => id !== post.id), post].sort(comparePosts);
      koro.announce({ kind: "show", post });
    },
    change(post) {
      koro.posts = koro.posts.map((old) => (old.id === post.id ? post : old));
      koro.announce({ kind: "change", post });
    },
    hide(id) {
      koro.posts = koro.posts.filter((post) => post.id !== id);
      koro.announce({ kind: "hide", id });
    },
    announce(event) {
      seq += 1;
      past.push({ seq, event });
      for (const [line, walls] of open) line.write(framesOf(walls, seq, event));
    },
    close: () =>
      new Promise((done) => {
        for (const line of open.keys()) line.destroy();
        server.closeAllConnections();
        server.close(() => done());
      }),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", koro.origin);
    koro.requests.push(url.pathname + url.search);
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Access-Control-Allow-Headers", "If-None-Match");
    response.setHeader("Access-Control-Expose-Headers", "ETag, Retry-After");
    if (request.method === "OPTIONS") return void response.writeHead(204).end();
    if (url.pathname.startsWith("/v1/") && down) return void response.writeHead(503).end();
    if (url.pathname.startsWith("/v1/") && gone) return void response.writeHead(404).end();
    if (url.pathname.endsWith("/feed")) return answerFeed(url, request, response);
    if (url.pathname.endsWith("/live")) return answerLive(url, response);
    if (url.pathname.startsWith("/media/")) return answerMedia(url, response);
    const file = join(dist, url.pathname);
    if (!existsSync(file)) return void response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": "text/javascript" }).end(await readFile(file));
  }

  async function answerFeed(
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    await koro.feedGate;
    const limit = Number(url.searchParams.get("limit"));
    const from = Number(url.searchParams.get("cursor") ?? 0);
    const posts = [...koro.posts].sort(comparePosts).slice(from, from + limit);
    const next = from + limit < koro.posts.length ? String(from + limit) : null;
    const etag = `"${seq}-${limit}-${from}"`;
    if (request.headers["if-none-match"] === etag) return void response.writeHead(304).end();
    response.writeHead(200, {
      "Content-Type": "application/json",
      "Cache-Control": "public, max-age=1, s-maxage=5, stale-while-revalidate=60",
      ETag: etag,
    });
    response.end(JSON.stringify({ wall: koro.wall, posts, next, seq }));
  }

  function answerLive(url: URL, response: ServerResponse): void {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    response.write(": open\n\n");
    const after = Number(url.searchParams.get("after"));
    const walls = url.searchParams.getAll("wall");
    for (const one of past)
      if (one.seq > after) response.write(framesOf(walls, one.seq, one.event));
    open.set(response, walls);
    response.on("close", () => open.delete(response));
  }

  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  koro.origin = `http://127.0.0.1:${port}`;
  return koro;
}

function frameOf(seq: number, { kind, ...body }: LiveEvent): string {
  return `id: ${seq}\nevent: ${kind}\ndata: ${JSON.stringify(body)}\n\n`;
}

/** Every wall of this Koro has the same posts; on a shared line each is told of them under its own name. */
function framesOf(walls: string[], seq: number, event: LiveEvent): string {
  const frame = frameOf(seq, event);
  if (walls.length === 0) return frame;
  return walls.map((wall) => `event: of\ndata: ${JSON.stringify({ wall })}\n\n${frame}`).join("");
}

/** `/media/640x480-c04a2b.png`: a plain picture of that size and colour. */
async function answerMedia(url: URL, response: ServerResponse): Promise<void> {
  const [, width, height, colour] = /(\d+)x(\d+)-([0-9a-f]{6})/.exec(url.pathname) ?? [];
  const background = `#${colour ?? "888888"}`;
  const picture = {
    width: Number(width),
    height: Number(height),
    channels: 3,
    background,
  } as const;
  response.writeHead(200, { "Content-Type": "image/png" });
  response.end(await sharp({ create: picture }).png().toBuffer());
}
