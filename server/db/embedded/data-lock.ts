/**
 * One Koro a data folder. The lock must die with its holder, whatever kills it: a file with a
 * process id does not (ids are used again, also across containers). The kernel's file locks do, and
 * SQLite, which is part of Node, is the way to one without a native module. The file stays empty.
 *
 * PostgreSQL has a lock of its own, but it cannot tell a second start from a first start after a
 * crash, and we want to stop the left-behind PostgreSQL only in the latter case.
 */

import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

const sqliteBusy = 5;

/** Takes the folder, or throws a sentence if another process (or this one) has it. */
export function lockDataDir(dataDir: string): { release(): void } {
  let file: DatabaseSync | undefined;
  try {
    file = new DatabaseSync(join(dataDir, "koro.lock"), { timeout: 0 });
    file.exec("begin exclusive");
  } catch (cause) {
    file?.close();
    throw new Error(sentence(dataDir, cause), { cause });
  }
  const held = file;
  return { release: () => held.isOpen && held.close() };
}

function sentence(dataDir: string, cause: unknown): string {
  if ((cause as { errcode?: number }).errcode === sqliteBusy) {
    return `Another Koro is already running on DATA_DIR ${dataDir}. Stop it first, or give this one a DATA_DIR of its own.`;
  }
  return `DATA_DIR ${dataDir} cannot be locked: ${(cause as Error).message}. Is it writable for this user?`;
}
