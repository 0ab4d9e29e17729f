/** Koro and the yardstick in turn, a window each, so that both meet the same weather. */
import type { Child } from "../parts/child.ts";
import { keepDeciding, openToggle, type Toggle } from "../parts/decider.ts";
import type { Koro } from "../parts/koro.ts";
import { cpuSeconds } from "../parts/process-cost.ts";
import { judge, ratioText, table, whole } from "../parts/report.ts";
import { median, ratioOf } from "../parts/statistics.ts";
import type { LoadAnswer, LoadOrder } from "./load.ts";

export interface Processes {
  koro: Koro;
  load: Child;
  yardstick: Child;
  yardstickPort: number;
}

export interface Plan {
  slugs: string[];
  seconds: number;
  repeats: number;
}

interface Window extends LoadAnswer {
  /** Requests a second. */
  rate: number;
  /** Processor time of the answering process, in microseconds a request. */
  cpuUs: number;
  /** Share of its core that it had. */
  busy: number;
}

const variants = [
  { name: "identity", acceptEncoding: null, conditional: false },
  { name: "brotli", acceptEncoding: "gzip, deflate, br, zstd", conditional: false },
  { name: "304", acceptEncoding: "gzip, deflate, br, zstd", conditional: true },
];
const connections = 64;
const decisionsPerSecond = 5;

export async function compareVariants(processes: Processes, plan: Plan): Promise<string> {
  const toggles: Toggle[] = [];
  for (const slug of plan.slugs) toggles.push(await openToggle(processes.koro, slug));
  const rows: string[][] = [];
  const details: string[][] = [];
  for (const variant of variants) {
    const runs = await alternate(processes, plan, { variant, toggles });
    rows.push(...verdicts(variant.name, runs));
    details.push(
      detail(variant.name, "Koro", runs.ours, runs.builds),
      detail("", "yardstick", runs.theirs),
      detail("", "yardstick beside Koro deciding", runs.theirsBeside),
    );
  }
  const shape = `${connections} connections, ${decisionsPerSecond} decisions a second, medians of ${plan.repeats} windows of ${plan.seconds} s in turn (least–most).`;
  const columns = ["variant", "server", "requests/s", "p50 ms", "p99 ms", "CPU µs a request"];
  return [
    `${shape}\n`,
    table(["feed against `node:http`", "measured", "goal", "verdict"], rows),
    "",
    table([...columns, "share of the core", "bytes", "pages read a second"], details),
    "",
  ].join("\n");
}

interface Runs {
  ours: Window[];
  theirs: Window[];
  /**
   * The yardstick with Koro's neighbours: the same decisions, taken by a Koro and a PostgreSQL on the same core that
   * answer nobody else. What is left between the two is what Koro's own serving costs.
   */
  theirsBeside: Window[];
}

async function alternate(
  { koro, load, yardstick, yardstickPort }: Processes,
  { slugs, seconds, repeats }: Plan,
  { variant, toggles }: { variant: (typeof variants)[number]; toggles: Toggle[] },
): Promise<Runs & { builds: number[] }> {
  const paths = slugs.map((slug) => `/v1/walls/${slug}/feed`);
  const etags = await yardstick.ask<LoadOrder["etags"] & {}>({
    ...variant,
    port: koro.port,
    paths,
  });
  const order: LoadOrder = { ...variant, etags, port: koro.port, paths, connections, seconds };
  const runs: Runs & { builds: number[] } = { ours: [], theirs: [], theirsBeside: [], builds: [] };
  const toYardstick = { ...order, port: yardstickPort };
  await load.ask({ ...order, seconds: 1 });
  await load.ask({ ...toYardstick, seconds: 1 });
  for (let repeat = 0; repeat < repeats; repeat++) {
    runs.theirs.push(await measure(load, yardstick.pid, toYardstick));
    const before = await pagesRead(koro);
    const deciding = keepDeciding(toggles, decisionsPerSecond);
    runs.ours.push(await measure(load, koro.pid, order));
    await deciding.stop();
    runs.builds.push(((await pagesRead(koro)) - before) / seconds);
    const decidingBeside = keepDeciding(toggles, decisionsPerSecond);
    runs.theirsBeside.push(await measure(load, yardstick.pid, toYardstick));
    await decidingBeside.stop();
    // What was decided while nobody asked Koro is read again before the next window counts.
    await load.ask({ ...order, seconds: 0.3 });
  }
  return runs;
}

async function measure(load: Child, pid: number, order: LoadOrder): Promise<Window> {
  const before = cpuSeconds(pid);
  const answer = await load.ask<LoadAnswer>(order);
  const used = cpuSeconds(pid) - before;
  if (answer.wrong > 0) throw new Error(`${answer.wrong} answers were neither 200 nor 304`);
  return {
    ...answer,
    rate: answer.requests / answer.seconds,
    cpuUs: (used / answer.requests) * 1e6,
    busy: used / answer.seconds,
  };
}

/** How often the database was asked for a feed page so far: builds, not requests. */
async function pagesRead({ sql }: Koro): Promise<number> {
  // A backend hands its counts over a second after it was last busy.
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  const [row] = await sql<{ scans: number }[]>`
    select idx_scan::float8 as scans from pg_stat_user_indexes where indexrelname = 'placement_feed'`;
  return row?.scans ?? Number.NaN;
}

const of = (windows: Window[], key: "rate" | "cpuUs" | "p50Us" | "p99Us" | "busy") =>
  windows.map((window) => window[key]);

function verdicts(name: string, { ours, theirs, theirsBeside }: Runs): string[][] {
  const rate = ratioOf(of(ours, "rate"), of(theirs, "rate"));
  const beside = ratioOf(of(ours, "rate"), of(theirsBeside, "rate"));
  const tailBeside = ratioOf(of(ours, "p99Us"), of(theirsBeside, "p99Us"));
  const tail = ratioOf(of(ours, "p99Us"), of(theirs, "p99Us"));
  const capacity = ratioOf(of(theirs, "cpuUs"), of(ours, "cpuUs"));
  return [
    [`${name}: requests a second`, ratioText(rate), ...judge(rate.median, { atLeast: 0.85 })],
    [`${name}: p99`, ratioText(tail), ...judge(tail.median, { atMost: 1.5 })],
    [`${name}: requests a CPU second`, ratioText(capacity), "", ""],
    [`${name}: requests a second, yardstick beside the same decisions`, ratioText(beside), "", ""],
    [`${name}: p99, yardstick beside the same decisions`, ratioText(tailBeside), "", ""],
  ];
}

function detail(name: string, server: string, windows: Window[], builds: number[] = []): string[] {
  const middle = (key: Parameters<typeof of>[1]) => median(of(windows, key));
  return [
    ...[name, server, whole(middle("rate"))],
    ...[(middle("p50Us") / 1000).toFixed(2), (middle("p99Us") / 1000).toFixed(2)],
    ...[middle("cpuUs").toFixed(1), `${Math.round(middle("busy") * 100)} %`],
    ...[whole(windows[0]?.bodyBytes ?? 0), builds.length > 0 ? median(builds).toFixed(1) : "–"],
  ];
}
