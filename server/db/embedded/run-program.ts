import { spawn } from "node:child_process";
import { basename } from "node:path";
import type { OsUser } from "./os-user.ts";

/**
 * What every program of PostgreSQL is started with: the folder because another user may not stand
 * in ours, the environment because PostgreSQL reads dozens of variables (`PGDATA`, `LC_*`) from it.
 */
export function programOptions(user: OsUser | undefined) {
  return { ...user, cwd: "/", env: { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" } };
}

/** Runs a program to its end; throws what it said if it failed. */
export function runProgram(
  program: string,
  parameters: readonly string[],
  user: OsUser | undefined,
  input = "",
): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${basename(program)} failed: ${why}`));
    const child = spawn(program, parameters, programOptions(user));
    let said = "";
    child.stdout.resume();
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-2000);
    });
    child.on("error", (error) => fail(error.message));
    child.on("close", (code, signal) => {
      if (code === 0) resolve();
      else fail(said.trim() || `it ended with ${signal ?? `code ${code}`}`);
    });
    // A program that ends early closes its input; its own message is the one to report.
    child.stdin.on("error", () => {}).end(input);
  });
}
