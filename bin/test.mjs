/**
 * `npm test`: types, form, tests. With arguments, only the tests they choose:
 * `npm test -- tests/domain`. The tests come last, so that their count is the last line;
 * an earlier failure stops nothing and still fails the whole.
 */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInView } from "./prepare/run.mjs";
import { asCommand, prepare, root } from "./prepare.mjs";

const chosen = process.argv.slice(2);

/** In a file or a pipe colours are only noise; Biome needs to be told apart from the others. */
const inTerminal = process.stdout.isTTY === true;
const env = inTerminal ? process.env : { NO_COLOR: "1", ...process.env };
const biome = ["@biomejs/biome/bin/biome", "ci", ...(inTerminal ? [] : ["--colors=off"])];

asCommand(async () => {
  const node = await prepare({ build: false });
  const run = async (program, ...parameters) => {
    const script = join(root, "node_modules", program);
    return (await runInView(node, [script, ...parameters], { cwd: root, env })) === 0;
  };

  const failed = [];
  if (!(await builds())) failed.push("build");
  if (chosen.length === 0) {
    if (!(await run("typescript/bin/tsc", "-p", "."))) failed.push("types");
    if (!(await run(...biome))) failed.push("form");
  }
  if (failed.length > 0) console.error(`Failed before the tests: ${failed.join(", ")}.`);
  const folder = mkdtempSync(join(tmpdir(), "koro-count-"));
  const counts = join(folder, "counts.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${counts}`];
  const passed = await run("vitest/vitest.mjs", "run", ...reporters, ...chosen);
  sayCounts(counts);
  rmSync(folder, { recursive: true, force: true });
  process.exitCode = passed && failed.length === 0 ? 0 : 1;
});

/** The last line, for people and for whoever counts: vitest ends with hints about speed. */
function sayCounts(file) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, "utf8"));
    console.log(`${numPassedTests} passed, ${numFailedTests} failed`);
  } catch {
    console.error("The tests did not run to their end.");
  }
}

async function builds() {
  try {
    await prepare({ build: true });
    return true;
  } catch (error) {
    console.error(error.message);
    return false;
  }
}
