/**
 * Reads a body within a size limit that holds for the bytes on the wire and again for what they decode to:
 * 25 kB of gzip can hold 25 MB of zeros, and of brotli far more.
 */
import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, inflateRaw } from "node:zlib";
import { FetchError } from "./fetch-error.ts";

type Decode = (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

/** What we ask servers for; nothing else is decoded. */
export const acceptEncoding = "gzip, deflate, br";

const decoders: Record<string, Decode> = {
  gzip: promisify(gunzip),
  "x-gzip": promisify(gunzip),
  br: promisify(brotliDecompress),
  deflate: decodeDeflate,
};

/** Nobody needs more; a long list is a way to multiply a bomb. */
const maxEncodings = 2;

const inflateWrapped: Decode = promisify(inflate);
const inflateBare: Decode = promisify(inflateRaw);

export async function readBody(
  body: AsyncIterable<Buffer>,
  host: string,
  encodings: string,
  maxBytes: number,
): Promise<Uint8Array> {
  const raw = await collect(body, host, maxBytes);
  return raw.length === 0 ? raw : decode(raw, host, encodings, maxBytes);
}

/** Throwing inside the loop closes the stream, so nothing more is downloaded. */
async function collect(body: AsyncIterable<Buffer>, host: string, maxBytes: number) {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(host, maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

async function decode(raw: Buffer, host: string, encodings: string, maxBytes: number) {
  const names = encodings
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity");
  const steps = names.reverse().map((name) => decoders[name]);
  if (steps.length > maxEncodings || steps.includes(undefined)) {
    throw new FetchError("network", host, "answered in an encoding that was not asked for");
  }
  let bytes = raw;
  for (const step of steps) if (step) bytes = await runStep(step, bytes, host, maxBytes);
  return bytes;
}

async function runStep(step: Decode, bytes: Buffer, host: string, maxBytes: number) {
  try {
    return await step(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    const bomb = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    if (bomb) throw tooLarge(host, maxBytes);
    throw new FetchError("network", host, "sent a damaged compressed answer", { cause: error });
  }
}

/** RFC 9110 means the zlib wrapper by "deflate"; some servers leave it out. Its first byte tells. */
function decodeDeflate(bytes: Buffer, options: { maxOutputLength: number }): Promise<Buffer> {
  const wrapped = ((bytes[0] ?? 0) & 0x0f) === 8;
  return (wrapped ? inflateWrapped : inflateBare)(bytes, options);
}

export function tooLarge(host: string, maxBytes: number): FetchError {
  return new FetchError("too-large", host, `answered with more than ${maxBytes} bytes`);
}
