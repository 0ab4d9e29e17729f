import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { violationsIn } from "../../support/axe.ts";
import { aPost, aWall } from "../support/a-post.ts";
import { eventually } from "../support/eventually.ts";
import { cardBoxes, painted } from "../support/layout-probe.ts";
import { type Stage, startStage } from "../support/open-wall.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());
beforeEach(() => {
  Object.assign(stage.koro, { posts: [], wall: aWall(), down: false, gone: false });
});
afterEach(async () => {
  for (const context of stage.browser.contexts()) await context.close();
});

const everything = () => {
  const picture = {
    id: "picture",
    kind: "image" as const,
    alt: null,
    width: 640,
    height: 480,
    thumbhash: null,
    sources: [
      { src: `${stage.koro.origin}/media/640x480-7a4b8f.png`, type: "image/png", width: 640 },
    ],
  };
  return [
    aPost({ pinned: true, media: [picture], badges: [{ kind: "disclosure", label: "Reklam" }] }),
    aPost({
      media: [picture, { ...picture, id: "other" }],
      cta: { label: "Shop", url: "https://acme.example/" },
    }),
    aPost({ contentWarning: "Spiders" }),
    aPost({ text: "Long ".repeat(200), highlighted: true }),
    aPost({ author: null, permalink: null, network: "instagram" }),
    ...Array.from({ length: 6 }, () => aPost()),
  ];
};

const violations = (page: Page) => violationsIn(page, "social-wall");

const layouts = ["grid", "justified", "spotlight", "carousel", "ticker"];

describe.each(layouts)("%s", (layout) => {
  test.each([
    ["light", 1100, ""],
    ["dark, on a phone, in Turkish", 360, `theme="dark" locale="tr"`],
  ])("gives axe nothing to find: %s", async (_, width, attributes) => {
    stage.koro.posts = everything();
    const head = attributes && "<style>body{background:#101216;color:#eee}</style>";
    const { page } = await stage.openWall(`layout="${layout}" ${attributes}`, {
      width,
      head,
      reducedMotion: "reduce",
    });
    await page.locator("social-wall .fresh").waitFor({ state: "attached" });
    await painted(page);
    expect(await violations(page)).toEqual([]);
  });

  test("keeps every badge in sight and every target at least 24 pixels high", async () => {
    stage.koro.posts = everything();
    const head = "<style>social-wall { --koro-height: 4000px }</style>";
    const { page } = await stage.openWall(`layout="${layout}"`, {
      head,
      width: 500,
      reducedMotion: "reduce",
    });
    await page.locator("social-wall .fresh").waitFor({ state: "attached" });
    const badge = page.locator("social-wall .posts:not([inert]) .badges li").first();
    await badge.scrollIntoViewIfNeeded();
    expect(await badge.isVisible()).toBe(true);

    const low = await page
      .locator("social-wall")
      .evaluate((wall) =>
        [...(wall.shadowRoot?.querySelectorAll("button, .cta, .foot a") ?? [])]
          .filter((it) => it.checkVisibility() && it.getBoundingClientRect().height < 23.5)
          .map((it) => it.className),
      );
    expect(low).toEqual([]);
  });

  const most = layout === "carousel" ? 1000 : 300;

  test(`stays at hand with ${most} posts on the page`, async () => {
    stage.koro.posts = Array.from({ length: most }, (_, index) => aPost({ id: `p${index}` }));
    const { page, problems } = await stage.openWall(`layout="${layout}" limit="100"`, {
      reducedMotion: "reduce",
    });
    await page.locator("social-wall .fresh").waitFor({ state: "attached" });
    const count = async () => (await cardBoxes(page)).length;
    await eventually(async () => expect(await count()).toBe(100));
    const more = page.getByRole("button", { name: "Show more posts" });
    if (layout === "ticker") return expect(await more.isVisible()).toBe(false);
    await eventually(async () => {
      if ((await count()) < most) await grow(page, more, layout);
      expect(await count()).toBe(most);
    }, 50_000);

    const scroll = page.evaluate(async (isAcross) => {
      const list = document.querySelector("social-wall")?.shadowRoot?.querySelector(".posts");
      let slowest = 0;
      for (let step = 0; step < 40; step++) {
        const start = performance.now();
        if (isAcross) list?.scrollTo({ left: step * 3000, behavior: "instant" });
        else scrollTo({ top: step * 900, behavior: "instant" });
        document.body.getBoundingClientRect();
        slowest = Math.max(slowest, performance.now() - start);
        await new Promise(requestAnimationFrame);
      }
      return slowest;
    }, layout === "carousel");
    expect(await scroll).toBeLessThan(400);
    expect(problems).toEqual([]);
  }, 60_000);
});

/** A press may only reveal what did not fit, and does nothing while a page is on its way. */
async function grow(page: Page, more: ReturnType<Page["locator"]>, layout: string): Promise<void> {
  if (layout !== "carousel") return more.click();
  await page.locator("social-wall .posts").evaluate((list) => {
    list.scrollTo({ left: list.scrollWidth, behavior: "instant" });
  });
}
