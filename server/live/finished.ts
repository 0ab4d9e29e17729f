/** An answer as finished bytes, once an encoding, with its headers: what is built once is sent many times. */
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export type Encoding = "identity" | "gzip" | "br";

/** Headers are names and values in turn, as `writeHead` takes them fastest. */
export interface FinishedBody {
  bytes: Buffer;
  headers: string[];
}

export interface Finished {
  seq: number;
  hash: string;
  /** The headers for a client whose copy is still good. */
  notModified: Record<Encoding, string[]>;
  /** Those that were asked for. */
  bodies: Partial<Record<Encoding, FinishedBody>>;
  /** The body as it was asked for: compressed once, however many wait for it. */
  encode(encoding: Encoding): Promise<FinishedBody>;
}

const feedCaching =
  "public, max-age=1, s-maxage=5, stale-while-revalidate=60, stale-if-error=86400";

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** Quality 5: a 30 kB feed takes a millisecond or two; 11 takes fifty and saves a tenth. */
const brotliQuality = 5;

/**
 * `before` is the page as it was: where nothing is new its bytes are kept and nothing is compressed again. An encoding
 * that nobody asks for is never made: a wall's readers are all behind TLS (brotli) or all are not (gzip).
 */
export function finish(json: string, seq: number, before?: Finished): Finished {
  const identity = Buffer.from(json);
  const hash = createHash("sha256").update(identity).digest("base64url").slice(0, 22);
  if (before?.hash === hash) return { ...before, seq };
  const notModified = {
    identity: sharedHeaders(hash, "identity"),
    gzip: sharedHeaders(hash, "gzip"),
    br: sharedHeaders(hash, "br"),
  };
  const asBody = (bytes: Buffer, encoding: Encoding): FinishedBody => ({
    bytes,
    headers: [...notModified[encoding], ...contentHeaders(bytes, encoding)],
  });
  const bodies: Finished["bodies"] = { identity: asBody(identity, "identity") };
  const making = new Map<Encoding, Promise<FinishedBody>>();
  const make = async (encoding: Encoding) => {
    const body = asBody(await compress(identity, encoding), encoding);
    bodies[encoding] = body;
    return body;
  };
  return {
    ...{ seq, hash, notModified, bodies },
    async encode(encoding) {
      const known = bodies[encoding] ?? making.get(encoding);
      if (known) return known;
      const work = make(encoding).finally(() => making.delete(encoding));
      making.set(encoding, work);
      return work;
    },
  };
}

async function compress(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === "identity") return bytes;
  if (encoding === "gzip") return compressGzip(bytes);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return compressBrotli(bytes, { params });
}

/** Strong tags differ by encoding, as the bytes do (RFC 9110 §8.8.3). */
function sharedHeaders(hash: string, encoding: Encoding): string[] {
  const etag = encoding === "identity" ? `"${hash}"` : `"${hash}-${encoding}"`;
  return [
    ...["Access-Control-Allow-Origin", "*"],
    ...["Access-Control-Expose-Headers", "ETag"],
    ...["Cross-Origin-Resource-Policy", "cross-origin"],
    ...["X-Content-Type-Options", "nosniff"],
    ...["Cache-Control", feedCaching],
    ...["Vary", "Accept-Encoding"],
    ...["ETag", etag],
  ];
}

const contentHeaders = (bytes: Buffer, encoding: Encoding): string[] => [
  ...["Content-Type", "application/json; charset=utf-8"],
  ...(encoding === "identity" ? [] : ["Content-Encoding", encoding]),
  ...["Content-Length", String(bytes.length)],
];

const chosen = new Map<string, Encoding>();

/** The best encoding a client takes. Clients send few different headers, so the answer is remembered. */
export function chooseEncoding(header: string | undefined): Encoding {
  if (!header) return "identity";
  const known = chosen.get(header);
  if (known) return known;
  const encoding = negotiate(header);
  if (chosen.size < 500) chosen.set(header, encoding);
  return encoding;
}

function negotiate(header: string): Encoding {
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((text) => text.trim());
    const q = parameters.find((text) => text.startsWith("q="));
    weights.set(name, q ? Number(q.slice(2)) : 1);
  }
  const takes = (name: string) => (weights.get(name) ?? weights.get("*") ?? 0) > 0;
  return takes("br") ? "br" : takes("gzip") ? "gzip" : "identity";
}

/** Whether a client's `If-None-Match` names these bytes, in whatever encoding it got them. */
export function isCurrent(ifNoneMatch: string | undefined, finished: Finished): boolean {
  if (!ifNoneMatch) return false;
  return ifNoneMatch === "*" || ifNoneMatch.includes(`"${finished.hash}`);
}
