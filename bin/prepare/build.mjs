/** The browser side, built by Vite into `dist/` whenever its sources differ from the last time. */

import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fingerprint, readStamp } from "./fingerprint.mjs";
import { runQuietly } from "./run.mjs";

const sources = ["widget", "vite.config.ts", "tsconfig.json", "package-lock.json"];

/** Runs `vite build` unless `dist/` already fits. */
export async function buildIfStale(root, node) {
  if (!existsSync(join(root, "vite.config.ts"))) return;
  const stamp = join(root, "dist", ".koro-build");
  const wanted = fingerprint(root, sources);
  if (readStamp(stamp) === wanted) return;
  await build(root, node);
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(stamp, `${wanted}\n`);
}

async function build(root, node) {
  console.log("Building the browser side…");
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const { ok, said } = await runQuietly(node, [vite, "build"], { cwd: root });
  if (!ok) throw new Error(`${said.trim()}\nThe browser side could not be built; see above.`);
}
