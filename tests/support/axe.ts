import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  id: string;
  nodes: { target: unknown; html: string; failureSummary: string }[];
}

/** What axe objects to on the page, or in what `within` matches: a line each. */
export async function violationsIn(page: Page, within?: string): Promise<string[]> {
  // Half a megabyte: read once by each document.
  if (await page.evaluate("window.axe === undefined")) await page.evaluate(source);
  const found = await page.evaluate<Violation[]>(
    `axe.run(${within ? JSON.stringify(within) : "document"}).then((answer) => answer.violations)`,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, html, failureSummary }) => `${id}: ${String(target)} ${html} ${failureSummary}`,
    ),
  );
}

/** How many pixels the page is too wide. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)");
