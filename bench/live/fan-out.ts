/** Koro and the yardstick in turn, each with its own crowd of the same size. */
import { type Child, startChild } from "../parts/child.ts";
import { openToggle, type Toggle } from "../parts/decider.ts";
import type { Koro } from "../parts/koro.ts";
import { residentBytes } from "../parts/process-cost.ts";
import { judge, table } from "../parts/report.ts";
import { median } from "../parts/statistics.ts";
import { type CommitWatch, watchCommits } from "./commit-watch.ts";
import type { Arrivals, CrowdOrder } from "./crowd.ts";
import { nowMs } from "./monotonic.ts";

export type StartFilled = () => Promise<{ koro: Koro; slug: string }>;

/** Milliseconds from the commit, or from the first write of the yardstick; `click` from the decision's request. */
interface Spread {
  click: number;
  p50: number;
  p99: number;
  last: number;
}

interface Size {
  clients: number;
  ours: Spread[];
  theirs: Spread[];
  kBEach: number;
}

const settleMs = 3_000;
/** A `hide` is smaller, a `show` of these posts bigger. */
const bytesOf = { hide: 50, show: 500 };

export async function compareFanOut(
  start: StartFilled,
  sizes: number[],
  repeats: number,
): Promise<string> {
  const rows: string[][] = [];
  const details: string[][] = [];
  for (const clients of sizes) {
    const size = await measureSize(start, clients, repeats);
    rows.push(...verdicts(size));
    details.push(detail(size, "Koro"), detail(size, "bare sockets"));
  }
  return [
    `One \`show\` event to every open stream, medians of ${repeats} events in turn (least–most).\n`,
    table(["fan-out", "measured", "goal", "verdict"], rows),
    "",
    table(["clients", "server", "p50 ms", "p99 ms", "last ms", "click to last ms"], details),
    "",
  ].join("\n");
}

async function measureSize(start: StartFilled, clients: number, repeats: number): Promise<Size> {
  const { koro, slug } = await start();
  const children = [
    startChild({ script: "bench/live/yardstick.ts", core: 0 }),
    startChild({ script: "bench/live/crowd.ts", core: 1 }),
    startChild({ script: "bench/live/crowd.ts", core: 1 }),
  ];
  const [yardstick, ourCrowd, theirCrowd] = children as [Child, Child, Child];
  const watch = await watchCommits(koro);
  try {
    const { port } = await yardstick.told<{ port: number }>();
    const path = `/v1/walls/${slug}/live`;
    const kBEach = await openOurs(koro, ourCrowd, { path, clients });
    const order = { kind: "open", path, count: clients, atOnce: 50 } as const;
    await ask(theirCrowd, { ...order, port });
    const toggle = await openToggle(koro, slug);
    const ours: Spread[] = [];
    const theirs: Spread[] = [];
    for (let repeat = -1; repeat < repeats; repeat++) {
      const mine = await ourEvent(ourCrowd, toggle, watch);
      const event = await ask<string>(ourCrowd, { kind: "sample" });
      const their = await theirEvent(theirCrowd, yardstick, event);
      // The first of each finds cold code.
      if (repeat < 0) continue;
      ours.push(mine);
      theirs.push(their);
    }
    return { clients, ours, theirs, kBEach };
  } finally {
    await Promise.all(children.map((child) => child.stop()));
    await watch.stop();
    await koro.stop();
  }
}

const ask = <Answer = unknown>(crowd: Child, order: CrowdOrder) => crowd.ask<Answer>(order);

/** Answers the memory that one open stream takes in the server. */
async function openOurs(
  koro: Koro,
  crowd: Child,
  { path, clients }: { path: string; clients: number },
): Promise<number> {
  const order = { kind: "open", port: koro.port, path, atOnce: 50 } as const;
  // A few first, so that what the first streams compile is not counted on the others.
  await ask(crowd, { ...order, count: 50 });
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  const before = residentBytes(koro.pid);
  await ask(crowd, { ...order, count: clients - 50 });
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  return (residentBytes(koro.pid) - before) / 1024 / (clients - 50);
}

async function ourEvent(crowd: Child, toggle: Toggle, watch: CommitWatch): Promise<Spread> {
  await ask(crowd, { kind: "expect", bytes: bytesOf.hide });
  await toggle.move();
  await ask(crowd, { kind: "arrivals" });
  await ask(crowd, { kind: "expect", bytes: bytesOf.show });
  const clickedAt = nowMs();
  const seenAt = await watch.commitOf(() => toggle.move());
  const arrivals = await ask<Arrivals>(crowd, { kind: "arrivals" });
  // On a busy core the news of the commit may come late; what a client has was committed.
  return since(Math.min(seenAt, arrivals.first), arrivals, clickedAt);
}

async function theirEvent(crowd: Child, yardstick: Child, event: string): Promise<Spread> {
  await ask(crowd, { kind: "expect", bytes: bytesOf.show });
  const beganAt = await yardstick.ask<number>({ event });
  return since(beganAt, await ask<Arrivals>(crowd, { kind: "arrivals" }));
}

const since = (from: number, { p50, p99, last }: Arrivals, clickedAt = from): Spread => ({
  click: last - clickedAt,
  p50: p50 - from,
  p99: p99 - from,
  last: last - from,
});

const of = (list: Spread[], key: keyof Spread) => list.map((spread) => spread[key]);

function verdicts({ clients, ours, theirs, kBEach }: Size): string[][] {
  const bound = 1.25 * median(of(theirs, "last")) + 5;
  const last = median(of(ours, "last"));
  const within = { atMost: Number(bound.toFixed(1)) };
  return [
    [
      `${clients} clients: commit to the last client`,
      `${last.toFixed(1)} ms (${Math.min(...of(ours, "last")).toFixed(1)}–${Math.max(...of(ours, "last")).toFixed(1)})`,
      `${judge(last, within)[0]} ms (1.25 × yardstick + 5)`,
      judge(last, within)[1],
    ],
    [`${clients} clients: kB a stream`, kBEach.toFixed(1), ...judge(kBEach, { atMost: 24 })],
  ];
}

function detail({ clients, ours, theirs }: Size, server: "Koro" | "bare sockets"): string[] {
  const list = server === "Koro" ? ours : theirs;
  const middle = (key: keyof Spread) => median(of(list, key)).toFixed(1);
  return [String(clients), server, middle("p50"), middle("p99"), middle("last"), middle("click")];
}
