/**
 * Passes a request to Koro and its answer back. Koro runs under an address of its own, and writes it into pages and
 * feeds; there it becomes the front's, in the encoding that Koro chose. Files go through as they are.
 */
import { Agent, request as ask, type IncomingMessage } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import {
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  gunzipSync,
  gzipSync,
} from "node:zlib";

export interface PassOptions {
  koro: { port: number; origin: string };
  /** What the browser knows as the origin. */
  origin: string;
  onScript(body: Buffer): void;
}

const agent = new Agent({ keepAlive: true });
/** Headers of one connection, which HTTP/2 forbids, and the length, which may change. */
const ofConnection = new Set(["connection", "keep-alive", "transfer-encoding", "content-length"]);

export function passOn(
  from: Http2ServerRequest,
  to: Http2ServerResponse,
  options: PassOptions,
): void {
  const { port } = options.koro;
  const headers = Object.fromEntries(
    Object.entries(from.headers).filter(([name]) => !name.startsWith(":")),
  );
  const asked = ask({ agent, port, host: "127.0.0.1", path: from.url, headers }, (answer) =>
    passBack(answer, to, options),
  );
  asked.on("error", () => to.stream.destroyed || to.writeHead(502).end());
  to.on("close", () => asked.destroy());
  asked.end();
}

function passBack(answer: IncomingMessage, to: Http2ServerResponse, options: PassOptions): void {
  const { koro, origin } = options;
  const type = answer.headers["content-type"] ?? "";
  const headers = Object.entries(answer.headers).filter(([name]) => !ofConnection.has(name));
  to.writeHead(answer.statusCode ?? 502, Object.fromEntries(headers));
  if (type.startsWith("text/event-stream")) {
    answer.on("data", (chunk) => to.write(String(chunk).replaceAll(koro.origin, origin)));
    answer.on("end", () => to.end());
    return;
  }
  if (!/json|html|javascript/.test(type)) return void answer.pipe(to);
  const chunks: Buffer[] = [];
  answer.on("data", (chunk) => chunks.push(chunk));
  answer.on("end", () => {
    const body = Buffer.concat(chunks);
    const { decode, encode } = codingOf(answer.headers["content-encoding"]);
    if (body.length === 0) return to.end();
    if (!type.includes("javascript"))
      return to.end(encode(decode(body).toString().replaceAll(koro.origin, origin)));
    options.onScript(decode(body));
    to.end(body);
  });
}

interface Coding {
  decode(body: Buffer): Buffer;
  encode(text: string): Buffer;
}

const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

function codingOf(name: string | undefined): Coding {
  if (name === "br")
    return {
      decode: (b) => brotliDecompressSync(b),
      encode: (t) => brotliCompressSync(t, quality),
    };
  if (name === "gzip") return { decode: (b) => gunzipSync(b), encode: (t) => gzipSync(t) };
  return { decode: (b) => b, encode: (t) => Buffer.from(t) };
}
