import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aPost, aWall } from "../widget/support/a-post.ts";
import { eventually } from "../widget/support/eventually.ts";
import { type Stage, startStage } from "../widget/support/open-wall.ts";
import { buildPage } from "./support/build-page.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());
beforeEach(() => {
  const posts = [aPost({ id: "b" }), aPost({ id: "a" })];
  Object.assign(stage.koro, { posts, wall: aWall(), down: false });
});
afterEach(async () => {
  for (const context of stage.browser.contexts()) await context.close();
});

/** The script tag comes before the page's own script, after it, or not at all where the page brings it. */
async function openPage(script: string, tag: "before" | "after" | "none", rendered = "") {
  const embed = `<script type="module" src="${stage.koro.origin}/embed.js"></script>`;
  const own = `<script>window.koro = ${JSON.stringify(stage.koro.origin)}</script>
<script type="module">${script.replaceAll("</script", "<\\/script")}</script>`;
  const tags = { before: embed + own, after: own + embed, none: own }[tag];
  return stage.open(
    `<!doctype html><html lang="en"><title>A page</title><body><main id="page">${rendered}</main>${tags}`,
  );
}

const inLayout = (page: Page, wall: string, layout: string) =>
  page.locator(`${wall} [data-layout="${layout}"] article`).first().waitFor();

const attributesOf = (page: Page, wall: string) =>
  page
    .locator(wall)
    .evaluate((element) =>
      Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
    );

describe.each([
  ["React", "react", "page.jsx"],
  ["Vue", "vue", "page.js"],
  ["Svelte", "svelte", "page.js"],
  ["Angular", "angular", "page.js"],
])("on a page made with %s", (_, folder, entry) => {
  let script: string;
  beforeAll(async () => {
    script = await buildPage(folder, entry);
  });
  const wall = folder === "react" ? "social-wall.wrapped" : "social-wall.plain";

  test.each(["before", "after"] as const)(
    "is told what it is told, with its script %s",
    async (tag) => {
      const { page, problems } = await openPage(script, tag);
      await inLayout(page, wall, "masonry");
      expect(await attributesOf(page, wall)).toMatchObject({
        ...{ wall: "acme-summer", "heading-level": "3", limit: "2", lightbox: "off" },
      });
      await page.getByRole("heading", { name: "Acme Summer", level: 3 }).waitFor();

      await page.getByRole("button", { name: "As a list" }).click();

      await inLayout(page, wall, "list");
      expect(problems).toEqual([]);
    },
  );

  test("says when the posts cannot be had, and goes and comes back cleanly", async () => {
    stage.koro.down = true;
    const { page, problems } = await openPage(script, "after");
    const heard = page.locator("output");
    await eventually(async () => expect(await heard.textContent()).toMatch(/^server/));
    await page.getByRole("link", { name: "All posts" }).waitFor();

    const move = page.getByRole("button", { name: "Come or go" });
    await move.click();
    await page.locator("social-wall").waitFor({ state: "detached" });
    stage.koro.down = false;
    await move.click();

    await inLayout(page, wall, "masonry");
    await eventually(() => expect(stage.koro.lines).toBeGreaterThan(0));
    await move.click();
    await eventually(() => expect(stage.koro.lines).toBe(0));
    expect(problems).toEqual([]);
  });
});

test("the React wrapper brings the script once, also in StrictMode", async () => {
  const { page, problems } = await openPage(await buildPage("react", "page.jsx"), "none");
  await inLayout(page, "social-wall.wrapped", "masonry");
  await inLayout(page, "social-wall.plain", "masonry");
  expect(await page.locator('script[src$="/embed.js"]').count()).toBe(1);

  const move = page.getByRole("button", { name: "Come or go" });
  await move.click();
  await move.click();
  await inLayout(page, "social-wall.wrapped", "masonry");
  expect(await page.locator('script[src$="/embed.js"]').count()).toBe(1);
  expect(await attributesOf(page, "social-wall.plain")).toMatchObject({ "heading-level": "4" });
  expect(problems).toEqual([]);
});

test("the React wrapper takes over what a server rendered, with the wall already in it", async () => {
  const rendered =
    '<social-wall class="wrapped" wall="acme-summer" heading-level="3" lightbox="off">' +
    '<a href="/posts">All posts</a></social-wall>';
  const script = await buildPage("react", "hydrated.jsx");
  const { page, problems } = await openPage(script, "before", rendered);
  await page.locator("body[data-hydrated]").waitFor();
  await inLayout(page, "social-wall.wrapped", "masonry");

  expect(await page.evaluate(() => Reflect.get(window, "recovered"))).toEqual([]);
  expect(problems).toEqual([]);
});
