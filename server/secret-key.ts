/** The key that signs and encrypts: given, or made once and kept beside the data it protects. */
import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export function readSecretKey(given: string | undefined, dataDir: string): string {
  if (given) return given;
  const path = join(dataDir, "secret-key");
  return readIfThere(path) ?? create(path, dataDir);
}

/** Written aside and linked into place: two starts get one key, and no start reads half of one. */
function create(path: string, dataDir: string): string {
  mkdirSync(dataDir, { recursive: true });
  const aside = `${path}.${process.pid}`;
  writeFileSync(aside, `${randomBytes(32).toString("base64")}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
  return readFileSync(path, "utf8").trim();
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    return null;
  }
}
