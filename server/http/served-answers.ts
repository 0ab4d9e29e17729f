/**
 * Walls as finished answers: a page is written once for a wall that did not change, compressed once for each encoding
 * that is asked for, and not sent to those who have it.
 */
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Context } from "hono";
import { chooseEncoding, type Encoding } from "../live/finished.ts";
import { createBoundedCache } from "./bounded-cache.ts";
import type { ServedWall } from "./served-walls.ts";

export interface WrittenAnswer {
  body: string;
  headers: Record<string, string>;
}

type Write = () => WrittenAnswer | Promise<WrittenAnswer>;

interface Written {
  headers: Record<string, string>;
  hash: string;
  bodies: Map<Encoding, Promise<Buffer>>;
}

interface Kept {
  /** Weak, so that an answer does not keep a wall that its own cache has let go. */
  served: WeakRef<ServedWall>;
  work: Promise<Written>;
}

const htmlType = "text/html; charset=utf-8";

/** Some 200 kB each with their encodings. */
const bounds = { mostEntries: 200, mostBytes: 32 * 1024 * 1024 };

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

export interface ServedAnswers {
  /** `key` names all that the answer is made of besides `served`. */
  answer(c: Context, served: ServedWall, key: string, write: Write): Promise<Response>;
}

export function createServedAnswers(): ServedAnswers {
  const answers = createBoundedCache<Kept>(bounds);

  /** However many wait for it, it is written once. */
  function keptFor(served: ServedWall, key: string, write: Write): Kept {
    const known = answers.get(key);
    if (known?.served.deref() === served) return known;
    const kept = { served: new WeakRef(served), work: writeOut(write) };
    answers.set(key, kept);
    kept.work.then(
      async ({ bodies }) => answers.grow(key, kept, (await bodies.get("identity"))?.length ?? 0),
      () => answers.drop(key, kept),
    );
    return kept;
  }

  return {
    async answer(c, served, key, write) {
      const entry = keptFor(served, key, write);
      const kept = await entry.work;
      const encoding = chooseEncoding(c.req.header("accept-encoding"));
      const { "Content-Type": type = htmlType, ...headers } = kept.headers;
      for (const [name, value] of Object.entries(headers)) c.header(name, value);
      c.header("Vary", "Accept-Encoding");
      // Strong tags differ by encoding, as the bytes do (RFC 9110 §8.8.3).
      c.header("ETag", encoding === "identity" ? `"${kept.hash}"` : `"${kept.hash}-${encoding}"`);
      if (c.req.header("if-none-match")?.includes(`"${kept.hash}`)) return c.body(null, 304);
      if (encoding !== "identity") c.header("Content-Encoding", encoding);
      c.header("Content-Type", type);
      const grow = (bytes: number) => answers.grow(key, entry, bytes);
      return c.body((await encoded(kept, encoding, grow)) as Uint8Array<ArrayBuffer>);
    },
  };
}

async function writeOut(write: Write): Promise<Written> {
  const { body, headers } = await write();
  const hash = createHash("sha256").update(body).digest("base64url").slice(0, 22);
  return { headers, hash, bodies: new Map([["identity", Promise.resolve(Buffer.from(body))]]) };
}

/** However many wait for it, it is compressed once; what failed is tried again for the next. */
async function encoded(
  { bodies }: Written,
  encoding: Encoding,
  grow: (bytes: number) => void,
): Promise<Buffer> {
  const known = bodies.get(encoding);
  if (known) return known;
  const plain = (await bodies.get("identity")) as Buffer;
  const begun = bodies.get(encoding);
  if (begun) return begun;
  const work = compress(plain, encoding);
  bodies.set(encoding, work);
  work.then(
    ({ length }) => grow(length),
    () => bodies.delete(encoding),
  );
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
