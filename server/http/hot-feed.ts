/**
 * The feed from memory, before any framework: nearly all requests of a busy wall are one of a few addresses whose
 * finished bytes lie ready. Streams of a wall are opened here too, since all its screens may come back at once.
 * Everything else goes on to the routes, which fill the memory.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { chooseEncoding, isCurrent } from "../live/finished.ts";
import type { Live } from "../live/live.ts";
import { openPlainStream } from "./live-stream.ts";
import { headerIn } from "./raw-header.ts";

export function withHotFeed(live: Live, listener: RequestListener): RequestListener {
  return (request, response) => {
    if (answerFromMemory(live, request, response)) return;
    const otherwise = () => listener(request, response);
    if (!openPlainStream(live, request, response, otherwise)) otherwise();
  };
}

function answerFromMemory(live: Live, request: IncomingMessage, response: ServerResponse): boolean {
  const { url, method } = request;
  if (method !== "GET" || !url?.startsWith("/v1/walls/") || !live.hears) return false;
  const finished = live.feeds.peek(url);
  if (!finished) return false;
  const { rawHeaders } = request;
  const encoding = chooseEncoding(headerIn(rawHeaders, "accept-encoding"));
  if (isCurrent(headerIn(rawHeaders, "if-none-match"), finished)) {
    response.writeHead(304, finished.notModified[encoding]);
    response.end();
    return true;
  }
  const body = finished.bodies[encoding];
  // The first to ask for this encoding: the route has it made.
  if (!body) return false;
  response.writeHead(200, body.headers);
  response.end(body.bytes);
  return true;
}
