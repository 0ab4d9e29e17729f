import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Feed } from "#wire/wall.ts";
import { pageWith } from "../support/host-page.ts";
import { type Stage, startStage } from "../support/open-wall.ts";
import { payloads } from "./payloads.ts";
import { harmless, poisoned, poisonedFeed } from "./poison.ts";
import { anatomy, watch } from "./watch.ts";

const all = payloads();
const perWall = 100;
const wallsPerPage = 7;
const looks = [
  `layout="list"`,
  `layout="masonry" columns="4" density="compact"`,
  `layout="grid" preset="bold" card="quote"`,
  `layout="carousel" preset="polaroid"`,
  `layout="ticker" preset="neon" card="text"`,
  `layout="justified" card="picture"`,
  `layout="spotlight" preset="editorial"`,
];

let stage: Stage;
let known: string[];
beforeAll(async () => {
  stage = await startStage();
  const plain = Array.from({ length: 30 }, (_, index) => harmless(index, stage.koro.origin));
  const { page, problems } = await openFeeds(looks.map(() => poisonedFeed(plain, "plain")));
  known = (await anatomy(await pressAll(page))).names;
  expect(problems).toEqual([]);
});
afterAll(() => stage.close());
afterEach(async () => {
  stage.site.csp = null;
  for (const context of stage.browser.contexts()) await context.close();
});

const strict = (koro: string) =>
  `default-src 'none'; script-src ${koro}; connect-src ${koro}; img-src ${koro}; media-src ${koro};` +
  " style-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/** A wall for each feed on one page. */
async function openFeeds(feeds: readonly Feed[], before = "") {
  const { koro, site } = stage;
  const page = await stage.browser.newPage({ viewport: { width: 1100, height: 1200 } });
  const { problems } = await watch(page, [koro.origin, site.origin]);
  await page.route("**/v1/walls/*/feed**", (route) => {
    const [, index = "0"] = /wall-(\d+)/.exec(route.request().url()) ?? [];
    const headers = { "Access-Control-Allow-Origin": "*" };
    return route.fulfill({ json: feeds[Number(index)], headers });
  });
  const walls = feeds.map((_, index) => {
    const look = looks[index % looks.length];
    return `<social-wall wall="wall-${index}" limit="100" live="off" ${look}></social-wall>`;
  });
  const script = `<script type="module" src="${koro.origin}/embed.js"></script>`;
  site.pages.set("/page", pageWith(before + walls.join(""), { head: script }));
  await page.goto(`${site.origin}/page`);
  const cards = feeds.reduce((sum, { posts }) => sum + posts.length, 0);
  await page.waitForFunction(hasCards, cards, { timeout: 25_000 });
  return { page, problems };
}

/** The copies that a ticker goes round with are not counted. */
function hasCards(cards: number): boolean {
  const walls = [...document.querySelectorAll("social-wall")];
  const shown = walls.map(
    (wall) => wall.shadowRoot?.querySelectorAll(".posts:not([inert]) article").length ?? 0,
  );
  return shown.reduce((sum, count) => sum + count, 0) === cards;
}

/** Uncovers and unfolds some posts, and leaves dialogs open: with hundreds of cards behind it, one takes its time. */
async function pressAll(page: Page): Promise<Page> {
  await page.evaluate(async () => {
    const until = async (holds: () => unknown) => {
      const end = performance.now() + 8000;
      while (!holds() && performance.now() < end) await new Promise((next) => setTimeout(next, 10));
    };
    for (const [at, { shadowRoot }] of document.querySelectorAll("social-wall").entries()) {
      const root = shadowRoot as ShadowRoot;
      const controls = (act: string) =>
        root.querySelectorAll<HTMLElement>(`.posts:not([inert]) [data-act=${act}]`);
      const dialog = () => root.querySelector("dialog");
      await until(() => root.querySelector(".fresh"));
      for (const act of ["reveal", "unfold"])
        for (const button of [...controls(act)].slice(0, 3)) button.click();
      if (at > 1) continue;
      controls(at === 0 ? "about" : "open")[0]?.click();
      await until(dialog);
      for (let turn = 0; turn < 4; turn++)
        dialog()?.querySelector<HTMLElement>(".knob.next")?.click();
    }
  });
  return page;
}

const pages = Math.ceil(all.length / perWall / wallsPerPage);
const parts = Array.from({ length: pages }, (_, page) => page);

function feedsOf(part: number): Feed[] {
  return looks.flatMap((_, index) => {
    const start = (part * wallsPerPage + index) * perWall;
    const words = all.slice(start, start + perWall);
    const posts = words.map((one, at) =>
      poisoned(one, start + at, stage.koro.origin, words.slice(at, at + 3).join("")),
    );
    return words[0] ? [poisonedFeed(posts, words[0])] : [];
  });
}

test("there are as many payloads as promised", () => {
  expect(all.length).toBeGreaterThanOrEqual(2000);
});

test.each(parts)(
  "nothing in a wall of payloads runs, escapes or leads elsewhere (%i)",
  async (part) => {
    // With a policy nothing could run, without one nothing would be reported: some pages have one.
    if (part % 2) stage.site.csp = strict(stage.koro.origin);
    const { page, problems } = await openFeeds(feedsOf(part));
    const { names, addresses } = await anatomy(await pressAll(page));

    expect(names.filter((name) => !known.includes(name))).toEqual([]);
    expect(addresses).toEqual([]);
    expect(problems).toEqual([]);
  },
);
