/**
 * Files in a folder. flydrive writes in place and moves by copying, so a `kill -9` would leave half a file under
 * its final name. Here it writes into a waiting room beside, the bytes are forced to the disk, and one `rename`
 * makes the file appear: whole or not at all.
 */
import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, mkdtemp, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import { typeOfKey } from "../media-key.ts";
import type { MediaStore } from "./store.ts";
import { refuseWrongKey } from "./store.ts";

/** Beside the shards, which have two characters. */
const waitingRoom = "incoming";

/** Longer than any write takes: younger files may belong to another process that is writing now. */
const leftoverAfterMs = 60 * 60 * 1000;

export function createDiskStore(folder: string): MediaStore {
  const disk = new Disk(new FSDriver({ location: folder, visibility: "private" }));
  let swept: Promise<void> | null = null;
  const sweepOnce = () => {
    swept ??= sweep(join(folder, waitingRoom)).catch((error) => {
      swept = null;
      throw error;
    });
    return swept;
  };

  return {
    async put(key, bytes, type) {
      refuseWrongKey(key, type, typeOfKey(key));
      await sweepOnce();
      const waiting = `${waitingRoom}/${randomUUID()}`;
      try {
        await disk.put(waiting, bytes);
        await settle(join(folder, waiting), join(folder, pathOf(key)));
      } catch (error) {
        await rm(join(folder, waiting), { force: true });
        throw error;
      }
    },

    async putFile(key, path, type) {
      refuseWrongKey(key, type, typeOfKey(key));
      await settle(path, join(folder, pathOf(key)));
    },

    async makeRoom() {
      await sweepOnce();
      return mkdtemp(join(folder, waitingRoom, "room-"));
    },

    async get(key) {
      const type = typeOfKey(key);
      if (type === null) return null;
      const bytes = await disk.getBytes(pathOf(key)).catch(nullWhenMissing);
      return bytes === null ? null : { bytes, size: bytes.length, type };
    },

    async open(key) {
      const type = typeOfKey(key);
      if (type === null) return null;
      const path = join(folder, pathOf(key));
      const found = await stat(path).catch(nullWhenMissing);
      return found && { size: found.size, type, read: (start, end) => readPart(path, start, end) };
    },

    async remove(keys) {
      for (const key of keys) if (typeOfKey(key) !== null) await disk.delete(pathOf(key));
    },
  };
}

/** Shards of 256 and a few keep folders small enough to list. */
function pathOf(key: string): string {
  return `${key.slice(0, 2).replace(/[^a-z0-9]/g, "_")}/${key}`;
}

async function settle(waiting: string, final: string): Promise<void> {
  await forceToDisk(waiting);
  await mkdir(dirname(final), { recursive: true });
  await rename(waiting, final);
  await forceToDisk(dirname(final));
}

/** A piece is read when the one before has been taken, so a reader who dawdles holds one piece and one open file. */
function readPart(path: string, start: number, end: number): ReadableStream<Uint8Array> {
  const file = createReadStream(path, { start, end });
  return Readable.toWeb(file, { strategy: { highWaterMark: 0 } }) as ReadableStream<Uint8Array>;
}

/** A folder, too, has to be forced, or a power cut forgets the name of a file that is there. */
async function forceToDisk(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Takes away what killed processes left in the waiting room. */
async function sweep(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found && Date.now() - found.mtimeMs > leftoverAfterMs)
      await rm(path, { force: true, recursive: true });
  }
}

/** flydrive wraps the system's error. */
function nullWhenMissing(error: unknown): null {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return null;
  throw error;
}
