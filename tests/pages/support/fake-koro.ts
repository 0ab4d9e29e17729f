import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { LiveEvent } from "#wire/live.ts";
import type { Post } from "#wire/post.ts";
import type { Wall } from "#wire/wall.ts";
import { pageFiles } from "../../../server/http/pages/page-files.ts";
import { renderScreenPage } from "../../../server/http/pages/screen-page.ts";
import { renderSubmitPage } from "../../../server/http/pages/submit-page.ts";
import { drawPicture } from "./pictures.ts";

/** The policy the hosted pages are served with: whatever breaks it fails a test here first. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-test'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

type Answer = { status: number; body: unknown };

/** A server on loopback that speaks Koro's public contract for one wall. */
export async function startFakeKoro(wall: Wall, scripts: Record<string, string>) {
  const files = new Map(pageFiles().map((file) => [file.path, file]));
  const clients = new Set<ServerResponse>();
  const log: { seq: number; text: string }[] = [];
  const pages: Record<string, () => string> = {};
  const submissions: { type: string; body: Buffer }[] = [];
  const state = {
    wall,
    posts: [] as Post[],
    reachable: true,
    /** Lines stay open and say nothing more, as behind a firewall that forgot them. */
    mute: false,
    answer: { status: 201, body: { id: "s1", statusUrl: "/w/acme-yaz/s/t0k" } } as Answer,
    liveRequests: [] as string[],
  };

  const server = createServer((request, response) => {
    if (!state.reachable) return void request.socket.destroy();
    route(request, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", url);
    const file = files.get(pathname);
    const page = pages[pathname] ?? builtIn[pathname];
    const script = scripts[pathname];
    if (page) return sendPage(response, page());
    if (script) return send(response, 200, "text/javascript", script);
    if (file) return send(response, 200, file.type, await readFile(file.file));
    if (pathname.startsWith("/media/")) return sendPicture(response, pathname);
    if (pathname.endsWith("/feed")) return sendJson(response, { status: 200, body: feed() });
    if (pathname.endsWith("/live")) return openLive(response, searchParams.get("after") ?? "0");
    if (pathname.endsWith("/submissions")) return takeSubmission(request, response);
    send(response, 404, "text/plain", "not found");
  }

  const builtIn: Record<string, () => string> = {
    [`/screen/${wall.slug}`]: () =>
      renderScreenPage({
        wall: state.wall,
        display: { slug: wall.slug, settings: {} },
        publicUrl: url,
        nonce: "test",
      }),
    [`/w/${wall.slug}/submit`]: () =>
      renderSubmitPage({ wall: state.wall, publicUrl: url, sendsLetters: true, nonce: "test" }),
  };

  function feed() {
    const { posts } = state;
    return { wall: state.wall, posts, next: null, seq: state.wall.seq };
  }

  function openLive(response: ServerResponse, after: string): void {
    state.liveRequests.push(after);
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write(": open\n\n");
    for (const entry of log) if (entry.seq > Number(after)) response.write(entry.text);
    clients.add(response);
    response.on("close", () => clients.delete(response));
  }

  async function takeSubmission(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await Array.fromAsync(request));
    submissions.push({ type: request.headers["content-type"] ?? "", body });
    sendJson(response, state.answer);
  }

  function announce({ kind, ...rest }: LiveEvent): void {
    const seq = state.wall.seq + 1;
    state.wall = { ...state.wall, seq };
    const body = kind === "wall" ? { wall: state.wall } : rest;
    const text = `event: ${kind}\nid: ${seq}\ndata: ${JSON.stringify(body)}\n\n`;
    log.push({ seq, text });
    if (!state.mute) for (const client of clients) client.write(text);
  }

  return {
    url,
    state,
    pages,
    submissions,
    show(post: Post): void {
      state.posts = [post, ...state.posts.filter((other) => other.id !== post.id)];
      announce({ kind: "show", post });
    },
    hide(id: string): void {
      state.posts = state.posts.filter((post) => post.id !== id);
      announce({ kind: "hide", id });
    },
    changeWall(change: Partial<Wall>): void {
      state.wall = { ...state.wall, ...change };
      announce({ kind: "wall", wall: state.wall });
    },
    /** Cuts every line and refuses new ones, as a venue's network does. */
    disconnect(): void {
      state.reachable = false;
      server.closeAllConnections();
    },
    reconnect(): void {
      state.reachable = true;
    },
    async stop(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

export type FakeKoro = Awaited<ReturnType<typeof startFakeKoro>>;

function sendPage(response: ServerResponse, text: string): void {
  response.setHeader("content-security-policy", policy);
  send(response, 200, "text/html; charset=utf-8", text);
}

function sendJson(response: ServerResponse, { status, body }: Answer): void {
  send(response, status, "application/json", JSON.stringify(body));
}

/** `/media/3-1200x900.avif` is the third drawn picture in that size. */
async function sendPicture(response: ServerResponse, path: string): Promise<void> {
  const [, seed, width, height, format] = /(\d+)-(\d+)x(\d+)\.(avif|jpeg)$/.exec(path) ?? [];
  const picture = await drawPicture(Number(seed), {
    width: Number(width),
    height: Number(height),
    format: format === "avif" ? "avif" : "jpeg",
  });
  response.setHeader("cache-control", "public, max-age=31536000, immutable");
  send(response, 200, `image/${format}`, picture);
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { "content-type": type }).end(body);
}
