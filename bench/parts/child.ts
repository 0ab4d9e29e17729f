/**
 * A Node process of the benchmark on a core of its own, and a way to ask it things. It ends with whoever started
 * it: its channel closes.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface Child {
  pid: number;
  /** Sends a message and waits for its answer. */
  ask<Answer>(question: object | string): Promise<Answer>;
  /** The next message that is no answer. */
  told<Message>(): Promise<Message>;
  stop(): Promise<void>;
}

export interface ChildOptions {
  /** Relative to the checkout. */
  script: string;
  args?: string[];
  core: number;
  env?: Record<string, string>;
}

/** Without `taskset` the processes share all cores, and the tables say so. */
export const canPin = spawnSync("taskset", ["--version"]).status === 0;

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Pins this very process, so that what it does itself stays off the server's core. */
export function pinMyself(core: number): void {
  if (canPin) spawnSync("taskset", ["-acp", String(core), String(process.pid)]);
}

export function startChild({ script, args = [], core, env = {} }: ChildOptions): Child {
  const pin = canPin ? `taskset -c ${core}` : "";
  const node = [process.execPath, ...args.filter((arg) => arg.startsWith("--cpu-prof")), script];
  // Ten thousand streams need as many file descriptors; where the limit is fixed, the caller leaves sizes out.
  const child = spawn(
    "sh",
    ["-c", `ulimit -n 65535 2>&-; exec ${pin} "$@"`, "sh", ...node, ...args],
    {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    },
  );
  return asChild(child);
}

function asChild(child: ChildProcess): Child {
  const answers = new Map<number, (answer: never) => void>();
  const unread: unknown[] = [];
  let reader: ((message: never) => void) | null = null;
  let questions = 0;
  const gone = new Promise<never>((_, reject) =>
    child.once("exit", (code) => reject(new Error(`a process of the benchmark ended (${code})`))),
  );
  gone.catch(() => {});
  child.on("message", (message: { answerTo?: number; answer?: unknown }) => {
    if (message.answerTo !== undefined)
      return answers.get(message.answerTo)?.(message.answer as never);
    if (reader) reader(message as never);
    else unread.push(message);
    reader = null;
  });
  return {
    pid: child.pid as number,
    ask<Answer>(question: object | string) {
      const number = ++questions;
      const answered = new Promise<Answer>((resolve) => answers.set(number, resolve));
      child.send({ number, question });
      return Promise.race([answered, gone]).finally(() => answers.delete(number));
    },
    told<Message>() {
      const known = unread.shift();
      if (known) return Promise.resolve(known as Message);
      const next = new Promise<Message>((resolve) => {
        reader = resolve;
      });
      return Promise.race([next, gone]);
    },
    stop: () => stop(child),
  };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const force = setTimeout(() => child.kill("SIGKILL"), 20_000);
  child.kill("SIGTERM");
  await ended;
  clearTimeout(force);
}
