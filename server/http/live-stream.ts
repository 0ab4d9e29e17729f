/**
 * Server-Sent Events on the raw socket: one shared buffer to every client, no chunk framing of our own per client.
 * `Connection: close` makes the end of the connection the end of the body (RFC 9112 §6.3), so bytes go out as they are.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import { Problem } from "../domain/problem.ts";
import type { LiveClient } from "../live/client-set.ts";
import type { Hub } from "../live/hub.ts";
import type { Live } from "../live/live.ts";
import type { Env } from "./deps.ts";
import { headerIn } from "./raw-header.ts";

const headers = [
  ...["Content-Type", "text/event-stream; charset=utf-8"],
  ...["Cache-Control", "no-store, no-transform"],
  ...["X-Content-Type-Options", "nosniff"],
  // nginx buffers answers unless it is told not to.
  ...["X-Accel-Buffering", "no"],
  ...["Connection", "close"],
];

/** Any origin may listen. */
export const openToAll = [
  ...["Access-Control-Allow-Origin", "*"],
  ...["Cross-Origin-Resource-Policy", "cross-origin"],
];

const greeting = "retry: 3000\n\n";

export async function openLiveStream(c: Context<Env>, hub: Hub, wallId: string): Promise<Response> {
  const after = readAfter(c);
  if (isHead(c)) return headOnly(openToAll);
  const leave = () => hub.leave(wallId, client);
  const client = takeOver(c.env.outgoing as ServerResponse, leave, openToAll);
  await hub.join(wallId, client, after);
  return RESPONSE_ALREADY_SENT;
}

/** Just this: whatever else may be in an address is for the route to judge. */
const plainAddress = /^\/v1\/walls\/([a-z0-9-]{2,64})\/live(?:\?after=(\d{1,15}))?$/;

/**
 * Opens a stream without the framework: of ten thousand who come back at once, the first asks the database for all.
 * Answers false for everything that is not so plain; `otherwise` is called where the wall turns out not to be there.
 */
export function openPlainStream(
  { hub, hears }: Live,
  request: IncomingMessage,
  response: ServerResponse,
  otherwise: () => void,
): boolean {
  if (request.method !== "GET" || !hears) return false;
  const [, slug, after] = plainAddress.exec(request.url ?? "") ?? [];
  const lastId = headerIn(request.rawHeaders, "last-event-id") ?? after ?? null;
  if (!slug || (lastId !== null && !isSeq.test(lastId))) return false;
  const enter = (wallId: string | null) => {
    if (wallId === null) return otherwise();
    const client = takeOver(response, () => hub.leave(wallId, client), openToAll);
    void hub.join(wallId, client, lastId === null ? null : Number(lastId));
  };
  const known = hub.find(slug);
  if (known) enter(known);
  else void hub.seek(slug).then(enter, otherwise);
  return true;
}

/** Hono turns HEAD into GET; a stream that is taken over would send its bytes all the same and never end. */
export const isHead = (c: Context<Env>) => c.env.incoming.method === "HEAD";

export function headOnly(more: string[] = []): Response {
  const flat = [...headers, ...more];
  const pairs = flat.flatMap((name, at): [string, string][] =>
    at % 2 === 0 ? [[name, flat[at + 1] ?? ""]] : [],
  );
  return new Response(null, { headers: pairs });
}

const isSeq = /^\d{1,15}$/;

/** The header comes from a browser that reconnects by itself and is newer than the address it was opened with. */
function readAfter(c: Context): number | null {
  const given = c.req.header("last-event-id") ?? c.req.query("after");
  if (given === undefined || given === "") return null;
  if (isSeq.test(given)) return Number(given);
  throw new Problem("bad-request", "“after” is the number that the feed calls seq.", {
    errors: [{ path: "after", message: "a whole number" }],
  });
}

/**
 * Sends the head and hands out the socket. `onGone` is called once, whoever ends it, but never before this answers:
 * a client that left while its question was looked up is `gone` from the start.
 */
export function takeOver(
  response: ServerResponse,
  onGone: () => void,
  more: string[] = [],
): LiveClient {
  const { socket } = response;
  if (!socket || socket.destroyed) return { write() {}, waiting: 0, gone: true, end() {} };
  response.useChunkedEncodingByDefault = false;
  response.shouldKeepAlive = false;
  response.writeHead(200, [...headers, ...more]);
  socket.setTimeout(0);
  socket.setNoDelay(true);
  // Text goes out in one piece with the head: one system call less for each of thousands who come back at once.
  response.write(greeting, "latin1");
  let gone = false;
  const leave = () => {
    if (gone) return;
    gone = true;
    onGone();
  };
  response.once("close", leave);
  socket.once("close", leave);
  return {
    write(bytes) {
      if (!gone && !socket.destroyed) socket.write(bytes);
    },
    get waiting() {
      return socket.writableLength;
    },
    get gone() {
      return gone || socket.destroyed;
    },
    end() {
      socket.destroy();
      leave();
    },
  };
}
