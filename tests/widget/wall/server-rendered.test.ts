/** A wall that the server wrote, in a page whose script takes it over. */
import type { Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { TestWall } from "../../http/support/posts.ts";
import { move } from "../../http/support/posts.ts";
import { type ServedKoro, startServedKoro } from "../../pages/support/served-koro.ts";

let served: ServedKoro;
let wall: TestWall;
let ids: string[];
beforeAll(async () => {
  served = await startServedKoro();
  wall = await served.wall({ title: "Acme Yaz Şenliği", locale: "tr" });
  ids = await served.fill(wall, 20);
});
afterAll(() => served?.stop());
afterEach(async () => {
  for (const context of served.browser.contexts()) await context.close();
});

/** How long a slow machine may take, not how long it takes. */
const soon = <T>(ask: () => T) => expect.poll(ask, { timeout: 10_000 });

interface Opened {
  page: Page;
  problems: string[];
  /** Addresses of all pictures that were asked for. */
  pictures: string[];
  /** Lets the script come. */
  release(): void;
  /** The same, and waits until it has taken the wall over. */
  go(): Promise<void>;
}

/** The hosted page with its script held back until the test has looked. */
async function open(path = `/w/${wall.slug}`, options: { javaScriptEnabled?: boolean } = {}) {
  const context = await served.browser.newContext({
    // Three columns of whole pixels: text on half ones is drawn differently by layout and by moves.
    viewport: { width: 1110, height: 900 },
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  let go = () => {};
  const gate = new Promise<void>((done) => {
    go = done;
  });
  const pictures: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/media/")) pictures.push(request.url());
  });
  await page.route("**/embed.js", async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto(served.koro.origin + path, { waitUntil: "commit" });
  await page.locator("social-wall article").nth(1).waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => {}));
  await page.waitForFunction(() =>
    [...(document.querySelector("social-wall")?.shadowRoot?.querySelectorAll("img") ?? [])].every(
      (image) => image.complete || image.loading === "lazy",
    ),
  );
  return {
    page,
    problems,
    pictures,
    release: go,
    async go() {
      go();
      await taken(page);
    },
  } satisfies Opened;
}

const taken = (page: Page) =>
  page.waitForFunction(() => {
    const root = document.querySelector("social-wall")?.shadowRoot;
    return root && !root.querySelector("[data-served]") && root.querySelector(".fresh");
  });

/** Pixels that are not as they were, beyond what antialiasing does. */
async function differing(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = await Promise.all([one, other].map((shot) => sharp(shot).raw().toBuffer()));
  return (
    a?.reduce((count, value, at) => count + Number(Math.abs(value - (b?.[at] ?? 0)) > 24), 0) ?? -1
  );
}

interface Rect {
  id: string | undefined;
  at: number[];
}

const cards = (page: Page): Promise<Rect[]> =>
  page.locator("social-wall article").evaluateAll((all) =>
    all.map((card) => {
      const { x, y, width, height } = card.getBoundingClientRect();
      return { id: (card as HTMLElement).dataset.post, at: [x, y, width, height].map(Math.round) };
    }),
  );

test("keeps what the server wrote where it stands, and shifts nothing", async () => {
  const { page, go, problems, pictures } = await open();
  await page.evaluate(() => {
    const shifts: number[] = [];
    Reflect.set(window, "shifts", shifts);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push(Reflect.get(entry, "value"));
    }).observe({ type: "layout-shift" });
    const root = document.querySelector("social-wall")?.shadowRoot;
    Reflect.set(window, "before", [...(root?.querySelectorAll("article") ?? [])]);
  });
  const before = await cards(page);
  const shot = await page.screenshot({ clip: { x: 0, y: 0, width: 800, height: 300 } });

  await go();
  await page.waitForLoadState("networkidle");
  const after = await cards(page);

  expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  expect(after.slice(0, 3)).toEqual(before.slice(0, 3));
  expect(after.map(({ at }) => at[2])).toEqual(before.map(({ at }) => at[2]));
  const same = await page.evaluate(() => {
    const known: Element[] = Reflect.get(window, "before");
    return known.every((card) => card.isConnected);
  });
  expect(same).toBe(true);
  expect(pictures.length).toBe(new Set(pictures).size);
  expect((await page.evaluate(() => Reflect.get(window, "shifts"))) as number[]).toEqual([]);
  expect(problems).toEqual([]);
  const now = await page.screenshot({ clip: { x: 0, y: 0, width: 800, height: 300 } });
  expect(await differing(shot, now)).toBe(0);
});

test("keeps the focus and the scroll of who was there first", async () => {
  const { page, go } = await open();
  await page.evaluate(() => {
    const link = document
      .querySelector("social-wall")
      ?.shadowRoot?.querySelectorAll<HTMLElement>("article a.why")[1];
    link?.focus();
    scrollTo(0, 40);
  });

  await go();

  const [focused, scrolled] = await page.evaluate(() => {
    const root = document.querySelector("social-wall")?.shadowRoot;
    const links = [...(root?.querySelectorAll("article a.why") ?? [])];
    return [links.indexOf(root?.activeElement as Element), scrollY];
  });
  expect(focused).toBe(1);
  expect(scrolled).toBe(40);
});

test("goes on live from the posts that the server wrote", async () => {
  const live = await served.wall({ title: "Canlı" });
  const [first = ""] = await served.fill(live, 6, { media: [] });
  const { page, go } = await open(`/w/${live.slug}`);
  await go();
  await page.locator("social-wall").evaluate((wall) => wall.shadowRoot?.querySelector(".fresh"));

  await move(served.koro, live, "reject", [first]);

  await soon(() => page.locator("social-wall article").count()).toBe(5);
});

test("builds only the cards anew that changed since", async () => {
  const { page, go } = await open();
  await page.evaluate((id) => {
    const root = document.querySelector("social-wall")?.shadowRoot;
    const card = root?.querySelector(`[data-post="${id}"]`)?.closest<HTMLElement>("li");
    if (card) card.dataset.digest = "other";
    for (const article of root?.querySelectorAll("article") ?? [])
      Reflect.set(article, "isOld", true);
  }, ids[19]);

  await go();

  const fresh = await page
    .locator("social-wall article")
    .evaluateAll((all) =>
      all
        .filter((card) => !Reflect.has(card, "isOld"))
        .map((card) => (card as HTMLElement).dataset.post),
    );
  expect(fresh).toEqual([ids[19]]);
  expect(await page.locator("social-wall article").count()).toBe(20);
});

test.each([
  ["away", (page: Page) => page.route("**/feed?*", (route) => route.abort()), "offline"],
  [
    "broken",
    (page: Page) => page.route("**/feed?*", (route) => route.fulfill({ status: 500 })),
    "server",
  ],
  [
    "speaking nonsense",
    (page: Page) => page.route("**/feed?*", (route) => route.fulfill({ body: "<p>hello" })),
    "malformed",
  ],
  [
    "without the wall's script",
    (page: Page) => page.route("**/assets/wall-*", (route) => route.abort()),
    "script",
  ],
])("keeps its cards where the server is %s, and says why", async (_, break_, reason) => {
  const { page, problems, release } = await open();
  await break_(page);
  await page.evaluate(() => {
    document.addEventListener("social-wall-error", (event) => {
      Reflect.set(window, "reason", (event as CustomEvent).detail.reason);
    });
  });

  release();

  await soon(() => page.evaluate(() => Reflect.get(window, "reason"))).toBe(reason);
  expect(await page.locator("social-wall article").count()).toBe(20);
  await page.locator("social-wall article").last().scrollIntoViewIfNeeded();
  expect(await page.locator("social-wall article").last().isVisible()).toBe(true);
  expect(problems.filter((problem) => !/Failed to load resource/.test(problem))).toEqual([]);
});

test("leaves at once with a wall that is gone", async () => {
  const { page, release } = await open();
  await page.route("**/feed?*", (route) => route.fulfill({ status: 404 }));

  release();

  await soon(() => page.locator("social-wall article").count()).toBe(0);
});

test("is taken over where a script put it into the page, and built anew where the page stripped it", async () => {
  const answer = await fetch(`${served.koro.origin}/v1/walls/${wall.slug}/embed.html?script=0`);
  const html = await answer.text();
  const { page, go } = await open();
  await go();

  const counts = await page.evaluate(async (fragment) => {
    const whole = document.createElement("div");
    const stripped = document.createElement("div");
    document.body.append(whole, stripped);
    (whole as Element & { setHTMLUnsafe(html: string): void }).setHTMLUnsafe(fragment);
    stripped.innerHTML = fragment;
    const cardsIn = (box: Element) =>
      box.querySelector("social-wall")?.shadowRoot?.querySelectorAll("article").length ?? 0;
    const atOnce = cardsIn(whole);
    const end = performance.now() + 8000;
    while (cardsIn(stripped) < 20 && performance.now() < end)
      await new Promise((next) => setTimeout(next, 50));
    return [atOnce, cardsIn(whole), cardsIn(stripped)];
  }, html);

  expect(counts).toEqual([20, 20, 20]);
});

test.each([
  { layout: "list", theme: "dark" },
  { preset: "neon", card: "quote", density: "compact" },
  { preset: "polaroid", columns: "2" },
] as const)("wears the look %j before and after", async (look) => {
  const query = new URLSearchParams(look);
  const { page, go } = await open(`/w/${wall.slug}/frame?${query}`);
  const worn = () =>
    page.evaluate(() => {
      const root = document.querySelector("social-wall")?.shadowRoot;
      const { layout, card, preset, density } =
        root?.querySelector<HTMLElement>(".wall")?.dataset ?? {};
      const first = root?.querySelector("article") as Element;
      const { backgroundColor, borderRadius, boxShadow, color } = getComputedStyle(first);
      return {
        ...{ layout, card, preset, density, backgroundColor, borderRadius, boxShadow, color },
        width: Math.round(first.getBoundingClientRect().width),
        top: Math.round(first.getBoundingClientRect().top),
      };
    });
  const before = await worn();

  await go();

  expect(await worn()).toEqual(before);
});
