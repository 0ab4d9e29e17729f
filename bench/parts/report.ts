/** What a benchmark prints: Markdown tables with the goal beside each figure, and what falls short marked. */
import { execFileSync } from "node:child_process";
import { cpus, totalmem } from "node:os";
import type { Ratio } from "./statistics.ts";

export interface Goal {
  atLeast?: number;
  atMost?: number;
}

/** The goal and whether it is met, as two cells. */
export function judge(value: number, goal: Goal): [string, string] {
  const { atLeast, atMost } = goal;
  const words = atLeast !== undefined ? `≥ ${atLeast}` : `≤ ${atMost}`;
  const met = value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);
  return [words, met ? "met" : "**falls short**"];
}

export const ratioText = ({ median, least, most }: Ratio) =>
  `${median.toFixed(2)}× (${least.toFixed(2)}–${most.toFixed(2)})`;

export const whole = (value: number) => Math.round(value).toLocaleString("en");

export function table(columns: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  return [line(columns), line(columns.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Date, commit and machine: a figure means nothing without them. */
export function heading(title: string): string {
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  const memory = Math.round(totalmem() / 2 ** 30);
  const date = new Date().toISOString().slice(0, 10);
  return `## ${title}\n\n${date}, commit ${commit}, Node ${process.versions.node}, ${cpus().length} cores, ${memory} GB of memory.\n`;
}
