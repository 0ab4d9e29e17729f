import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mediaOf, serveFilms } from "../post/some-media.ts";
import { aPost, aWall } from "../support/a-post.ts";
import { eventually } from "../support/eventually.ts";
import { pageWith } from "../support/host-page.ts";
import { type Stage, startStage } from "../support/open-wall.ts";
import { countTraces, noTraces } from "./traces.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());
beforeEach(() => {
  const { picture, film } = mediaOf(stage.koro.origin);
  const some = Array.from({ length: 14 }, (_, at) =>
    aPost({ id: `p${at}`, media: at % 3 ? [] : [picture(`${at}`)] }),
  );
  const posts = [...some, aPost({ id: "film", media: [film("film")], pinned: true })];
  Object.assign(stage.koro, { posts, wall: aWall(), down: false, gone: false });
});
afterEach(async () => {
  for (const context of stage.browser.contexts()) await context.close();
});

const script = () => `<script type="module" src="${stage.koro.origin}/embed.js"></script>`;
const tracesOn = (page: Page) => page.evaluate(() => Reflect.get(window, "traces")());

/** Opens a wall, meets it while it is busy, takes it out, and sees that nothing is left. */
async function openTraced(attributes: string, before: () => void = countTraces) {
  stage.site.pages.set(
    "/page",
    pageWith(`<social-wall wall="acme-summer" ${attributes}></social-wall>`, { head: script() }),
  );
  const page = await stage.browser.newPage({ viewport: { width: 1100, height: 1200 } });
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    const isKnown = [stage.koro.origin, stage.site.origin].includes(origin);
    if (/^http/.test(protocol) && !isKnown) elsewhere.push(request.url());
  });
  await serveFilms(page);
  await page.addInitScript(before);
  await page.goto(`${stage.site.origin}/page`);
  await page.locator("social-wall article").first().waitFor();
  await page.locator("social-wall .fresh").waitFor({ state: "attached" });
  return { page, elsewhere };
}

const moments: [name: string, attributes: string, meanwhile: (page: Page) => Promise<unknown>][] = [
  ["follows its line", "", () => eventually(() => expect(stage.koro.lines).toBe(1))],
  [
    "is about to announce a post",
    "",
    async (page) => {
      await eventually(() => expect(stage.koro.lines).toBe(1));
      for (const id of ["new", "newer"]) {
        stage.koro.show(aPost({ id }));
        await page.locator(`social-wall [data-post="${id}"]`).waitFor();
      }
    },
  ],
  [
    "shows a picture large",
    `deep-links="on"`,
    async (page) => {
      await page.locator("social-wall [data-act=open]").first().click();
      await page.locator("social-wall dialog .view img").waitFor();
    },
  ],
  [
    "takes a report",
    "",
    async (page) => {
      await page.locator("social-wall [data-act=about]").first().click();
      await page.locator("social-wall dialog form").waitFor();
    },
  ],
  [
    "plays a film",
    "",
    async (page) => {
      await page.locator("social-wall [data-act=play]").first().click();
      await page.locator("social-wall video").waitFor();
    },
  ],
  [
    "scrolls a carousel",
    `layout="carousel"`,
    (page) => page.locator("social-wall [part~=next]").first().click(),
  ],
  [
    "runs a ticker",
    `layout="ticker"`,
    (page) => page.locator("social-wall .moving").first().waitFor(),
  ],
  [
    "lies in tiles",
    `layout="spotlight" preset="neon" theme-attribute="data-theme"`,
    async () => {},
  ],
  [
    "cannot be had",
    "",
    async (page) => {
      await eventually(() => expect(stage.koro.lines).toBe(1));
      stage.koro.down = true;
      await eventually(() => expect(stage.koro.lines).toBe(0));
      await page.locator("social-wall article").first().waitFor();
    },
  ],
];

describe("leaves nothing behind when it is taken out while it", () => {
  test.each(moments)("%s", async (_, attributes, meanwhile) => {
    const { page, elsewhere } = await openTraced(attributes);
    await meanwhile(page);
    await page.evaluate(() => document.querySelector("social-wall")?.remove());
    // What was on its way may arrive; nothing may wait for more than that.
    await eventually(async () => expect(await tracesOn(page)).toEqual(noTraces));
    await eventually(() => expect(stage.koro.lines).toBe(0));
    expect(elsewhere).toEqual([]);
  });
});
