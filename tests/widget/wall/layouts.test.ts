import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Look } from "#wire/wall.ts";
import { aPost, aWall } from "../support/a-post.ts";
import { eventually } from "../support/eventually.ts";
import { cardBoxes, painted, shiftedIn, watchShifts } from "../support/layout-probe.ts";
import { type Stage, shownIds, startStage } from "../support/open-wall.ts";

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

const layouts = ["masonry", "list", "grid", "justified", "spotlight", "carousel", "ticker"];
const tiles = ["grid", "justified", "spotlight"];

const picture = (width: number, height: number) => ({
  id: `${width}x${height}`,
  kind: "image" as const,
  alt: null,
  width,
  height,
  thumbhash: null,
  sources: [
    { src: `${stage.koro.origin}/media/${width}x${height}-7a4b8f.png`, type: "image/png", width },
  ],
});

/** Every awkward kind of post, over and over. */
const awkward = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const kinds = [
      { media: [picture(400, 1600)] },
      { media: [picture(2400, 400)], badges: [{ kind: "disclosure", label: "Reklam" }] },
      { text: "Donaudampfschifffahrtsgesellschaft".repeat(8) },
      { text: "صباح الخير من الشاطئ 🌅🏕️ ".repeat(12), lang: "ar" },
      { text: "Long words of a long day. ".repeat(40), media: [picture(600, 600)] },
      { text: "🎉" },
      { contentWarning: "Spiders", media: [picture(600, 400)] },
      { text: "", media: [picture(600, 400), picture(400, 600), picture(600, 600)] },
      { author: null, permalink: null },
    ];
    return aPost({ id: `p${index}`, ...kinds[index % kinds.length] });
  }).reverse();

async function openLayout(
  layout: string,
  options: Parameters<Stage["openWall"]>[1] = {},
  attributes = "",
) {
  const opened = await stage.openWall(`layout="${layout}" ${attributes}`, options);
  await opened.page.locator(`social-wall [data-layout="${layout}"] .stage`).waitFor();
  return opened;
}

const settled = async (page: Page, count: number) => {
  await eventually(async () => expect((await cardBoxes(page)).length).toBe(count));
  await eventually(async () => expect(await page.locator("social-wall .fresh").count()).toBe(1));
};

describe.each(layouts)("%s", (layout) => {
  test.each([0, 1, 3, 30])("shows %i posts, none wider than the wall", async (count) => {
    stage.koro.posts = awkward(count);
    const { page, problems } = await openLayout(layout, { width: 700 });
    if (count === 0) await page.getByText("The first word is yours").waitFor();
    await settled(page, count);

    for (const width of [240, 1100]) {
      await page.setViewportSize({ width, height: 900 });
      await painted(page);
      const over = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await eventually(async () => expect(await over()).toBeLessThanOrEqual(0));
      const widest = Math.max(0, ...(await cardBoxes(page)).map((box) => box.width));
      expect(widest).toBeLessThanOrEqual(width);
    }
    expect(problems).toEqual([]);
  });

  test("never moves what is below it, whatever comes and goes", async () => {
    stage.koro.posts = awkward(20);
    const room = { carousel: 560, ticker: 340 }[layout] ?? 820;
    const head = `<style>social-wall:not(:defined) { display: block; height: ${room}px }</style>`;
    const { page } = await openLayout(layout, { before: watchShifts, head });
    await settled(page, 20);
    await eventually(() => expect(stage.koro.lines).toBe(1));
    const below = () => page.locator("#below").evaluate((it) => it.getBoundingClientRect().top);
    const before = await below();

    stage.koro.show(aPost({ id: "new" }));
    await eventually(async () => expect(await shownIds(page)).toContain("new"));
    await painted(page);
    const [, second = ""] = await shownIds(page);
    stage.koro.hide(second);
    await eventually(async () => expect(await shownIds(page)).not.toContain(second), 1000);
    await painted(page);

    expect(await below()).toBe(before);
    expect(await shiftedIn(page)).toBe(0);
  });

  test("is put on at run time and taken off again without a trace", async () => {
    stage.koro.posts = awkward(12);
    const { page } = await stage.openWall("");
    await settled(page, 12);
    const traces = () =>
      page.locator("social-wall").evaluate((wall) => {
        const list = wall.shadowRoot?.querySelector<HTMLElement>(".posts");
        const cards = [...(list?.children ?? [])] as HTMLElement[];
        const styles = cards.map(({ style }) => [
          style.gridArea,
          style.getPropertyValue("--_ratio"),
        ]);
        const more = wall.shadowRoot?.querySelectorAll(".unfold, .nav, .posts").length;
        return { styles, more, names: list?.className.replace(/ ?moves/, "") };
      });
    const before = await traces();
    const change = (name: string) => {
      stage.koro.wall = aWall({ look: Look.parse({ layout: name }) });
      stage.koro.announce({ kind: "wall", wall: stage.koro.wall });
    };
    await eventually(() => expect(stage.koro.lines).toBe(1));

    change(layout);
    await page.locator(`social-wall [data-layout="${layout}"]`).waitFor();
    await painted(page);
    change("masonry");
    await page.locator(`social-wall [data-layout="masonry"]`).waitFor();
    await painted(page);

    expect(await traces()).toEqual(before);
  });
});

describe.each(tiles)("%s", (layout) => {
  test("leaves the neighbours of an opened card as they are", async () => {
    stage.koro.posts = awkward(12);
    const head = "<style>social-wall { --koro-height: 3000px }</style>";
    const { page } = await openLayout(layout, { head });
    await settled(page, 12);
    const button = page.getByRole("button", { name: "Read more" }).first();
    const id = await button.evaluate((it) => it.closest("article")?.dataset.post);
    const before = await cardBoxes(page);
    const opened = before.find((box) => box.id === id);

    await button.click();

    await eventually(async () => {
      const now = (await cardBoxes(page)).find((box) => box.id === id);
      expect(now?.height).toBeGreaterThan(opened?.height ?? Number.POSITIVE_INFINITY);
    });
    const after = await cardBoxes(page);
    const row = before.filter((box) => box.y === opened?.y && box.id !== id);
    expect(row.length).toBeGreaterThan(0);
    expect(after.filter((box) => row.some(({ id }) => id === box.id))).toEqual(row);
  });

  test("reveals more by its button, with the focus on the first new post", async () => {
    stage.koro.posts = awkward(40);
    const { page } = await openLayout(layout, { width: 700 }, `limit="30"`);
    await settled(page, 30);
    await page.getByRole("button", { name: "Show more posts" }).click();

    const focused = () =>
      page
        .locator("social-wall")
        .evaluate((wall) => (wall.shadowRoot?.activeElement as HTMLElement | null)?.dataset.post);
    await eventually(async () => expect(await focused()).toMatch(/^p\d+$/));
    await page.getByRole("button", { name: "Show more posts" }).click();
    await settled(page, 40);
    expect(await page.locator("social-wall li[inert]").count()).toBe(0);
  });

  test("reads in the order of the feed, from right to left too", async () => {
    stage.koro.posts = awkward(12);
    const { page } = await openLayout(layout, {
      before: () => {
        document.addEventListener("DOMContentLoaded", () => {
          document.documentElement.dir = "rtl";
        });
      },
    });
    await settled(page, 12);
    await painted(page);
    const boxes = await cardBoxes(page);
    const read = boxes.toSorted((a, b) => a.y - b.y || b.x - a.x).map(({ id }) => id);
    if (layout !== "spotlight") expect(read).toEqual(boxes.map(({ id }) => id));
    expect(boxes[0]?.x).toBeGreaterThan(boxes[1]?.x ?? Number.POSITIVE_INFINITY);
  });
});

test("justified rows are as high and as wide as each other, but for the last", async () => {
  stage.koro.posts = Array.from({ length: 11 }, (_, index) =>
    aPost({ text: "", media: [picture([400, 600, 900][index % 3] ?? 400, 500)] }),
  );
  const { page } = await openLayout("justified");
  await settled(page, 11);
  const rows = Map.groupBy(await cardBoxes(page), ({ y }) => y);
  const widths = [...rows.values()].map((row) => {
    expect(new Set(row.map(({ height }) => Math.round(height))).size).toBe(1);
    return Math.round(Math.max(...row.map(({ x, width }) => x + width)));
  });
  expect(new Set(widths.slice(0, -1)).size).toBe(1);
  expect(widths.at(-1)).toBeLessThan(widths[0] ?? 0);
});

test("the spotlight is on the first post: as high as two rows of others", async () => {
  stage.koro.posts = awkward(9);
  const { page } = await openLayout("spotlight");
  await settled(page, 9);
  const [first, second, , fourth] = await cardBoxes(page);
  expect(first?.width).toBeGreaterThan((second?.width ?? 0) * 1.9);
  expect((first?.y ?? 0) + (first?.height ?? 0)).toBeCloseTo(
    (fourth?.y ?? 0) + (fourth?.height ?? 0),
    0,
  );
});
