/** Writes a body into a file as it comes, within a size limit. */
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { tooLarge } from "./answer-body.ts";
import { FetchError } from "./fetch-error.ts";

const nothing = new Uint8Array();

/** Makes the file; one that is there already is never written over. Nothing compressed is taken: none was asked for. */
export async function saveBody(
  body: AsyncIterable<Buffer>,
  host: string,
  encodings: string,
  maxBytes: number,
  path: string,
): Promise<Uint8Array> {
  if (!/^\s*(identity)?\s*$/i.test(encodings))
    throw new FetchError("network", host, "answered in an encoding that was not asked for");
  const within = async function* (chunks: AsyncIterable<Buffer>) {
    let size = 0;
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(host, maxBytes);
      yield chunk;
    }
  };
  await pipeline(body, within, createWriteStream(path, { flags: "wx" }));
  return nothing;
}
