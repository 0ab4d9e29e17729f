import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aPost, aWall } from "../support/a-post.ts";
import { eventually } from "../support/eventually.ts";
import { type Stage, startStage } from "../support/open-wall.ts";
import { axeViolations, mediaOf, serveFilms } from "./some-media.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());
beforeEach(() => {
  const media = mediaOf(stage.koro.origin);
  const posts = [
    aPost({ id: "covered", contentWarning: "Spiders", media: [media.picture("d")] }),
    aPost({ id: "sound", media: [media.sound("s")] }),
    aPost({ id: "film", media: [media.film("f")] }),
    aPost({
      id: "one",
      text: "Long words ".repeat(90),
      badges: [{ kind: "disclosure", label: "Reklam" }],
      cta: { label: "Shop", url: "https://acme.example/" },
      media: [media.picture("a"), media.picture("b")],
    }),
  ];
  Object.assign(stage.koro, { posts, wall: aWall(), down: false, gone: false });
});
afterEach(async () => {
  stage.site.csp = null;
  for (const context of stage.browser.contexts()) await context.close();
});

const dialogOf = (page: Page) => page.locator("social-wall dialog");
const openPicture = async (page: Page) => {
  await page.locator(`social-wall [data-post="one"] .picture`).first().click();
  await dialogOf(page).waitFor();
};
const openAbout = async (page: Page) => {
  await page
    .locator(`social-wall [data-post="one"] .why`)
    .evaluate((link) => (link as HTMLElement).click());
  await dialogOf(page).waitFor();
};

const states: [string, (page: Page) => Promise<unknown>][] = [
  ["a picture", openPicture],
  [
    "a film",
    async (page) => {
      await openPicture(page);
      for (let step = 0; step < 2; step++) await page.keyboard.press("ArrowRight");
      await dialogOf(page)
        .getByRole("button", { name: /Play|Oynat/ })
        .click();
      await dialogOf(page).locator("video").waitFor();
    },
  ],
  [
    "a cover",
    async (page) => {
      await openPicture(page);
      await page.keyboard.press("End");
      await dialogOf(page).getByText("Spiders").waitFor();
    },
  ],
  ["the report form", openAbout],
  [
    "its errors",
    async (page) => {
      await openAbout(page);
      await dialogOf(page).locator("[type=submit]").click();
    },
  ],
];

describe.each([
  ["light", "", ""],
  ["dark, Turkish", `theme="dark" locale="tr"`, "<style>body{background:#111;color:#eee}</style>"],
])("axe finds nothing: %s", (_, attributes, head) => {
  test.each(states)("%s", async (_name, act) => {
    const { page } = await stage.openWall(attributes, { head, reducedMotion: "reduce" });
    await serveFilms(page);
    await act(page);
    expect(await axeViolations(page)).toEqual([]);
  });
});

test("needs nothing that a strict policy forbids", async () => {
  const { origin } = stage.koro;
  stage.site.csp =
    `default-src 'none'; script-src ${origin}; connect-src ${origin}; img-src ${origin}; media-src ${origin};` +
    " style-src 'self'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
  const { page, problems } = await stage.openWall();
  await serveFilms(page);
  await openPicture(page);
  await page.keyboard.press("+");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await dialogOf(page).waitFor({ state: "detached" });
  await openAbout(page);
  await dialogOf(page).locator("[type=submit]").click();
  await page.keyboard.press("Escape");
  await page.locator(`social-wall [data-post="film"] .play`).click();
  await page.locator("social-wall video").waitFor();
  expect(problems).toEqual([]);
});

test.each([
  ["the lightbox", openPicture],
  ["the report form", openAbout],
])("fits into 320 pixels, with targets of 24: %s", async (_, open) => {
  const { page } = await stage.openWall("", { width: 320 });
  await page.setViewportSize({ width: 320, height: 256 });
  await open(page);
  const measured = await dialogOf(page).evaluate((dialog) => ({
    over: dialog.scrollWidth - dialog.clientWidth,
    small: [...dialog.querySelectorAll<HTMLElement>("button, .button, label, .foot a")]
      .filter((one) => one.getBoundingClientRect().height < 24)
      .map((one) => one.outerHTML),
  }));
  expect(measured).toEqual({ over: 0, small: [] });
});

test("cannot be made to hide what has to be disclosed", async () => {
  const head =
    "<style>social-wall::part(badges){display:none!important;opacity:0!important}</style>";
  const { page } = await stage.openWall("", { head });
  await openPicture(page);
  expect(await dialogOf(page).getByText("Reklam").isVisible()).toBe(true);
});

test("unfolds a long text without moving the cards beside it, and keeps the reader's place", async () => {
  const { page } = await stage.openWall();
  const more = page.locator(`social-wall [data-post="one"] [data-act="unfold"]`);
  await more.waitFor();
  const beside = page.locator(`social-wall [data-post="film"]`);
  const before = await beside.boundingBox();
  await more.click();
  const focused = () =>
    page.locator("social-wall").evaluate((wall) => wall.shadowRoot?.activeElement?.className);
  await eventually(async () => expect(await focused()).toContain("text"));
  expect(await beside.boundingBox()).toEqual(before);
});

test("stands still where motion is not welcome", async () => {
  const { page } = await stage.openWall("", { reducedMotion: "reduce" });
  await openPicture(page);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});
