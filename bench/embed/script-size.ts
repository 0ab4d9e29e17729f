import { createHash } from "node:crypto";
import { brotliCompressSync, constants } from "node:zlib";

/** A script that somebody asked for: when, by the wall clock, and its size. */
export interface ServedScript {
  path: string;
  at: number;
  brotli: number;
}

const known = new Map<string, number>();

/** The size of a file in brotli at its best, whoever served it and how: the same measure for all. */
export function brotliBytes(body: Buffer): number {
  const key = createHash("sha256").update(body).digest("hex");
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  const bytes = known.get(key) ?? brotliCompressSync(body, { params }).length;
  known.set(key, bytes);
  return bytes;
}

/** Bytes of the scripts that were asked for before `until`, each counted once. */
export function bytesBefore(scripts: readonly ServedScript[], until: number): number {
  const asked = new Map(
    scripts.filter(({ at }) => at <= until).map(({ path, brotli }) => [path, brotli]),
  );
  return [...asked.values()].reduce((sum, bytes) => sum + bytes, 0);
}
