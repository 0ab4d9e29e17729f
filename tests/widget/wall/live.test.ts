import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Post } from "#wire/post.ts";
import { aPost, aWall } from "../support/a-post.ts";
import { eventually } from "../support/eventually.ts";
import { type Stage, shownIds, startStage } from "../support/open-wall.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());
beforeEach(() => {
  const posts = ["c", "b", "a"].map((id) => aPost({ id })).reverse();
  Object.assign(stage.koro, { posts, wall: aWall(), down: false, gone: false });
});
afterEach(async () => {
  for (const context of stage.browser.contexts()) await context.close();
  await eventually(() => expect(stage.koro.lines).toBe(0));
});

async function openLive(attributes = "", options: Parameters<Stage["openWall"]>[1] = {}) {
  const opened = await stage.openWall(attributes, options);
  await opened.page.locator("social-wall [data-post]").first().waitFor();
  await eventually(() => expect(stage.koro.lines).toBe(1));
  return opened.page;
}

test("shows a new post on top by itself while nobody is reading", async () => {
  const page = await openLive();
  stage.koro.show(aPost({ id: "new" }));
  await eventually(async () => expect((await shownIds(page))[0]).toBe("new"));
});

test("hides a post the moment it is hidden, also while updates are paused", async () => {
  const page = await openLive();
  await page.getByRole("button", { name: "Pause updates" }).click();
  stage.koro.hide("b");
  await eventually(async () => expect(await shownIds(page)).not.toContain("b"), 1000);
});

test("leaves a card alone that only has other counts", async () => {
  const { page } = await stage.openWall();
  const card = page.locator("social-wall article").first();
  await card.waitFor();
  await eventually(() => expect(stage.koro.lines).toBeGreaterThan(0));
  await card.evaluate((element) => Reflect.set(element, "known", true));
  const [first] = stage.koro.posts;
  stage.koro.change({ ...(first as Post), counts: { likes: 99 } });
  stage.koro.show(aPost({ id: "new" }));
  await eventually(async () => expect(await shownIds(page)).toContain("new"));

  const isKept = await page
    .locator(`social-wall article[data-post="${first?.id}"]`)
    .evaluate((element) => Reflect.get(element, "known"));
  expect(isKept).toBe(true);
});

test("covers a changed post again", async () => {
  const page = await openLive();
  const [post] = stage.koro.posts;
  stage.koro.change({ ...(post as typeof post & object), contentWarning: "Loud" });
  await page.getByText("Loud").waitFor();
  const text = page.locator(`[data-post="${post?.id}"] .text`);
  expect(await text.isVisible()).toBe(false);

  await page.getByRole("button", { name: "Show", exact: true }).click();
  expect(await text.isVisible()).toBe(true);
});

test("holds new posts back behind a button where motion is not welcome", async () => {
  const page = await openLive("", { reducedMotion: "reduce" });
  stage.koro.show(aPost({ id: "new-1" }));
  stage.koro.show(aPost({ id: "new-2" }));

  await page.getByRole("button", { name: "2 new posts" }).click();

  expect((await shownIds(page)).slice(0, 2)).toEqual(["new-2", "new-1"]);
  expect(await focusedPost(page)).toBe("new-2");
});

test("holds new posts back while updates are paused and brings them when they go on", async () => {
  const page = await openLive();
  await page.getByRole("button", { name: "Pause updates" }).click();
  stage.koro.show(aPost({ id: "new" }));
  stage.koro.hide("a");
  await eventually(async () => expect(await shownIds(page)).not.toContain("a"));
  expect(await shownIds(page)).not.toContain("new");

  await page.getByRole("button", { name: "1 new post" }).waitFor();
  await page.getByRole("button", { name: "Resume updates" }).click();
  expect((await shownIds(page))[0]).toBe("new");
});

test("catches up after the server was away", async () => {
  const page = await openLive();
  stage.koro.down = true;
  await eventually(() => expect(stage.koro.lines).toBe(0));
  stage.koro.posts = stage.koro.posts.filter(({ id }) => id !== "b");
  stage.koro.show(aPost({ id: "meanwhile" }));
  stage.koro.announce({ kind: "hide", id: "b" });
  stage.koro.down = false;

  await eventually(async () => expect((await shownIds(page))[0]).toBe("meanwhile"), 20_000);
  expect(await shownIds(page)).not.toContain("b");
});

test("shows nothing once the wall goes dark", async () => {
  const page = await openLive();
  stage.koro.announce({ kind: "wall", wall: aWall({ state: "dark" }) });
  await page.getByText("This wall is taking a break.").waitFor();
  expect(await shownIds(page)).toEqual([]);
});

test("is filled again after the dark, whatever the browser kept from before", async () => {
  const page = await openLive();
  const { posts } = stage.koro;
  for (let round = 0; round < 3; round++) {
    Object.assign(stage.koro, { posts: [], wall: aWall({ state: "dark" }) });
    stage.koro.announce({ kind: "wall", wall: stage.koro.wall });
    stage.koro.announce({ kind: "reset" });
    await eventually(async () => expect(await shownIds(page)).toEqual([]));

    Object.assign(stage.koro, { posts, wall: aWall() });
    stage.koro.announce({ kind: "wall", wall: stage.koro.wall });
    stage.koro.announce({ kind: "reset" });
    await eventually(async () => expect(await shownIds(page)).toHaveLength(3));
  }
});

test("lets the posts go with their wall, tells the page, and comes back with it", async () => {
  const page = await openLive("", {
    slot: `<article>What the page's server knew</article>`,
    before: () => {
      const reasons: string[] = [];
      Reflect.set(window, "reasons", reasons);
      addEventListener("social-wall-error", (event) => {
        reasons.push((event as CustomEvent).detail.reason);
      });
    },
  });
  stage.koro.gone = true;

  await page.getByText("The posts could not be loaded").waitFor({ timeout: 2000 });
  expect(await shownIds(page)).not.toContain("a");
  expect(await page.getByText("What the page's server knew").isVisible()).toBe(false);
  expect(await page.evaluate(() => Reflect.get(window, "reasons"))).toEqual(["not-found"]);

  stage.koro.gone = false;
  await page.locator(`social-wall [data-post="a"]`).waitFor({ timeout: 20_000 });
  expect(await page.getByText("The posts could not be loaded").count()).toBe(0);
});

test("simply shows new posts on an empty wall, also where motion is not welcome", async () => {
  stage.koro.posts = [];
  const { page } = await stage.openWall("", { reducedMotion: "reduce" });
  await page.getByText("The first word is yours").waitFor();
  await eventually(() => expect(stage.koro.lines).toBe(1));

  stage.koro.show(aPost({ id: "first" }));

  await eventually(async () => expect(await shownIds(page)).toEqual(["first"]));
  expect(await page.getByRole("button", { name: "new post" }).isVisible()).toBe(false);
});

test("stays the same size however many posts come", async () => {
  const page = await openLive(`limit="5"`);
  for (let count = 0; count < 60; count++) stage.koro.show(aPost());
  const newest = stage.koro.posts[0]?.id;
  await eventually(async () => expect((await shownIds(page))[0]).toBe(newest));
  expect((await shownIds(page)).length).toBeLessThanOrEqual(35);
});

test("reveals what did not fit, then loads the next page, with the focus on the first new post", async () => {
  stage.koro.posts = Array.from({ length: 14 }, (_, index) => aPost({ id: `p${index}` })).reverse();
  const page = await stage.openWall(`limit="10" columns="1"`).then(({ page }) => page);
  const more = page.getByRole("button", { name: "Show more posts" });
  await more.click();
  await eventually(async () => expect(await focusedPost(page)).toMatch(/^p\d$/));

  await more.click();

  await eventually(async () => expect(await shownIds(page)).toHaveLength(14));
  await eventually(async () => expect(await focusedPost(page)).toBe("p3"));
  await more.waitFor({ state: "hidden" });
});

function focusedPost(page: import("playwright-core").Page): Promise<string | undefined> {
  return page
    .locator("social-wall")
    .evaluate((wall) => (wall.shadowRoot?.activeElement as HTMLElement | null)?.dataset.post);
}
