import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { aPost, aWall } from "../support/a-post.ts";
import { eventually } from "../support/eventually.ts";
import { pageWith } from "../support/host-page.ts";
import { type Stage, startStage } from "../support/open-wall.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());
beforeEach(() => {
  const posts = [aPost({ id: "b" }), aPost({ id: "a" })];
  Object.assign(stage.koro, { posts, wall: aWall(), feedGate: Promise.resolve() });
  stage.koro.requests.length = 0;
});
afterEach(async () => {
  for (const context of stage.browser.contexts()) await context.close();
});

type Wall = HTMLElement & Record<string, unknown>;

const asked = (part: string) => stage.koro.requests.filter((path) => path.includes(part));
const inLayout = (page: Page, layout: string) =>
  page.locator(`social-wall [data-layout="${layout}"] article`).first().waitFor();

async function openCards() {
  const { page } = await stage.openWall();
  await inLayout(page, "masonry");
  return { page, wall: page.locator("social-wall") };
}

test("takes over what was set before the script was there", async () => {
  const script = `<script type="module" src="${stage.koro.origin}/embed.js"></script>`;
  const { page, problems } = await stage.open(
    pageWith(`<social-wall></social-wall><script>
      Object.assign(document.querySelector("social-wall"),
        { wall: "acme-summer", layout: "list", headingLevel: 3, limit: 1 });
    </script>${script}`),
  );

  await inLayout(page, "list");
  await page.getByRole("heading", { name: "Acme Summer", level: 3 }).waitFor();
  expect(asked("/feed")).toEqual(["/v1/walls/acme-summer/feed?limit=1"]);

  await page.locator("social-wall").evaluate((wall: Wall) => {
    wall.layout = "masonry";
  });
  await inLayout(page, "masonry");
  expect(problems).toEqual([]);
});

test("takes what is set before the element is on the page", async () => {
  const { page } = await openCards();
  await page.evaluate(() => {
    const wall = document.createElement("social-wall");
    Object.assign(wall, { wall: "acme-summer", layout: "list" });
    document.querySelector("social-wall")?.replaceWith(wall);
  });
  await inLayout(page, "list");
});

test("changes once for all that is set in one go, and not for what stays the same", async () => {
  const { page, wall } = await openCards();
  const before = asked("/feed").length;

  await wall.evaluate((wall: Wall) => {
    Object.assign(wall, { layout: "list", limit: 2, columns: 1, wall: "acme-summer" });
  });
  await inLayout(page, "list");
  await wall.evaluate(async (wall: Wall) => {
    Object.assign(wall, { layout: "list", limit: 2 });
    await Promise.resolve();
    wall.limit = 5;
  });
  await eventually(() => expect(asked("limit=5")).toHaveLength(1));

  const path = "/v1/walls/acme-summer/feed";
  expect(asked("/feed").slice(before)).toEqual([`${path}?limit=2`, `${path}?limit=5`]);
});

test("has a property for every attribute, which says what the attribute says", async () => {
  const { wall } = await openCards();
  const said = await wall.evaluate((wall: Wall) => {
    Object.assign(wall, { limit: 12, live: false, postLang: "tr", tag: "sea", headingLevel: 4 });
    Object.assign(wall, { tag: false, theme: undefined, media: null });
    const names = wall.constructor as unknown as { observedAttributes: string[] };
    const property = (name: string) =>
      name.replace(/-./, ([, letter = ""]) => letter.toUpperCase());
    return {
      written: Object.fromEntries([...wall.attributes].map(({ name, value }) => [name, value])),
      missing: names.observedAttributes.filter(
        (name) => wall[property(name)] !== wall.getAttribute(name),
      ),
      own: Object.keys(wall),
    };
  });
  expect(said).toEqual({
    written: {
      wall: "acme-summer",
      limit: "12",
      live: "off",
      "post-lang": "tr",
      "heading-level": "4",
    },
    missing: [],
    own: [],
  });
});

test("asks for what comes later only once the first cards are there", async () => {
  const gate = Promise.withResolvers<void>();
  stage.koro.feedGate = gate.promise;
  const { page } = await stage.openWall();
  await page.locator("social-wall .bones").waitFor();
  await eventually(() => expect(asked("/feed")).toHaveLength(1));
  expect(asked("/assets/later")).toEqual([]);
  expect(asked("/live")).toEqual([]);

  stage.koro.show(aPost({ id: "meanwhile" }));
  gate.resolve();

  await page.locator(`social-wall [data-post="meanwhile"]`).waitFor();
  await eventually(() => expect(asked("/live")).toHaveLength(1));
  expect(asked("/assets/later")).toHaveLength(1);
});

test.each([
  ["dark", ""],
  ["light", "html{background:#111;color:#eee}"],
])("stands on a ground of its own where a %s theme is not the page's", async (theme, css) => {
  stage.site.pages.set("/host.css", css);
  const head = `<link rel="stylesheet" href="/host.css">`;
  const ground = (page: Page) =>
    page.locator("social-wall .wall").evaluate((box) => getComputedStyle(box).backgroundColor);

  const { page } = await stage.openWall(`theme="${theme}"`, { head });
  await inLayout(page, "masonry");
  expect(await ground(page)).not.toBe("rgba(0, 0, 0, 0)");

  await page.locator("social-wall").evaluate((wall: Wall) => {
    wall.theme = "auto";
  });
  await eventually(async () => expect(await ground(page)).toBe("rgba(0, 0, 0, 0)"));
});
