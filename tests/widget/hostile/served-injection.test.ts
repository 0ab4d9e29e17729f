import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RenderWall } from "#wire/rendering.ts";
import type { Feed } from "#wire/wall.ts";
import { pageWith } from "../support/host-page.ts";
import { type Stage, startStage } from "../support/open-wall.ts";
import { payloads } from "./payloads.ts";
import { harmless, poisoned, poisonedFeed } from "./poison.ts";
import { anatomy, watch } from "./watch.ts";

const built = join(import.meta.dirname, "../../../dist/server/wall.js");
const all = payloads();
const perWall = 100;

let stage: Stage;
let renderWall: RenderWall;
let known: string[];
beforeAll(async () => {
  stage = await startStage();
  ({ renderWall } = (await import(pathToFileURL(built).href)) as { renderWall: RenderWall });
  const plain = Array.from({ length: 30 }, (_, index) => harmless(index, stage.koro.origin));
  known = (await openServed([poisonedFeed(plain, "plain")])).names;
});
afterAll(() => stage.close());

/** The wall as the server writes it, for a feed that says the same everywhere, and attributes that say it too. */
async function write(feed: Feed): Promise<string> {
  const words = feed.wall.title;
  const { before, css, after } = await renderWall({
    feed,
    attributes: { wall: words, layout: words, theme: words, locale: words, "post-lang": words },
    now: new Date(),
    pageUrl: `${stage.koro.origin}/w/acme?${words}`,
    moreUrl: `${stage.koro.origin}/w/acme?after=${words}`,
    isOpen: true,
  });
  return `${before}<style>${css}</style>${after}`;
}

async function openServed(feeds: readonly Feed[]) {
  const { koro, site } = stage;
  const page = await stage.browser.newPage();
  const { problems } = await watch(page, [koro.origin, site.origin]);
  const walls = await Promise.all(feeds.map(write));
  site.pages.set("/page", pageWith(walls.join("")));
  await page.goto(`${site.origin}/page`);
  const { names, addresses, cards } = await anatomy(page);
  await page.close();
  return { names, addresses, cards, problems };
}

test("nothing that the server writes runs, escapes or leads elsewhere", async () => {
  const starts = Array.from({ length: Math.ceil(all.length / perWall) }, (_, at) => at * perWall);
  const feeds = starts.map((start) => {
    const words = all.slice(start, start + perWall);
    const posts = words.map((one, at) =>
      poisoned(one, start + at, stage.koro.origin, words.slice(at, at + 3).join("")),
    );
    return poisonedFeed(posts, words[start % 7] ?? "plain");
  });
  for (const part of [feeds.slice(0, 13), feeds.slice(13)]) {
    const { names, addresses, cards, problems } = await openServed(part);
    expect(cards).toBe(part.reduce((sum, { posts }) => sum + posts.length, 0));
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
    expect(addresses).toEqual([]);
    expect(problems).toEqual([]);
  }
});
