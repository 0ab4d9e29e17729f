import { spawn } from "node:child_process";

/** Longer than a graceful stop of the server with its database may take. */
const patienceMs = 45_000;

/**
 * A program of ours with an IPC channel. It says `{ kind: "ready", … }` on it once, and stops by
 * itself when the channel closes.
 *
 * @returns `onReady(listener)`, `ended` (a promise of its exit code) and `stop()`
 */
export function startProgram(node, parameters, { cwd, env }) {
  const child = spawn(node, parameters, {
    cwd,
    env,
    detached: true,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ended = new Promise((resolve) => {
    child.once("error", (error) => {
      console.error(`${parameters[0]} cannot be started: ${error.message}`);
      resolve(1);
    });
    child.once("exit", (code, signal) => resolve(code ?? codeOf(signal)));
  });
  return { ended, onReady: (listener) => onReady(child, listener), stop: () => stop(child, ended) };
}

function onReady(child, listener) {
  child.on("message", (message) => {
    if (message?.kind === "ready") listener(message);
  });
}

async function stop(child, ended) {
  child.kill("SIGTERM");
  const impatience = setTimeout(() => child.kill("SIGKILL"), patienceMs);
  await ended;
  clearTimeout(impatience);
}

/** What a shell reports for a program that a signal ended. */
const codeOf = (signal) => ({ SIGHUP: 129, SIGINT: 130, SIGKILL: 137, SIGTERM: 143 })[signal] ?? 1;
