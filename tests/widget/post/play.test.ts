import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Post } from "#wire/post.ts";
import { aPost, aWall } from "../support/a-post.ts";
import { eventually } from "../support/eventually.ts";
import { type Stage, startStage } from "../support/open-wall.ts";
import { mediaOf, serveFilms } from "./some-media.ts";

let stage: Stage;
let media: ReturnType<typeof mediaOf>;
beforeAll(async () => {
  stage = await startStage();
  media = mediaOf(stage.koro.origin);
});
afterAll(() => stage.close());
beforeEach(() => {
  Object.assign(stage.koro, { posts: [], wall: aWall(), down: false, gone: false });
});
afterEach(async () => {
  for (const context of stage.browser.contexts()) await context.close();
});

async function openWith(posts: Post[], attributes = "") {
  stage.koro.posts = posts;
  const { page, problems } = await stage.openWall(attributes);
  const asked = await serveFilms(page);
  const playIn = (id: string) =>
    page.locator(`social-wall [data-post="${id}"]`).getByRole("button", { name: "Play" });
  await page.locator("social-wall article").first().waitFor();
  return { page, problems, asked, playIn };
}

const isPlaying = (page: Page, id: string) =>
  page.locator(`social-wall [data-post="${id}"] video`).evaluate((film) => {
    const { paused } = film as HTMLVideoElement;
    return !paused;
  });

const films = () => [
  aPost({ id: "two", media: [media.film("f2")] }),
  aPost({ id: "one", media: [media.film("f1")] }),
];

test("asks for nothing of a film before it is pressed, then plays it in the same box", async () => {
  const { page, problems, asked, playIn } = await openWith(films());
  const box = page.locator(`social-wall [data-post="one"] .picture`);
  const before = await box.boundingBox();
  expect(await page.locator("social-wall video").count()).toBe(0);

  await playIn("one").click();
  await eventually(async () => expect(await isPlaying(page, "one")).toBe(true));
  expect(await box.boundingBox()).toEqual(before);
  const film = page.locator("social-wall video");
  expect(await film.getAttribute("preload")).toBe("none");
  expect(await film.getAttribute("poster")).toContain("112233");
  expect(asked.every((url) => url.includes("f1"))).toBe(true);
  expect(problems).toEqual([]);
});

test("plays one film at a time", async () => {
  const { page, playIn } = await openWith(films());
  await playIn("one").click();
  await eventually(async () => expect(await isPlaying(page, "one")).toBe(true));
  await playIn("two").click();
  await eventually(async () => expect(await isPlaying(page, "two")).toBe(true));
  expect(await isPlaying(page, "one")).toBe(false);
});

test("stops when the page is hidden, and when its card goes", async () => {
  const { page, playIn, problems } = await openWith(films());
  await playIn("one").click();
  await eventually(async () => expect(await isPlaying(page, "one")).toBe(true));
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: true, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await eventually(async () => expect(await isPlaying(page, "one")).toBe(false));

  await page.evaluate(() => Reflect.deleteProperty(document, "hidden"));
  await playIn("two").click();
  await eventually(async () => expect(await isPlaying(page, "two")).toBe(true));
  const film = await page.locator(`social-wall [data-post="two"] video`).elementHandle();
  stage.koro.hide("two");
  await eventually(async () =>
    expect(await film?.evaluate((one) => (one as HTMLVideoElement).paused)).toBe(true),
  );
  expect(problems).toEqual([]);
});

test("leads to the original when the film does not come", async () => {
  const { page, playIn, problems } = await openWith(films());
  await page.route("**/media/f1.webm", (route) => route.fulfill({ status: 404 }));
  await playIn("one").click();
  await page.getByText("This could not be played here.").waitFor();
  const link = page.locator("social-wall").getByRole("link", { name: "Open the original" });
  expect(await link.getAttribute("href")).toBe(stage.koro.posts[1]?.permalink);
  expect(problems).toEqual([]);
});

test("leads to the original where there is only a still", async () => {
  const still = { ...media.film("f"), sources: media.film("f").sources.slice(0, 1) };
  const { page } = await openWith([aPost({ id: "one", media: [still] })]);
  const link = page.locator("social-wall").getByRole("link", { name: "Play" });
  expect(await link.getAttribute("href")).toBe(stage.koro.posts[0]?.permalink);
});

test("plays a sound, which has no still, below a face of its own", async () => {
  const { page, playIn } = await openWith([aPost({ id: "one", media: [media.sound("s")] })]);
  await playIn("one").click();
  await eventually(async () => {
    const sound = page.locator("social-wall audio");
    expect(await sound.evaluate((one) => (one as HTMLAudioElement).paused)).toBe(false);
  });
});

test("plays in the lightbox what has too little room in its card", async () => {
  const pictures = ["a", "b", "c"].map((id) => media.picture(id));
  const post = aPost({ id: "one", media: [...pictures, media.film("f1")] });
  const { page, playIn } = await openWith([post, aPost({ id: "two" })], `columns="4"`);
  await playIn("one").click();
  const film = page.locator("social-wall dialog video");
  await film.waitFor();
  await eventually(async () =>
    expect(await film.evaluate((one) => (one as HTMLVideoElement).paused)).toBe(false),
  );
  await page.keyboard.press("Escape");
  await film.waitFor({ state: "detached" });
});
