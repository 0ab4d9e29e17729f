/**
 * The yardstick: `node:http` that knows each answer beforehand and looks at nothing but the path. Its answers are
 * Koro's own, byte for byte and header for header.
 */
import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { answerQuestions } from "../parts/answer.ts";

export interface LearnOrder {
  port: number;
  paths: string[];
  acceptEncoding: string | null;
  conditional: boolean;
}

interface Prepared {
  status: number;
  headers: string[];
  body: Buffer | null;
}

const answers = new Map<string, Prepared>();
/** What every `node:http` server adds by itself. */
const own = new Set(["date", "connection", "keep-alive"]);

const server = createServer((request, response) => {
  const answer = answers.get(request.url as string);
  if (!answer) return void response.writeHead(404, { "Content-Length": 0 }).end();
  response.writeHead(answer.status, answer.headers);
  if (answer.body) response.end(answer.body);
  else response.end();
});
server.listen(0, "127.0.0.1", () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
);
answerQuestions(learn);

/** Answers the tag of each path, for a load that asks with them. */
async function learn({
  port,
  paths,
  acceptEncoding,
  conditional,
}: LearnOrder): Promise<(string | null)[]> {
  const etags: (string | null)[] = [];
  for (const path of paths) {
    const headers = acceptEncoding ? { "Accept-Encoding": acceptEncoding } : {};
    const first = await fetchRaw(port, path, headers);
    const etag = conditional ? tagOf(first) : null;
    const kept = etag ? await fetchRaw(port, path, { ...headers, "If-None-Match": etag }) : first;
    if (kept.status !== (conditional ? 304 : 200)) throw new Error(`${path}: ${kept.status}`);
    answers.set(path, kept);
    etags.push(etag);
  }
  return etags;
}

/** Names stand at even places: `ETag` is also the value of a header. */
const tagOf = ({ headers }: Prepared) =>
  headers.find((_, at) => at % 2 === 1 && headers[at - 1]?.toLowerCase() === "etag") ?? null;

function fetchRaw(port: number, path: string, headers: Record<string, string>): Promise<Prepared> {
  return new Promise((resolve, reject) => {
    get({ port, path, headers, host: "127.0.0.1" }, async (response) => {
      const chunks: Buffer[] = await response.toArray();
      const body = chunks.length > 0 ? Buffer.concat(chunks) : null;
      resolve({ status: response.statusCode ?? 0, headers: keepHeaders(response), body });
    }).once("error", reject);
  });
}

function keepHeaders({ rawHeaders }: IncomingMessage): string[] {
  const kept: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] as string;
    if (!own.has(name.toLowerCase())) kept.push(name, rawHeaders[at + 1] as string);
  }
  return kept;
}
