/** Somebody who is asked for second opinions, on loopback: remembers the questions, answers as it is told. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Asked {
  path: string;
  headers: IncomingHttpHeaders;
  raw: string;
  body: Record<string, unknown>;
}

type Answer = (asked: Asked, response: ServerResponse) => void | Promise<void>;

export async function startOpinionTwin() {
  const asked: Asked[] = [];
  let answer: Answer = (_, response) => sendJson(response, {});
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const raw = Buffer.concat(parts).toString();
    const { url = "", headers } = request;
    const one = { path: url, headers, raw, body: raw ? JSON.parse(raw) : {} };
    asked.push(one);
    await answer(one, response);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ origin: `http://127.0.0.1:${port}`, asked },
    answers(next: Answer) {
      answer = next;
    },
    close() {
      server.closeAllConnections();
      return new Promise<void>((done) => server.close(() => done()));
    },
  };
}

export type OpinionTwin = Awaited<ReturnType<typeof startOpinionTwin>>;

export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

/** As the moderation endpoint answers. */
export const moderation = (scores: Record<string, number>, flagged = false) => ({
  id: "modr-1",
  model: "omni-moderation-latest",
  results: [{ flagged, categories: {}, category_scores: scores }],
});
