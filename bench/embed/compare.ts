/** All contestants in turn, round after round, so that all meet the same weather; medians and spread of that. */
import type { Browser } from "playwright-core";
import { judge, ratioText, table } from "../parts/report.ts";
import { median, ratioOf } from "../parts/statistics.ts";
import type { Contestant } from "./contestants.ts";
import type { Front } from "./front.ts";
import type { Figures } from "./verdicts.ts";
import { cardsWanted, type Network, visit } from "./visit.ts";

export interface Runs {
  contestant: Contestant;
  rounds: Figures[];
}

export async function runRounds(
  browser: Browser,
  front: Front,
  plan: { field: readonly Contestant[]; network: Network; rounds: number },
): Promise<Runs[]> {
  const runs: Runs[] = plan.field.map((contestant) => ({ contestant, rounds: [] }));
  // The first of each finds cold files and code.
  for (let round = -1; round < plan.rounds; round++) {
    for (const { contestant, rounds } of runs) {
      const figures = await visit(browser, front, { contestant, network: plan.network });
      if (round >= 0) rounds.push(figures);
    }
  }
  return runs;
}

const of = ({ rounds }: Runs, key: keyof Figures) => rounds.map((figures) => figures[key]);

const middle = (run: Runs, key: keyof Figures) => median(of(run, key));

/** `412 (400–431)`, and in how many visits it never came. */
export function spreadText(values: readonly number[], digits = 0): string {
  const known = values.filter(Number.isFinite);
  const text = (value: number) => value.toFixed(digits);
  const missing = values.length - known.length;
  const never = missing > 0 ? `, ${missing} of ${values.length} never` : "";
  const middle = median(values);
  if (known.length === 0) return "never";
  return `${Number.isFinite(middle) ? text(middle) : "never"} (${text(Math.min(...known))}–${text(Math.max(...known))}${never})`;
}

export function figuresTable(runs: readonly Runs[]): string {
  const spread = (run: Runs, key: keyof Figures) => spreadText(of(run, key));
  const fixed = (run: Runs, key: keyof Figures, digits: number) => middle(run, key).toFixed(digits);
  const columns = [
    ...[
      "contestant",
      "brotli kB (in all)",
      "first card ms",
      `${cardsWanted} cards ms`,
      "blocking ms",
      "CPU ms",
    ],
    ...["layout shift", "host section’s shift", "it moved px", "heap MB"],
  ];
  const rows = runs.map((run) => [
    run.contestant.name,
    `${fixed(run, "scriptKb", 1)} (${fixed(run, "allScriptKb", 1)})`,
    ...[spread(run, "firstMs"), spread(run, "allMs"), spread(run, "blockingMs")],
    spread(run, "cpuMs"),
    ...[fixed(run, "shift", 3), fixed(run, "hostShift", 3)],
    ...[fixed(run, "hostMovedPx", 0), fixed(run, "heapMb", 2)],
  ]);
  return table(columns, rows);
}

/** The goals of the design, each beside what was measured. */
export function verdictRows(runs: readonly Runs[], network: Network): string[][] {
  const one = (kind: Contestant["kind"]) => runs.find(({ contestant }) => contestant.kind === kind);
  const [limit, yardstick, koro, page] = [
    ...[one("limit"), one("yardstick"), one("koro"), one("koro page")],
  ];
  if (!limit || !yardstick || !koro || !page) return [];
  const peers = runs.filter(({ contestant }) => contestant.kind === "peer");
  const cards = ratioOf(of(koro, "allMs"), of(yardstick, "allMs"));
  const work = ratioOf(of(koro, "cpuMs"), of(yardstick, "cpuMs"));
  const paged = ratioOf(of(page, "allMs"), of(limit, "allMs"));
  const fastestPeer = Math.min(...peers.map((peer) => middle(peer, "allMs")));
  const row = (what: string, measured: string, verdict: [string, string]) => [
    ...[`${network}: ${what}`, measured, ...verdict],
  ];
  const plain = (what: string, value: number, digits: number, atMost: number) =>
    row(what, value.toFixed(digits), judge(Number(value.toFixed(digits)), { atMost }));
  return [
    plain("kB of script for the first cards", middle(koro, "scriptKb"), 1, 12),
    row("50 cards against bare Lit", ratioText(cards), judge(cards.median, { atMost: 1.2 })),
    plain(
      "50 cards ms, fastest peer as the goal",
      middle(koro, "allMs"),
      0,
      Math.round(fastestPeer),
    ),
    row("processor time against bare Lit", ratioText(work), ["", ""]),
    row("`/w/{wall}` against HTML", ratioText(paged), judge(paged.median, { atMost: 1.1 })),
    plain(
      "blocking ms, yardstick’s as the goal",
      middle(koro, "blockingMs"),
      0,
      Math.round(middle(yardstick, "blockingMs")),
    ),
    plain("host section’s shift", Math.max(...of(koro, "hostShift")), 3, 0),
    plain("pixels the host section moved", Math.max(...of(koro, "hostMovedPx")), 0, 0),
    plain("heap MB", middle(koro, "heapMb"), 2, 1.2),
  ];
}
