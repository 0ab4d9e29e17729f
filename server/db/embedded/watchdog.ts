import { spawn } from "node:child_process";
import type { OsUser } from "./os-user.ts";
import { programOptions } from "./run-program.ts";

/**
 * Stops PostgreSQL when this process is killed without a chance to do so itself.
 *
 * A shell waits on a pipe from us. However we end, the kernel closes the pipe: the shell reads the
 * end of file and asks PostgreSQL for a fast shutdown. A line on the pipe says all is well instead.
 */
export function watchOver(pid: number, user: OsUser | undefined): { release(): void } {
  const script = 'read -r line || kill -INT "$1"';
  const shell = spawn("/bin/sh", ["-c", script, "koro-watchdog", `${pid}`], {
    ...programOptions(user),
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  // Without its watchdog PostgreSQL is left to the next start, which stops it as well.
  shell.on("error", () => {});
  shell.stdin.on("error", () => {});
  shell.unref();
  return { release: () => void shell.stdin.end("released\n") };
}
