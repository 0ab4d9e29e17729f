/** The running PostgreSQL ("postmaster" is its first process): started, listened to, stopped. */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Cluster } from "./cluster.ts";
import type { EmbeddedLog, EmbeddedOptions } from "./options.ts";
import { programOptions } from "./run-program.ts";
import { settingsAsArguments } from "./settings.ts";
import { watchOver } from "./watchdog.ts";

export interface Postmaster {
  readonly port: number;
  /** Settles when the process is gone. */
  readonly exited: Promise<void>;
  stop(): Promise<void>;
}

/** The port was free and is not any more. */
export class PortTaken extends Error {}

const fastShutdownMs = 30_000;

/** Starts PostgreSQL and waits until it accepts connections, however long its recovery takes. */
export async function launchPostmaster(
  cluster: Cluster,
  port: number,
  { log, onUnexpectedExit }: EmbeddedOptions,
): Promise<Postmaster> {
  const child = start(cluster, port);
  const exited = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const dog = child.pid === undefined ? undefined : watchOver(child.pid, cluster.user);
  void exited.then(() => dog?.release());
  await untilReady(child, log);

  let stopping = false;
  void exited.then(() => {
    if (!stopping) onUnexpectedExit?.(`PostgreSQL ended by itself (${endOf(child)}).`);
  });
  const stop = () => {
    if (!stopping) shutDown(child);
    stopping = true;
    return exited;
  };
  return { port, exited, stop };
}

/** Detached, so that the Ctrl-C of a terminal reaches Node alone and Node decides the order. */
function start({ folder, programs, user, settings }: Cluster, port: number): ChildProcess {
  const parameters = ["-D", folder, "-p", `${port}`, ...settingsAsArguments(settings)];
  return spawn(programs.postgres, parameters, {
    ...programOptions(user),
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
}

async function untilReady(child: ChildProcess, log: EmbeddedLog): Promise<void> {
  const said: string[] = [];
  const ready = new Promise<"ready">((resolve) => {
    listen(child, (line) => {
      said.push(line);
      if (said.length > 20) said.shift();
      report(line, log);
      if (line.endsWith("database system is ready to accept connections")) resolve("ready");
    });
  });
  const outcome = await Promise.race([ready, once(child, "close")]);
  if (outcome === "ready") return;

  const words = said.join("\n");
  if (words.includes("could not create any TCP/IP sockets")) throw new PortTaken(words);
  throw new Error(`PostgreSQL did not start (${endOf(child)}): ${words}`);
}

function listen(child: ChildProcess, onLine: (line: string) => void): void {
  if (child.stderr) createInterface({ input: child.stderr }).on("line", onLine);
}

function report(line: string, log: EmbeddedLog): void {
  const text = `PostgreSQL: ${line}`;
  if (/^(FATAL|PANIC|WARNING):/.test(line)) log.warn(text);
  else log.debug(text);
}

/** SIGINT: end the sessions, checkpoint, exit. SIGQUIT: exit now; the next start recovers. */
function shutDown(child: ChildProcess): void {
  child.kill("SIGINT");
  const impatience = setTimeout(() => child.kill("SIGQUIT"), fastShutdownMs);
  child.once("close", () => clearTimeout(impatience));
}

const endOf = (child: ChildProcess) => child.signalCode ?? `code ${child.exitCode}`;
