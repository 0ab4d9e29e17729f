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
  const posts = Array.from({ length: 16 }, (_, index) => aPost({ id: `p${index}` })).reverse();
  Object.assign(stage.koro, { posts, wall: aWall(), down: false, gone: false });
});
afterEach(async () => {
  for (const context of stage.browser.contexts()) await context.close();
});

async function openTicker(attributes = "", options: Parameters<Stage["openWall"]>[1] = {}) {
  const { page } = await stage.openWall(`layout="ticker" ${attributes}`, options);
  await page.locator("social-wall .posts article").first().waitFor();
  await page.locator("social-wall .fresh").waitFor({ state: "attached" });
  return page;
}

const place = (page: Page) =>
  page.locator("social-wall .posts:not([inert])").evaluate((it) => it.getBoundingClientRect().x);
const goesBy = async (page: Page) => {
  const before = await place(page);
  await eventually(async () => expect(await place(page)).not.toBe(before), 3000);
};
const state = (page: Page) =>
  page
    .locator("social-wall .posts:not([inert])")
    .evaluate((list) => list.getAnimations()[0]?.playState ?? "none");

test("goes by at the speed that the page names", async () => {
  const head = "<style>social-wall { --koro-ticker-speed: 90 }</style>";
  const page = await openTicker("", { head });
  await goesBy(page);
  const speed = await page.locator("social-wall .posts:not([inert])").evaluate((list) => {
    const [animation] = list.getAnimations();
    const { duration } = animation?.effect?.getComputedTiming() ?? {};
    const [, end] = (animation?.effect as KeyframeEffect | undefined)?.getKeyframes() ?? [];
    return (
      (Math.abs(Number.parseFloat(String(end?.transform).slice(11))) / Number(duration)) * 1000
    );
  });
  expect(speed).toBeCloseTo(90, 0);
});

test("offers a button to stop it before anything else, also where nothing is live", async () => {
  const page = await openTicker(`live="off"`);
  await page.keyboard.press("Tab");
  const label = () =>
    page.locator("social-wall").evaluate((wall) => wall.shadowRoot?.activeElement?.ariaLabel);
  expect(await label()).toBe("Pause updates");

  await page.keyboard.press("Enter");
  await eventually(async () => expect(await state(page)).toBe("paused"));
  await page.keyboard.press("Enter");
  await eventually(async () => expect(await state(page)).toBe("running"));
});

test("stands still while it is pointed at, has the focus, or is out of sight", async () => {
  const page = await openTicker("", { head: "<style>body { padding-bottom: 3000px }</style>" });
  const runs = (how: string) => eventually(async () => expect(await state(page)).toBe(how));
  await runs("running");
  const box = await page.locator("social-wall .stage").boundingBox();

  await page.mouse.move((box?.x ?? 0) + 200, (box?.y ?? 0) + 80);
  await runs("paused");
  await page.mouse.move(0, 0);
  await runs("running");

  await page.locator("social-wall .posts:not([inert]) article a").nth(2).focus();
  await runs("paused");
  await page.getByRole("button", { name: "Pause updates" }).focus();
  await runs("running");

  await page.mouse.wheel(0, 2500);
  await runs("paused");
  await page.mouse.wheel(0, -2500);
  await runs("running");
});

test("brings what takes the focus into sight", async () => {
  const page = await openTicker();
  const link = page.locator(`social-wall .posts:not([inert]) [data-post="p3"] a`).first();
  await link.focus();
  const { x = -1, width = 0 } = (await link.boundingBox()) ?? {};
  expect(x).toBeGreaterThan(0);
  expect(x + width).toBeLessThan(1100);
});

test("has each post once for those who listen or come by keyboard", async () => {
  const page = await openTicker();
  await goesBy(page);
  const copies = page.locator(`social-wall .posts[aria-hidden="true"][inert]`);
  expect(await copies.count()).toBe(1);
  expect(await page.getByRole("article").count()).toBe(16);
  expect(await copies.locator("li").count()).toBeLessThan(16);
});

test("lets a new post join, and one leave, without moving those in sight", async () => {
  const page = await openTicker();
  await eventually(() => expect(stage.koro.lines).toBe(1));
  await goesBy(page);
  const inSight = async () => {
    const boxes = await cardBoxes(page);
    return boxes.filter(({ x, width }) => x > 0 && x + width < 1100).map(({ id, y }) => [id, y]);
  };
  const before = await inSight();

  stage.koro.show(aPost({ id: "new" }));
  await eventually(async () => expect(await shownIds(page)).toContain("new"));
  await painted(page);
  const [first] = await inSight();
  expect(before.map(([id]) => id)).toContain(first?.[0]);
  expect((await inSight()).map(([id]) => id)).not.toContain("new");

  const [, leaving] = (await inSight()).map(([id]) => `${id}`);
  stage.koro.hide(leaving ?? "");
  await eventually(async () => expect(await shownIds(page)).not.toContain(leaving), 1000);
  expect((await inSight())[0]).toEqual(first);
});

test("is a plain scroller where motion is not welcome", async () => {
  const page = await openTicker("", { reducedMotion: "reduce" });
  expect(await state(page)).toBe("none");
  expect(await page.locator("social-wall .posts").count()).toBe(1);
  await page.locator(`social-wall [data-post="p0"] a`).first().focus();
  const { x = -1 } = (await page.locator(`social-wall [data-post="p0"]`).boundingBox()) ?? {};
  expect(x).toBeGreaterThan(0);
  expect(x).toBeLessThan(1100);
});

test("does not move so few posts that all are in sight", async () => {
  stage.koro.posts = [aPost(), aPost()];
  const page = await openTicker();
  expect(await state(page)).toBe("none");
});

test("has as many lines as its room holds", async () => {
  stage.koro.posts = Array.from({ length: 30 }, () => aPost());
  const lines = async (head: string) =>
    new Set((await cardBoxes(await openTicker("", { head }))).map(({ y }) => y)).size;
  expect(await lines("")).toBe(1);
  expect(await lines("<style>social-wall { --koro-height: 820px }</style>")).toBe(4);
});
