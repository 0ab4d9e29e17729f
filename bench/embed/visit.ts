/** One visit by somebody who has never been there, on a slow processor. */
import type { Browser, CDPSession } from "playwright-core";
import type { Contestant } from "./contestants.ts";
import type { Front } from "./front.ts";
import { type ProbePlan, type Seen, watchPage } from "./page/probe.ts";
import { type Figures, figuresOf } from "./verdicts.ts";

export const cpuSlowdown = 4;
export const cardsWanted = 50;

/** Lighthouse's slow 4G as DevTools emulates it, a wait a request included. */
export const slow4g = { latency: 150, downloadKbit: 1600, uploadKbit: 750 };

export type Network = "local" | "slow 4G";

/** Whose cards are not there by then, for that visit they never come. */
const patienceMs = 20_000;
/** What a wall does after its cards belongs to its blocking, its shifts and its heap. */
const settleMs = 1_000;

/** Opens a page in a browser context of its own, whose memory and cache are empty. */
export async function openPage(browser: Browser, network: Network) {
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    viewport: { width: 1280, height: 1000 },
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: cpuSlowdown });
  // Time the page's thread had a processor: what else the machine does stays out of it.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  if (network === "slow 4G") {
    const bytesPerSecond = (kbit: number) => (kbit * 1000) / 8;
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: slow4g.latency,
      downloadThroughput: bytesPerSecond(slow4g.downloadKbit),
      uploadThroughput: bytesPerSecond(slow4g.uploadKbit),
    });
  }
  return { page, session, close: () => context.close() };
}

export async function visit(
  browser: Browser,
  front: Front,
  { contestant, network }: { contestant: Contestant; network: Network },
): Promise<Figures> {
  const { session, close } = await openPage(browser, network);
  try {
    const { cards, hosts = "social-wall" } = contestant;
    await watch(session, { cards, hosts, wanted: cardsWanted });
    const sawAll = untilAllSeen(session);
    front.forget();
    await session.send("Page.navigate", { url: front.origin + contestant.path });
    await sawAll;
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    const seen = await read<Seen>(session, "benchSeen");
    const cpuMs = (await metric(session, "TaskDuration")) * 1000;
    return figuresOf(seen, front.scripts(), { cpuMs, heapBytes: await heapBytes(session) });
  } finally {
    await close();
  }
}

/** Puts the probe into the next page. */
async function watch(session: CDPSession, plan: ProbePlan): Promise<void> {
  await session.send("Runtime.enable");
  await session.send("Runtime.addBinding", { name: "benchSawAll" });
  await session.send("Page.enable");
  const source = `(${watchPage})(${JSON.stringify(plan)})`;
  await session.send("Page.addScriptToEvaluateOnNewDocument", { source });
}

/** Resolves once the probe has seen all cards, or when patience is over. */
function untilAllSeen(session: CDPSession): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, patienceMs);
    session.once("Runtime.bindingCalled", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** What a script of ours left on the page's window. */
export async function read<Value>(session: CDPSession, name: string): Promise<Value> {
  const expression = `JSON.stringify(window[${JSON.stringify(name)}])`;
  const { result } = await session.send("Runtime.evaluate", { expression });
  return JSON.parse(String(result.value)) as Value;
}

/** A figure of the browser about the page, by the name DevTools has for it. */
export async function metric(session: CDPSession, name: string): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find((one) => one.name === name)?.value ?? Number.NaN;
}

/** JavaScript memory that something still holds. */
export async function heapBytes(session: CDPSession): Promise<number> {
  // What the first collection finalizes, the second frees.
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.collectGarbage");
  return (await session.send("Runtime.getHeapUsage")).usedSize;
}
