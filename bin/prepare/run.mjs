import { spawn } from "node:child_process";

/** Runs a program in view and resolves to its exit code; 1 when it could not be started. */
export function runInView(program, parameters, options) {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, { stdio: "inherit", ...options });
    child.on("error", (error) => {
      console.error(`${program} cannot be started: ${error.message}`);
      resolve(1);
    });
    child.on("close", (code) => resolve(code ?? 1));
  });
}

/** Runs a program out of view and resolves to whether it succeeded and all that it said. */
export function runQuietly(program, parameters, options) {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, { stdio: ["ignore", "pipe", "pipe"], ...options });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        said += text;
      });
    }
    child.on("error", (error) => resolve({ ok: false, said: `${program}: ${error.message}` }));
    child.on("close", (code) => resolve({ ok: code === 0, said }));
  });
}
