/**
 * Walls as finished answers: a page is written once for a wall that did not change, compressed once for each encoding
 * that is asked for, and not sent to those who have it.
 */
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Context } from "hono";
import { chooseEncoding, type Encoding } from "../live/finished.ts";
import type { ServedWall } from "./served-walls.ts";

export interface WrittenAnswer {
  body: string;
  headers: Record<string, string>;
}

type Write = () => WrittenAnswer | Promise<WrittenAnswer>;

interface Kept {
  served: ServedWall;
  headers: Record<string, string>;
  hash: string;
  bodies: Map<Encoding, Promise<Buffer>>;
}

const htmlType = "text/html; charset=utf-8";

/** Some 200 kB each with their encodings. */
const mostKept = 200;

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

export interface ServedAnswers {
  /** `key` names all that the answer is made of besides `served`. */
  answer(c: Context, served: ServedWall, key: string, write: Write): Promise<Response>;
}

export function createServedAnswers(): ServedAnswers {
  const answers = new Map<string, Kept>();

  async function keptFor(served: ServedWall, key: string, write: Write): Promise<Kept> {
    const known = answers.get(key);
    if (known?.served === served) return known;
    const { body, headers } = await write();
    const hash = createHash("sha256").update(body).digest("base64url").slice(0, 22);
    const bodies = new Map([["identity" as Encoding, Promise.resolve(Buffer.from(body))]]);
    const kept = { served, headers, hash, bodies };
    answers.delete(key);
    answers.set(key, kept);
    const oldest = answers.keys().next();
    if (answers.size > mostKept && !oldest.done) answers.delete(oldest.value);
    return kept;
  }

  return {
    async answer(c, served, key, write) {
      const kept = await keptFor(served, key, write);
      const encoding = chooseEncoding(c.req.header("accept-encoding"));
      const { "Content-Type": type = htmlType, ...headers } = kept.headers;
      for (const [name, value] of Object.entries(headers)) c.header(name, value);
      c.header("Vary", "Accept-Encoding");
      // Strong tags differ by encoding, as the bytes do (RFC 9110 §8.8.3).
      c.header("ETag", encoding === "identity" ? `"${kept.hash}"` : `"${kept.hash}-${encoding}"`);
      if (c.req.header("if-none-match")?.includes(`"${kept.hash}`)) return c.body(null, 304);
      if (encoding !== "identity") c.header("Content-Encoding", encoding);
      c.header("Content-Type", type);
      return c.body((await encoded(kept, encoding)) as Uint8Array<ArrayBuffer>);
    },
  };
}

/** However many wait for it, it is compressed once. */
async function encoded({ bodies }: Kept, encoding: Encoding): Promise<Buffer> {
  const known = bodies.get(encoding);
  if (known) return known;
  const plain = (await bodies.get("identity")) as Buffer;
  const work = bodies.get(encoding) ?? compress(plain, encoding);
  bodies.set(encoding, work);
  return work;
}

function compress(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === "gzip") return compressGzip(bytes);
  const params = {
    // As for feeds: 11 takes fifty times as long and saves a tenth.
    [constants.BROTLI_PARAM_QUALITY]: 5,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return compressBrotli(bytes, { params });
}

/** What a page is kept with; what others set for one request stays with that request. */
const ofPage = [
  "Content-Security-Policy",
  "Cache-Control",
  "Referrer-Policy",
  "X-Content-Type-Options",
];

/**
 * A page whose policy names its style elements by what is in them instead of by a nonce: its bytes are the same for
 * everybody, so they can be kept, compared and compressed once, and no cache hands a nonce around.
 */
export async function withoutNonce(page: Response, nonce: string): Promise<WrittenAnswer> {
  const text = await page.text();
  const mark = ` nonce="${nonce}"`;
  const styles = text.split(`<style${mark}>`).slice(1);
  const names = styles.map((rest) => hashSource(rest.slice(0, rest.indexOf("</style>"))));
  const headers: Record<string, string> = {};
  for (const name of ofPage) {
    const value = page.headers
      .get(name)
      ?.replace(`'nonce-${nonce}'`, [...new Set(names)].join(" "));
    if (value) headers[name] = value;
  }
  return { body: text.replaceAll(mark, ""), headers };
}

const hashSource = (css: string) => `'sha256-${createHash("sha256").update(css).digest("base64")}'`;
