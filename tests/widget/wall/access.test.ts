import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { violationsIn } from "../../support/axe.ts";
import { aPost, aWall } from "../support/a-post.ts";
import { awake } from "../support/layout-probe.ts";
import { type Stage, startStage } from "../support/open-wall.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());
beforeEach(() => {
  Object.assign(stage.koro, { posts: [], wall: aWall(), down: false });
});
afterEach(async () => {
  for (const context of stage.browser.contexts()) await context.close();
});

const everything = () => {
  const src = `${stage.koro.origin}/media/640x480-7a4b8f.png`;
  const media = (kind: "image" | "video") => ({
    id: kind,
    kind,
    alt: null,
    width: 640,
    height: 480,
    thumbhash: null,
    sources: [{ src, type: "image/png", width: 640 }],
  });
  return [
    aPost({
      pinned: true,
      media: [media("image")],
      badges: [{ kind: "disclosure", label: "Reklam" }],
    }),
    aPost({
      media: [media("video"), media("image")],
      cta: { label: "Shop", url: "https://acme.example/" },
    }),
    aPost({ contentWarning: "Spiders" }),
    aPost({ text: "Long ".repeat(200), highlighted: true }),
    aPost({ author: null, permalink: null, network: "instagram" }),
  ];
};

const violations = (page: Page) => violationsIn(page, "social-wall");

describe("axe finds nothing", () => {
  test.each([
    ["masonry, light", "", ""],
    ["list, Turkish", `layout="list" locale="tr"`, ""],
    ["dark", `theme="dark"`, "<style>body{background:#101216;color:#eee}</style>"],
    ["a pale accent", "", "<style>social-wall{--koro-accent:#ffe14d}</style>"],
  ])("in a full wall: %s", async (_, attributes, head) => {
    stage.koro.posts = everything();
    const { page } = await stage.openWall(attributes, { head });
    await awake(page);
    expect(await violations(page)).toEqual([]);
  });

  test("in an empty wall", async () => {
    const { page } = await stage.openWall();
    await awake(page);
    expect(await violations(page)).toEqual([]);
  });

  test("in a wall that failed", async () => {
    stage.koro.down = true;
    const { page } = await stage.openWall();
    await page.getByText("The posts could not be loaded").waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

test("is a list of articles under headings of the asked level", async () => {
  stage.koro.posts = everything();
  const { page } = await stage.openWall(`heading-level="3"`);
  await page.getByRole("heading", { name: "Acme Summer", level: 3 }).waitFor();
  expect(
    await page.getByRole("list", { name: "Acme Summer" }).getByRole("article").count(),
  ).toBeGreaterThan(2);
  expect(
    await page.getByRole("heading", { name: "Deniz Arıkan", level: 4 }).count(),
  ).toBeGreaterThan(2);
});

test("offers the keyboard to pause, then to skip, before anything else", async () => {
  stage.koro.posts = everything();
  const { page } = await stage.openWall("", { reducedMotion: "reduce" });
  await page.getByRole("button", { name: "Pause updates" }).waitFor();
  const focused = () =>
    page.locator("social-wall").evaluate((wall) => {
      const active = wall.shadowRoot?.activeElement as HTMLElement | null;
      return active?.ariaLabel ?? active?.textContent ?? active?.className;
    });

  await page.keyboard.press("Tab");
  expect(await focused()).toBe("Pause updates");
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("Skip this wall");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await focused()).not.toMatch(/Deniz/);
});

test("never leaves the focus under the fade", async () => {
  stage.koro.posts = Array.from({ length: 12 }, () => aPost());
  const { page } = await stage.openWall(`layout="list"`);
  await page.locator("social-wall .clipped").waitFor();
  await awake(page);
  const { hidden, end } = await page.locator("social-wall").evaluate((wall) => {
    const bottom = wall.shadowRoot?.querySelector(".stage")?.getBoundingClientRect().bottom ?? 0;
    const links = [...(wall.shadowRoot?.querySelectorAll<HTMLElement>("article a") ?? [])];
    const reachable = links.filter((link) => !link.closest("[inert]"));
    return { hidden: links.length - reachable.length, end: bottom };
  });
  expect(hidden).toBeGreaterThan(0);
  expect(end).toBeGreaterThan(0);
});

test("fits into 320 pixels without scrolling sideways", async () => {
  stage.koro.posts = everything();
  const { page } = await stage.openWall("", { width: 320 });
  await page.locator("social-wall article").first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test("stands still where motion is not welcome", async () => {
  stage.koro.posts = everything();
  const { page } = await stage.openWall("", { reducedMotion: "reduce" });
  await page.locator("social-wall article").first().waitFor();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});
