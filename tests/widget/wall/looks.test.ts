import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aPost, aWall } from "../support/a-post.ts";
import { eventually } from "../support/eventually.ts";
import { type Stage, startStage } from "../support/open-wall.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());
beforeEach(() => {
  const source = { src: `${stage.koro.origin}/media/640x480-7a4b8f.png`, type: "image/png" };
  const picture = { id: "m", kind: "image" as const, alt: "Sea", width: 640, height: 480 };
  const posts = [
    aPost({
      id: "b",
      text: "Words under a picture",
      media: [{ ...picture, thumbhash: null, sources: [{ ...source, width: 640 }] }],
      badges: [{ kind: "disclosure", label: "Reklam · Acme iş birliği" }],
    }),
    aPost({ id: "a", text: "Only words" }),
  ];
  Object.assign(stage.koro, { posts, wall: aWall() });
});
afterEach(async () => {
  stage.site.pages.delete("/wall.css");
  for (const context of stage.browser.contexts()) await context.close();
});

const box = (page: Page) => page.locator("social-wall .wall");
const card = (page: Page) => page.locator("social-wall article").first();
const styleOf = (page: Page, selector: string, name: string) =>
  page
    .locator(`social-wall ${selector}`)
    .first()
    .evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name);
const isSeen = (page: Page, selector: string) =>
  page
    .locator(`social-wall ${selector}`)
    .first()
    .evaluate(
      (element) =>
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
        element.getBoundingClientRect().height > 8,
    );

describe("presets", () => {
  const presets = ["clean", "bold", "editorial", "polaroid", "neon"];

  test("look different, and none hides a disclosure", async () => {
    const looks = new Set<string>();
    for (const preset of presets) {
      const { page } = await stage.openWall(`preset="${preset}"`);
      await page.locator(`social-wall [data-preset="${preset}"] article`).first().waitFor();
      const names = ["background-color", "border-radius", "box-shadow", "border-width", "rotate"];
      looks.add((await Promise.all(names.map((name) => styleOf(page, ".post", name)))).join());
      expect(await isSeen(page, ".badges li"), preset).toBe(true);
      await page.close();
    }
    expect(looks.size).toBe(presets.length);
  });

  test("are the wall's, until a page says otherwise", async () => {
    stage.koro.wall = aWall({ look: { ...aWall().look, preset: "bold" } });
    const { page } = await stage.openWall();
    await page.locator(`social-wall [data-preset="bold"] article`).first().waitFor();

    await page.locator("social-wall").evaluate((wall) => wall.setAttribute("preset", "clean"));
    await page.locator(`social-wall [data-preset="clean"] article`).first().waitFor();
  });

  test("nobody knows are the usual one", async () => {
    const { page, problems } = await stage.openWall(`preset="baroque" card="constructor"`);
    await card(page).waitFor();
    expect(await box(page).getAttribute("data-preset")).toBe("clean");
    expect(await box(page).getAttribute("data-card")).toBe("full");
    expect(problems).toEqual([]);
  });
});

describe("kinds of cards", () => {
  test("pictures show their words to who points at them or comes by keyboard", async () => {
    const { page } = await stage.openWall(`card="picture"`);
    await page.locator(`social-wall [data-card="picture"] article`).first().waitFor();
    const opacity = () => styleOf(page, ".post:has(.pictures) .text", "opacity");
    await eventually(async () => expect(await opacity()).toBe("0"));
    expect(await isSeen(page, ".badges li")).toBe(true);

    await page.locator("social-wall article:has(.pictures)").hover();
    await eventually(async () => expect(await opacity()).toBe("1"));
    await page.mouse.move(0, 0);
    await eventually(async () => expect(await opacity()).toBe("0"));
    await page.locator("social-wall article:has(.pictures) a").first().focus();
    await eventually(async () => expect(await opacity()).toBe("1"));
  });

  test.each(["text", "quote"])("%s leaves the pictures out and keeps the words", async (kind) => {
    const { page } = await stage.openWall(`card="${kind}"`);
    await page.locator(`social-wall [data-card="${kind}"] article`).first().waitFor();
    expect(await isSeen(page, ".pictures")).toBe(false);
    expect(await isSeen(page, ".text")).toBe(true);
    expect(await isSeen(page, ".badges li")).toBe(true);
  });
});

describe("the page's own style", () => {
  const wearsOwn = async (css: string, head = "") => {
    stage.site.pages.set("/wall.css", css);
    return stage.openWall(`stylesheet="/wall.css"`, { head });
  };

  test("wins over ours where it is as specific", async () => {
    const { page } = await wearsOwn(".title { color: rgb(1, 2, 3) }");
    await eventually(async () =>
      expect(await styleOf(page, ".title", "color")).toBe("rgb(1, 2, 3)"),
    );
  });

  test("cannot hide a disclosure, by parts, from inside, or from a layer", async () => {
    const hide = "display: none !important; opacity: 0 !important; visibility: hidden !important;";
    const { page } = await wearsOwn(
      `.title { color: rgb(1, 2, 3) } .badges, .badges li { ${hide} font-size: 0 !important }
       @layer koro-guard, first { .badges, .badges li { ${hide} } }`,
      `<style>social-wall::part(badges) { ${hide} transform: scale(0) !important }</style>`,
    );
    await eventually(async () =>
      expect(await styleOf(page, ".title", "color")).toBe("rgb(1, 2, 3)"),
    );
    expect(await isSeen(page, ".badges li")).toBe(true);
  });

  test("that cannot be had leaves the wall as it is, and the page is told", async () => {
    const { page, problems } = await stage.openWall(`stylesheet="/nowhere.css"`, {
      before: () =>
        addEventListener("social-wall-error", ({ detail }: CustomEventInit) =>
          Reflect.set(document, "told", detail.reason),
        ),
    });
    await card(page).waitFor();
    await eventually(async () =>
      expect(await page.evaluate(() => Reflect.get(document, "told"))).toBe("stylesheet"),
    );
    expect(problems).toEqual([]);
  });
});

test("follows what an attribute of the page says", async () => {
  const { page } = await stage.openWall(`theme-attribute="data-mode"`);
  await card(page).waitFor();
  expect(await box(page).getAttribute("data-scheme")).toBe("light");
  await page.evaluate(() => document.documentElement.setAttribute("data-mode", "dark"));
  await page.locator(`social-wall [data-scheme="dark"]`).waitFor();
});

test("wears the wall's own colours and lengths, and the page's properties before them", async () => {
  const look = { ...aWall().look, surface: "#fff4dd", radius: 3, gap: 40 };
  stage.koro.wall = aWall({ look });
  const { page } = await stage.openWall();
  await card(page).waitFor();
  expect(await styleOf(page, ".post", "background-color")).toBe("rgb(255, 244, 221)");
  expect(await styleOf(page, ".post", "border-radius")).toBe("3px");
  expect(await styleOf(page, ".posts", "column-gap")).toBe("40px");

  await page.addStyleTag({ content: "social-wall { --koro-card-radius: 11px }" });
  expect(await styleOf(page, ".post", "border-radius")).toBe("11px");
});

test("a badge has words that can be read on whatever colour it is given", async () => {
  const head = "<style>social-wall{--koro-badge-bg:rgb(20 20 90 / 0)}</style>";
  const { page } = await stage.openWall("", { head });
  await card(page).waitFor();
  expect(await styleOf(page, ".badges li", "background-color")).toMatch(/^color\(srgb [\d. ]+\)$/);
  expect(await styleOf(page, ".badges li", "color")).toMatch(/oklch\(1 |rgb\(255/);
});
