/** What Koro keeps of a film or a sound: one file, repacked, never the original. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { type MediaKey, newMediaKeyOf } from "../media-key.ts";
import { sniff } from "../sniff.ts";
import { FilmError } from "./film-error.ts";
import { repackApart } from "./repacker.ts";

/** A film ready to be stored; `path` is moved away by the store. */
export interface DerivedFilm {
  key: string;
  type: MediaKey["type"];
  path: string;
  width: number;
  height: number;
  durationMs: number;
}

/**
 * Repacks the file at `path` into another one in `room`. A sound is taken from films too: covers come as pictures
 * of one frame.
 *
 * @throws {FilmError}
 */
export async function deriveFilm(
  path: string,
  room: string,
  kind: "video" | "audio",
): Promise<DerivedFilm> {
  const found = sniff(await readHead(path));
  if (found === null || found.kind === "image") throw new FilmError("film-unsupported");
  const to = join(room, "repacked");
  const { extension, ...facts } = await repackApart({ from: path, to, type: found.type, kind });
  return { ...newMediaKeyOf(await hashOf(to), extension), path: to, ...facts };
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest("hex");
}
