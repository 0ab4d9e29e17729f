/**
 * PostgreSQL as a part of Koro: the real server from an npm package, under `DATA_DIR`, for whoever
 * sets no `DATABASE_URL`.
 *
 * It listens on 127.0.0.1 with a password instead of on a Unix socket, because a URL is what every
 * client of ours (postgres.js, pg-boss, drizzle-kit, a backup script) understands alike, and
 * postgres.js cannot read a socket path from one.
 *
 * What can go wrong, and who answers for it:
 *   two starts on one folder ............ `data-lock.ts`; the second one is refused
 *   Node killed, PostgreSQL alive ....... `watchdog.ts` stops it, else the next start (`leftover.ts`)
 *   a start cut off half way ............ `cluster.ts` prepares aside and renames
 *   started as root ..................... `os-user.ts` finds another user and a road to the files
 *   Ctrl-C for the whole terminal ....... `postmaster.ts` gives PostgreSQL a session of its own
 */

import { chmod, mkdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Cluster, openCluster } from "./cluster.ts";
import { lockDataDir } from "./data-lock.ts";
import { freePort } from "./free-port.ts";
import { stopLeftover } from "./leftover.ts";
import type { EmbeddedOptions } from "./options.ts";
import { assertReachable, type OsUser, userFor } from "./os-user.ts";
import { launchPostmaster, PortTaken, type Postmaster } from "./postmaster.ts";
import { reachablePrograms } from "./programs.ts";
import { settingsFor } from "./settings.ts";

export interface EmbeddedPostgres {
  /** Where to connect, with the password in it: never log it. */
  readonly url: string;
  /** Ends open connections, writes everything down, waits for the end. May be called twice. */
  stop(): Promise<void>;
}

/** Starts the PostgreSQL of a data folder; creates it on the first call. Errors are plain sentences. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const dataDir = await openFolder(options.dataDir);
  const lock = lockDataDir(dataDir);
  try {
    const { postmaster, cluster } = await bringUp(dataDir, options);
    void postmaster.exited.finally(lock.release);
    return {
      url: `postgres://koro:${cluster.password}@127.0.0.1:${postmaster.port}/koro`,
      stop: postmaster.stop,
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openFolder(path: string): Promise<string> {
  try {
    await mkdir(path, { recursive: true });
    return await realpath(path);
  } catch (cause) {
    throw new Error(`DATA_DIR (${path}) cannot be made or opened: ${(cause as Error).message}`, {
      cause,
    });
  }
}

async function bringUp(dataDir: string, options: EmbeddedOptions) {
  const folder = join(dataDir, "postgres");
  const user = await userFor(folder);
  if (user) await letPass(dataDir, user);
  const programs = await reachablePrograms(dataDir, user);
  await stopLeftover(folder, options.log);

  const settings = settingsFor(options.settings);
  const cluster = await openCluster({
    dataDir,
    folder,
    programs,
    user,
    settings,
    log: options.log,
  });
  const postmaster = await launchOnFreePort(cluster, options);
  return { postmaster, cluster };
}

/** The folder itself is ours to open a crack (search, not list); those above it are not. */
async function letPass(dataDir: string, user: OsUser): Promise<void> {
  const { mode } = await stat(dataDir);
  if ((mode & 0o001) === 0) await chmod(dataDir, mode | 0o001);
  assertReachable(dataDir, user);
}

/** Somebody can take the port between our look and PostgreSQL's; then another one will do. */
async function launchOnFreePort(cluster: Cluster, options: EmbeddedOptions): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await launchPostmaster(cluster, await freePort(), options);
    } catch (error) {
      if (!(error instanceof PortTaken) || attempt === 3) throw error;
    }
  }
}
