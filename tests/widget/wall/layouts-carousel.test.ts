import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { aPost, aWall } from "../support/a-post.ts";
import { eventually } from "../support/eventually.ts";
import { cardBoxes, painted } from "../support/layout-probe.ts";
import { type Stage, shownIds, startStage } from "../support/open-wall.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());
beforeEach(() => {
  const posts = Array.from({ length: 12 }, (_, index) => aPost({ id: `p${index}` })).reverse();
  Object.assign(stage.koro, { posts, wall: aWall(), down: false, gone: false });
});
afterEach(async () => {
  for (const context of stage.browser.contexts()) await context.close();
});

async function openCarousel(
  attributes = "",
  options: Parameters<Stage["openWall"]>[1] = { reducedMotion: "reduce" },
) {
  const { page } = await stage.openWall(`layout="carousel" ${attributes}`, options);
  await page.locator("social-wall .place").waitFor({ state: "attached" });
  await page.locator("social-wall .fresh").waitFor({ state: "attached" });
  return page;
}

const next = (page: Page) => page.getByRole("button", { name: "Next posts" });
const previous = (page: Page) => page.getByRole("button", { name: "Previous posts" });
const scrolled = (page: Page) =>
  page.locator("social-wall .posts").evaluate((list) => Math.round(list.scrollLeft));
const firstSeen = async (page: Page) => {
  const list = await page.locator("social-wall .posts").boundingBox();
  const seen = (await cardBoxes(page)).filter(
    ({ x, width }) => x >= (list?.x ?? 0) - 2 && x + width <= (list?.x ?? 0) + (list?.width ?? 0),
  );
  return seen[0]?.id;
};
const focusedPost = (page: Page) =>
  page
    .locator("social-wall")
    .evaluate((wall) => (wall.shadowRoot?.activeElement as HTMLElement | null)?.dataset.post);

test("goes on and back by buttons that leave at the ends and hand on their focus", async () => {
  const page = await openCarousel();
  expect(await previous(page).isVisible()).toBe(false);
  const { width = 0, height = 0 } = (await next(page).boundingBox()) ?? {};
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);

  await next(page).click();
  await eventually(async () => expect(await scrolled(page)).toBeGreaterThan(100));
  await eventually(async () => expect(await previous(page).isVisible()).toBe(true));
  await eventually(async () =>
    expect(await page.getByRole("status").allTextContents()).toContainEqual(
      expect.stringMatching(/^Posts [2-9] to/),
    ),
  );

  for (let left = 12; left > 0 && (await next(page).isVisible()); left--) {
    const before = await scrolled(page);
    await next(page).press("Enter");
    await eventually(async () => expect(await scrolled(page)).toBeGreaterThan(before));
    await painted(page);
  }
  expect(await next(page).isVisible()).toBe(false);
  expect(await previous(page).evaluate((it) => it.matches(":focus"))).toBe(true);
});

test.each([
  ["ltr", "ArrowRight", "ArrowLeft"],
  ["rtl", "ArrowLeft", "ArrowRight"],
])("follows the arrow keys in %s", async (direction, onward, back) => {
  const page = await openCarousel("", {
    reducedMotion: "reduce",
    head: `<script>document.documentElement.dir = "${direction}"</script>`,
  });
  await page.locator("social-wall article a").first().focus();

  await page.keyboard.press(onward);
  expect(await focusedPost(page)).toBe("p10");
  await eventually(async () => expect(await scrolled(page)).not.toBe(0));
  await page.keyboard.press(back);
  expect(await focusedPost(page)).toBe("p11");
  await page.keyboard.press("End");
  expect(await focusedPost(page)).toBe("p0");
  await page.keyboard.press("Home");
  expect(await focusedPost(page)).toBe("p11");
  await eventually(async () => expect(await scrolled(page)).toBe(0));
});

test("fetches the next page before its reader gets there, and keeps their place", async () => {
  stage.koro.posts = Array.from({ length: 25 }, (_, index) => aPost({ id: `p${index}` })).reverse();
  const page = await openCarousel(`limit="10"`);
  await next(page).click();
  await next(page).click();
  await eventually(async () => expect((await shownIds(page)).length).toBeGreaterThanOrEqual(20));
  expect(await scrolled(page)).toBeGreaterThan(100);
  expect(await page.getByRole("button", { name: "Show more posts" }).isVisible()).toBe(false);
});

test("keeps the card that is read where it is when a new one comes before it", async () => {
  const page = await openCarousel("", {});
  await eventually(() => expect(stage.koro.lines).toBe(1));
  await page.locator("social-wall .posts").evaluate((list) => list.scrollTo({ left: 900 }));
  await eventually(async () => expect(await scrolled(page)).toBeGreaterThan(500));
  await painted(page);
  const before = await firstSeen(page);
  expect(before).not.toBe("p11");

  stage.koro.show(aPost({ id: "new" }));

  await eventually(async () => expect((await shownIds(page))[0]).toBe("new"));
  await painted(page);
  expect(await firstSeen(page)).toBe(before);
});

test("shows a new post at once to who is at the start", async () => {
  const page = await openCarousel("", {});
  await eventually(() => expect(stage.koro.lines).toBe(1));
  stage.koro.show(aPost({ id: "new" }));
  await eventually(async () => expect(await firstSeen(page)).toBe("new"));
});

test("lets the wheel scroll the page past it", async () => {
  const page = await openCarousel("", { head: "<style>body { padding-bottom: 3000px }</style>" });
  const box = await page.locator("social-wall .posts").boundingBox();
  await page.mouse.move((box?.x ?? 0) + 100, (box?.y ?? 0) + 100);
  await page.mouse.wheel(0, 300);
  await eventually(async () => expect(await page.evaluate(() => scrollY)).toBeGreaterThan(100));
  expect(await scrolled(page)).toBe(0);
});

test("keeps less room from the first frame on, or what the page says", async () => {
  const height = (page: Page) =>
    page.locator("social-wall").evaluate((wall) => wall.getBoundingClientRect().height);
  expect(await height(await openCarousel())).toBe(560);
  const head = "<style>social-wall { --koro-height: 700px }</style>";
  expect(await height(await openCarousel("", { head }))).toBe(700);
});

test("lets what was opened be scrolled in its card, by keyboard too", async () => {
  stage.koro.posts = [aPost({ id: "long", text: "A long day by the sea. ".repeat(60) }), aPost()];
  const page = await openCarousel();
  const before = await cardBoxes(page);
  await page.getByRole("button", { name: "Read more" }).click();

  const content = page.locator(`social-wall [data-post="long"] .content`);
  await eventually(async () =>
    expect(await content.evaluate((it) => it.scrollHeight > it.clientHeight + 50)).toBe(true),
  );
  expect(await content.getAttribute("tabindex")).toBe("0");
  expect(await cardBoxes(page)).toEqual(before);
});
