/**
 * A PostgreSQL whose Node was killed is stopped, not taken over: its messages went to a pipe that
 * nobody reads, its settings and its program may be those of an older Koro, and nobody would learn
 * of its end. Stopping takes some tens of milliseconds. The caller holds the lock of the data
 * folder, so whatever still runs on it has lost its master.
 */

import { spawnSync } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { EmbeddedLog } from "./options.ts";

const politeMs = 30_000;
const checkEveryMs = 20;

/** Stops the PostgreSQL that still runs on this folder, if there is one, and waits for its end. */
export async function stopLeftover(folder: string, log: EmbeddedLog): Promise<void> {
  const note = join(folder, "postmaster.pid");
  const lines = (await readFile(note, "utf8").catch(() => "")).split("\n");
  const [pid, dataFolder] = [Number(lines[0]), lines[1] ?? ""];
  if (!(pid > 1)) return;

  const words = await commandLine(pid);
  if (isPostmaster(words, dataFolder)) {
    log.info(`Stopping the PostgreSQL that a killed Koro left behind (process ${pid}).`);
    await end(pid, dataFolder);
  } else if (words) {
    // The id belongs to a stranger by now. PostgreSQL would see a living process and refuse.
    await rm(note, { force: true });
  }
}

const isPostmaster = (words: string, folder: string) =>
  words.includes("postgres") && words.includes(folder);

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
