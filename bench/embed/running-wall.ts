/** A wall left running while posts keep coming, in short: as many as in ten minutes with one every two seconds. */
import type { Browser, CDPSession } from "playwright-core";
import type { Koro } from "../parts/koro.ts";
import { judge, table } from "../parts/report.ts";
import { putPage } from "./contestants.ts";
import type { Front } from "./front.ts";
import { until } from "./koro-walls.ts";
import { heapBytes, metric, openPage } from "./visit.ts";

const perSecond = 10;
/** Something kept per post would show within 300; what a first hundred fill up once is no growth. */
const flat = 1.1;

interface Sample {
  after: number;
  nodes: number;
  heap: number;
}

interface Waiting {
  post: { id: string };
  version: number;
}

/** `slug` holds posts that wait; the first `before` are shown at once, the others one by one. */
export async function measureRunningWall(
  browser: Browser,
  front: Front,
  { koro, slug, before }: { koro: Koro; slug: string; before: number },
): Promise<string> {
  const waiting = await readWaiting(koro, slug);
  await approve(koro, slug, waiting.splice(0, before));
  const head = `<script type="module" src="/embed.js"></script>`;
  putPage(front, "/running", {
    head,
    body: `<social-wall wall="${slug}" limit="${before}"></social-wall>`,
  });
  const { session, close } = await openPage(browser, "local");
  try {
    await session.send("Page.navigate", { url: `${front.origin}/running` });
    await until("the running wall", async () => (await newest(session)) !== null);
    const samples: Sample[] = [];
    for (let after = 0; waiting.length > 0; after += 50) {
      samples.push(await sample(session, after));
      await comeOneByOne(koro, slug, waiting.splice(0, 50));
      await settle(session);
    }
    samples.push(await sample(session, samples.length * 50));
    return report(samples);
  } finally {
    await close();
  }
}

async function readWaiting({ call }: Koro, slug: string): Promise<Waiting[]> {
  const list: Waiting[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const rest: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : "";
    const path = `/v1/admin/walls/${slug}/placements?state=pending&order=oldest&limit=100${rest}`;
    const page: { placements: Waiting[]; next: string | null } = await call("GET", path);
    list.push(...page.placements);
    cursor = page.next;
  }
  return list;
}

async function approve(koro: Koro, slug: string, list: readonly Waiting[]): Promise<void> {
  const moves = list.map(({ post, version }) => ({
    ...{ post: post.id, move: "approve", expect: version },
  }));
  if (moves.length > 0) await koro.call("POST", `/v1/admin/walls/${slug}/decisions`, { moves });
}

async function comeOneByOne(koro: Koro, slug: string, list: readonly Waiting[]): Promise<void> {
  for (const one of list) {
    const next = new Promise((resolve) => setTimeout(resolve, 1000 / perSecond));
    await Promise.all([approve(koro, slug, [one]), next]);
  }
}

/** Which card stands first, once there are any. */
async function newest(session: CDPSession): Promise<string | null> {
  const expression = `document.querySelector("social-wall")?.shadowRoot?.querySelector("article")?.textContent ?? null`;
  const { result } = await session.send("Runtime.evaluate", { expression, returnByValue: true });
  return (result.value as string | null) ?? null;
}

/** Glides and the stack of events come to rest: no new first card for a second. */
async function settle(session: CDPSession): Promise<void> {
  let last = "";
  await until("the running wall to rest", async () => {
    const now = (await newest(session)) ?? "";
    const rests = now === last;
    last = now;
    await new Promise((resolve) => setTimeout(resolve, 800));
    return rests;
  });
}

async function sample(session: CDPSession, after: number): Promise<Sample> {
  const heap = await heapBytes(session);
  return { after, nodes: await metric(session, "Nodes"), heap };
}

/** The wall fills its spare room first; from a third of the way on it has to stay as it is. */
export function growthOf(samples: readonly Sample[], key: "nodes" | "heap"): number {
  const from = samples[Math.floor(samples.length / 3)];
  const to = samples.at(-1);
  return from && to ? to[key] / from[key] : Number.NaN;
}

function report(samples: readonly Sample[]): string {
  const growth = (key: "nodes" | "heap") => growthOf(samples, key);
  const row = (what: string, value: number) => [
    what,
    `${value.toFixed(2)}×`,
    ...judge(Number(value.toFixed(2)), { atMost: flat }),
  ];
  const posts = samples.at(-1)?.after ?? 0;
  return [
    `${posts} posts at ${perSecond} a second instead of one every 2 s for an hour; the last sample against the one at a third of the way.\n`,
    table(
      ["left running", "measured", "goal", "verdict"],
      [row("nodes", growth("nodes")), row("heap", growth("heap"))],
    ),
    "",
    table(
      ["posts that came", ...samples.map(({ after }) => String(after))],
      [
        ["nodes", ...samples.map(({ nodes }) => String(nodes))],
        ["heap MB", ...samples.map(({ heap }) => (heap / 1e6).toFixed(2))],
      ],
    ),
    "",
  ].join("\n");
}
