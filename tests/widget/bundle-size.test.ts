import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { expect, test } from "vitest";

const dist = join(import.meta.dirname, "../../dist");
const budgetBytes = 12_000;

/** A file and all it imports statically: what the browser must have before it can run it. */
function closureOf(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const code = readFileSync(file, "utf8");
  for (const [, path] of code.matchAll(
    /(?:^|[;}\s])(?:import|export)\s*(?:[\w*{}\s,$]+from\s*)?["'`](\.[^"'`]+)["'`]/g,
  )) {
    closureOf(join(dirname(file), path as string), seen);
  }
  return seen;
}

test("needs at most 12 kB of script for the first cards", () => {
  const embed = join(dist, "embed.js");
  expect(existsSync(embed), "run `npx vite build` first").toBe(true);
  const wall = /import\(\s*["'`](\.[^"'`]+)["'`]/.exec(readFileSync(embed, "utf8"))?.[1];
  expect(wall, "embed.js loads the wall on demand").toBeDefined();

  const files = closureOf(join(dist, wall as string), closureOf(embed));
  const bytes = [...files].map((file) => brotliCompressSync(readFileSync(file)).length);

  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(budgetBytes);
});

test("leaves nothing on the global object and asks for no storage", () => {
  const files = closureOf(join(dist, "embed.js"));
  const code = [...files].map((file) => readFileSync(file, "utf8")).join("");
  expect(code).not.toMatch(
    /litHtmlVersions|localStorage|sessionStorage|document\.cookie|innerHTML/,
  );
});
