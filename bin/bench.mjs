/** `npm run bench -- feed` runs `bench/feed.ts`; without a name it lists them. */

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { runInView } from "./prepare/run.mjs";
import { asCommand, prepare, root } from "./prepare.mjs";

const [name, ...rest] = process.argv.slice(2);
const folder = join(root, "bench");

asCommand(async () => {
  if (!names().includes(name)) {
    console.log(`npm run bench -- <name>, with one of: ${names().join(", ") || "none yet"}`);
    process.exitCode = name === undefined ? 0 : 1;
    return;
  }
  const node = await prepare({ build: true });
  process.exitCode = await runInView(node, [join(folder, `${name}.ts`), ...rest], { cwd: root });
});

function names() {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts"));
  return files.map((file) => file.slice(0, -".ts".length)).sort();
}
