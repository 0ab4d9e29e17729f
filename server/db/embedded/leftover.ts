/**
 * A PostgreSQL whose Node was killed is stopped, not taken over: its messages went to a pipe that
 * nobody reads, its settings and its program may be those of an older Koro, and nobody would learn
 * of its end. Stopping takes some tens of milliseconds. The caller holds the lock of the data
 * folder, so whatever still runs on it has lost its master.
 */

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { EmbeddedLog } from "./options.ts";

const politeMs = 30_000;
const detachMs = 10_000;
const checkEveryMs = 20;
/** The kernel's table of shared memory; Linux only. */
const sharedMemory = "/proc/sysvipc/shm";

/** Stops the PostgreSQL that still runs on this folder, if there is one, and waits for its end. */
export async function stopLeftover(folder: string, log: EmbeddedLog): Promise<void> {
  const note = join(folder, "postmaster.pid");
  const lines = (await readFile(note, "utf8").catch(() => "")).split("\n");
  const [pid, dataFolder, segment] = [Number(lines[0]), lines[1] ?? "", lines[6] ?? ""];
  if (!(pid > 1)) return;

  if (isPostmaster(await commandLine(pid), dataFolder)) {
    log.info(`Stopping the PostgreSQL that a killed Koro left behind (process ${pid}).`);
    await end(pid, dataFolder);
  }
  if (await sessionsAreGone(pid, segment)) await rm(note, { force: true });
}

/**
 * Whether the note may be removed. It must be where its process id is in use without being a
 * PostgreSQL (a stranger's by now, or a zombie's in a container that reaps none): PostgreSQL would
 * take that for itself and refuse. It must not while a session of a killed PostgreSQL is still
 * writing; all of them hold the shared memory of the process named in the note. In doubt it stays,
 * and PostgreSQL judges by its own means.
 */
async function sessionsAreGone(pid: number, segment: string): Promise<boolean> {
  if (!existsSync(sharedMemory)) return isStranger(await commandLine(pid));
  const patience = Date.now() + detachMs;
  while ((await attached(pid, segment)) > 0) {
    if (Date.now() > patience) return false;
    await pause(checkEveryMs);
  }
  return true;
}

/** How many processes hold the shared memory that `pid` made. */
async function attached(pid: number, segment: string): Promise<number> {
  const id = segment.trim().split(/\s+/)[1];
  const rows = (await readFile(sharedMemory, "utf8")).split("\n").slice(1);
  for (const row of rows) {
    const [, shmid, , , creator, , holders] = row.trim().split(/\s+/);
    if (shmid === id && Number(creator) === pid) return Number(holders);
  }
  return 0;
}

const isPostmaster = (words: string, folder: string) =>
  words.includes("postgres") && words.includes(folder);

const isStranger = (words: string) => words !== "" && !words.includes("postgres");

async function end(pid: number, folder: string): Promise<void> {
  const startedAt = Date.now();
  while (isPostmaster(await commandLine(pid), folder)) {
    const waited = Date.now() - startedAt;
    if (waited > 2 * politeMs) throw new Error(cannotStop(pid, folder));
    signal(pid, waited > politeMs ? "SIGQUIT" : "SIGINT");
    await pause(checkEveryMs);
  }
}

/** It may have gone between the look and the signal, which is what was wanted. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

const cannotStop = (pid: number, folder: string) =>
  `A PostgreSQL left behind on ${folder} (process ${pid}) does not stop. End it by hand, then start Koro again.`;

/** The words a process was started with; empty when it is gone (or a zombie). */
async function commandLine(pid: number): Promise<string> {
  if (process.platform !== "linux") {
    return spawnSync("/bin/ps", ["-ww", "-o", "command=", "-p", `${pid}`], { encoding: "utf8" })
      .stdout;
  }
  return await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
}
