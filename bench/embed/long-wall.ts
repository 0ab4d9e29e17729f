/** A thousand posts: asked for until all are there, then scrolled through from end to end. */
import type { Browser, CDPSession } from "playwright-core";
import { judge, table } from "../parts/report.ts";
import { putPage } from "./contestants.ts";
import type { Front } from "./front.ts";
import { until } from "./koro-walls.ts";
import { askForMore, type LongFrame, watchFrames } from "./page/reader.ts";
import { heapBytes, openPage, read } from "./visit.ts";

const goalMs = 50;

interface State {
  cards: number;
  frames: LongFrame[];
}

/** Loads `wanted` posts, a hundred at a time, and answers what it cost, as Markdown. */
export async function measureLongWall(
  browser: Browser,
  front: Front,
  { slug, wanted }: { slug: string; wanted: number },
): Promise<string> {
  const few = await openWall(browser, front, slug, 50);
  const heapOfFew = await heapBytes(few.session);
  await few.close();
  const { session, close } = await openWall(browser, front, slug, 100);
  try {
    const building = await loadAll(session, wanted);
    await evaluate(session, "benchReader.frames.splice(0)");
    await scrollThrough(session);
    const scrolling = (await stateOf(session)).frames;
    return report({ building, scrolling, wanted, heapOfFew, heap: await heapBytes(session) });
  } finally {
    await close();
  }
}

async function openWall(browser: Browser, front: Front, slug: string, limit: number) {
  const path = `/long-${limit}`;
  const head = `<style>social-wall:not(:defined){display:block;height:820px}</style><script type="module" src="/embed.js"></script>`;
  putPage(front, path, {
    head,
    body: `<social-wall wall="${slug}" limit="${limit}"></social-wall>`,
  });
  const { session, close } = await openPage(browser, "local");
  await session.send("Page.enable");
  const source = `(${watchFrames})();window.benchAskForMore=${askForMore}`;
  await session.send("Page.addScriptToEvaluateOnNewDocument", { source });
  await session.send("Page.navigate", { url: front.origin + path });
  await until(`the first ${limit} posts`, async () => (await stateOf(session)).cards >= limit);
  return { session, close };
}

const stateOf = async (session: CDPSession): Promise<State> => {
  await evaluate(session, "benchReader.count()");
  return read<State>(session, "benchReader");
};

const evaluate = (session: CDPSession, expression: string) =>
  session.send("Runtime.evaluate", { expression, userGesture: true });

/** Presses the wall's button whenever it may be pressed. */
async function loadAll(session: CDPSession, wanted: number): Promise<LongFrame[]> {
  await until(`${wanted} posts on the page`, async () => {
    await evaluate(session, "benchAskForMore()");
    return (await stateOf(session)).cards >= wanted;
  });
  return (await stateOf(session)).frames;
}

/** As a wheel scrolls: the compositor moves the page, the wall follows. */
async function scrollThrough(session: CDPSession): Promise<void> {
  const { cssContentSize } = await session.send("Page.getLayoutMetrics");
  const at = { x: 640, y: 500, gestureSourceType: "mouse" as const, speed: 6_000 };
  await evaluate(session, "scrollTo(0, 0)");
  await session.send("Input.synthesizeScrollGesture", { ...at, yDistance: -cssContentSize.height });
}

interface Measured {
  building: LongFrame[];
  scrolling: LongFrame[];
  wanted: number;
  heapOfFew: number;
  heap: number;
}

function report({ building, scrolling, wanted, heapOfFew, heap }: Measured): string {
  const longest = (frames: LongFrame[]) => Math.max(0, ...frames.map(({ duration }) => duration));
  const row = (what: string, frames: LongFrame[]) => [
    what,
    `${longest(frames).toFixed(0)} (${frames.length} over ${goalMs})`,
    ...judge(Math.round(longest(frames)), { atMost: goalMs }),
  ];
  const ratio = heap / heapOfFew;
  const heaps = `${ratio.toFixed(1)}× (${(heap / 1e6).toFixed(1)} MB, 50 posts ${(heapOfFew / 1e6).toFixed(1)} MB)`;
  return [
    "Long frames as the browser reports them (`long-animation-frame`), which begin at 50 ms.\n",
    table(
      [`${wanted} posts`, "measured", "goal", "verdict"],
      [
        row("longest frame ms while scrolled through", scrolling),
        row("longest frame ms while they came, 100 at a time", building),
        ["heap against 50 posts", heaps, ...judge(ratio, { atMost: 3 })],
      ],
    ),
    "",
    `Dearest frames while scrolled through: ${dearest(scrolling)}. While they came: ${dearest(building)}.`,
    "",
  ].join("\n");
}

function dearest(frames: readonly LongFrame[]): string {
  const worst = frames.toSorted((a, b) => b.duration - a.duration).slice(0, 3);
  const words = worst.map(
    ({ duration, script, layout }) =>
      `${duration} ms (script ${script}, style and layout ${layout})`,
  );
  return words.join("; ") || "none";
}
