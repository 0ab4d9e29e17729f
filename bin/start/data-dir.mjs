import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { basename, join } from "node:path";

/**
 * Where root runs `npm start` in a folder closed to others, such as its home, the embedded
 * PostgreSQL (which refuses to run as root) could not reach `./data`. Whoever chose no `DATA_DIR`
 * gets one that works, and is told.
 */
export function dataDirFor(root, env) {
  const isOurs = !env.DATA_DIR && !env.DATABASE_URL;
  if (!isOurs || process.getuid?.() !== 0 || othersCanEnter(root)) return {};
  const id = createHash("sha256").update(root).digest("hex").slice(0, 8);
  const DATA_DIR = join("/var/lib/koro", `${basename(root)}-${id}`);
  console.log(`This folder is closed to other users, so data is kept in ${DATA_DIR} (DATA_DIR).`);
  return { DATA_DIR };
}

/** 65534 is `nobody` on every system we know; here only the answer of the folder matters. */
function othersCanEnter(folder) {
  const nobody = { uid: 65_534, gid: 65_534 };
  const probe = spawnSync("/bin/sh", ["-c", 'test -x "$0"', folder], { ...nobody, cwd: "/" });
  // Not allowed to become another user: the server will say what to do about that.
  return probe.error !== undefined || probe.status === 0;
}
