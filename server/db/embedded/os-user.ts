/**
 * PostgreSQL refuses to run as root. Where Node is root (containers, fresh servers), PostgreSQL
 * runs as the user who owns its folder, at first `nobody`; everywhere else as Node's own user.
 */

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname } from "node:path";

export interface OsUser {
  readonly uid: number;
  readonly gid: number;
}

/** The user PostgreSQL must become to own this folder; `undefined` when it is Node's own. */
export async function userFor(folder: string): Promise<OsUser | undefined> {
  const self = process.getuid?.();
  const owner = await stat(folder).catch(() => undefined);
  if (self === 0) return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody();
  if (owner && owner.uid !== self) {
    throw new Error(
      `The database in ${folder} belongs to another user (uid ${owner.uid}). Start Koro as that user or as root, or set another DATA_DIR.`,
    );
  }
  return undefined;
}

function nobody(): OsUser {
  const line = readFileSync("/etc/passwd", "utf8").match(/^nobody:[^:]*:(\d+):(\d+):/m);
  if (line) return { uid: Number(line[1]), gid: Number(line[2]) };
  throw new Error(
    'PostgreSQL cannot run as root and this machine has no user "nobody". Start Koro as another user, or set DATABASE_URL.',
  );
}

/** Throws a sentence that names the closed folder if the user cannot get to `path`. */
export function assertReachable(path: string, user: OsUser): void {
  if (canReach(path, user)) return;
  let closed = path;
  while (!canReach(dirname(closed), user)) closed = dirname(closed);
  throw new Error(
    `PostgreSQL cannot run as root, and the user it runs as instead (uid ${user.uid}) cannot enter DATA_DIR ${path}: ${closed === path ? "it" : closed} is closed to other users. Set DATA_DIR to a folder that is open to them, such as /var/lib/koro, or start Koro as another user.`,
  );
}

/** Asks the kernel instead of reading permission bits, so that access lists and mounts count too. */
export function canReach(path: string, user: OsUser): boolean {
  const probe = spawnSync("/bin/sh", ["-c", 'test -x "$0"', path], { ...user, cwd: "/", env: {} });
  if (!probe.error) return probe.status === 0;
  throw new Error(
    `PostgreSQL cannot run as root, and this root may not become another user (${probe.error.message}). Start Koro as another user, or set DATABASE_URL.`,
    { cause: probe.error },
  );
}
