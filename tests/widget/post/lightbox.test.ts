import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aPost, aWall } from "../support/a-post.ts";
import { eventually } from "../support/eventually.ts";
import { pageWith } from "../support/host-page.ts";
import { type Stage, startStage } from "../support/open-wall.ts";
import { focusIn, mediaOf } from "./some-media.ts";

let stage: Stage;
let media: ReturnType<typeof mediaOf>;
beforeAll(async () => {
  stage = await startStage();
  media = mediaOf(stage.koro.origin);
});
afterAll(() => stage.close());
beforeEach(() => {
  const posts = [
    aPost({ id: "last", text: "Third words", media: [media.picture("d")] }),
    aPost({ id: "words", text: "Only words" }),
    aPost({ id: "two", text: "Second words", media: [media.picture("c")] }),
    aPost({ id: "one", text: "First words", media: [media.picture("a"), media.picture("b")] }),
  ];
  Object.assign(stage.koro, { posts, wall: aWall(), down: false, gone: false });
});
afterEach(async () => {
  for (const context of stage.browser.contexts()) await context.close();
});

const dialogOf = (page: Page) => page.locator("social-wall dialog");
const shown = (page: Page) => dialogOf(page).locator(".view img").getAttribute("alt");

/** Presses a picture of a wall. Posts come newest first: one (a, b), two (c), words, last (d). */
async function openPicture(
  name: string,
  attributes = "",
  options: Parameters<Stage["openWall"]>[1] = {},
) {
  const { page, problems } = await stage.openWall(attributes, options);
  await page
    .locator("social-wall")
    .getByRole("button", { name: `Picture ${name}` })
    .click();
  await dialogOf(page).waitFor();
  return { page, problems };
}

describe("going through pictures", () => {
  test("goes through the pictures of a post, then on to the next post that has any", async () => {
    const { page, problems } = await openPicture("a");
    const seen = [await shown(page)];
    for (let step = 0; step < 4; step++) {
      await page.keyboard.press("ArrowRight");
      seen.push(await shown(page));
    }
    expect(seen).toEqual(["Picture a", "Picture b", "Picture c", "Picture d", "Picture d"]);
    await dialogOf(page).getByText("Third words").waitFor();
    expect(await dialogOf(page).locator(".count").textContent()).toBe("4 / 4");
    expect(await dialogOf(page).locator(".unseen[role=status]").textContent()).toMatch(/^4 of 4/);

    await dialogOf(page).getByRole("button", { name: "Previous" }).click();
    expect(await shown(page)).toBe("Picture c");
    expect(problems).toEqual([]);
  });

  test("turns its arrows around where the page reads from right to left", async () => {
    const head = "<script>document.documentElement.dir = 'rtl'</script>";
    const { page } = await openPicture("a", "", { head });
    await page.keyboard.press("ArrowLeft");
    expect(await shown(page)).toBe("Picture b");
    const next = await dialogOf(page).getByRole("button", { name: "Next" }).boundingBox();
    const previous = await dialogOf(page).getByRole("button", { name: "Previous" }).boundingBox();
    expect(next?.x).toBeLessThan(previous?.x ?? 0);
  });

  test("goes on by a swipe, and does not take a small slip for one", async () => {
    const { page } = await openPicture("a");
    const swipe = async (by: number) => {
      await page.mouse.move(400, 600);
      await page.mouse.down();
      await page.mouse.move(400 + by, 605, { steps: 4 });
      await page.mouse.up();
    };
    await swipe(-30);
    expect(await shown(page)).toBe("Picture a");
    await swipe(-160);
    expect(await shown(page)).toBe("Picture b");
    await swipe(160);
    expect(await shown(page)).toBe("Picture a");
  });

  test("has the neighbours' pictures before they are asked for, but none that is covered", async () => {
    stage.koro.posts = [
      aPost({ id: "covered", contentWarning: "Spiders", media: [media.picture("spider")] }),
      aPost({ id: "one", media: [media.picture("a")] }),
    ];
    const { page } = await openPicture("a");
    expect(stage.koro.requests.some((path) => path.includes("spider"))).toBe(false);

    await page.keyboard.press("End");
    await dialogOf(page).getByText("Spiders").waitFor();
    expect(await dialogOf(page).locator("img").count()).toBe(0);
    await dialogOf(page).getByRole("button", { name: "Show" }).click();
    expect(await shown(page)).toBe("Picture spider");
  });
});

describe("closing", () => {
  test.each([
    ["Escape", (page: Page) => page.keyboard.press("Escape")],
    ["its button", (page: Page) => dialogOf(page).getByRole("button", { name: "Close" }).click()],
    ["a press beside the picture", (page: Page) => page.mouse.click(20, 1180)],
  ])("gives the focus back to the picture it came from: %s", async (_, close) => {
    const { page, problems } = await openPicture("b");
    await page.keyboard.press("ArrowRight");
    await close(page);
    await dialogOf(page).waitFor({ state: "detached" });
    expect(await focusIn(page)).toBe("Picture b");
    expect(problems).toEqual([]);
  });

  test("keeps the page from scrolling meanwhile, without moving anything on it", async () => {
    const head = "<style>body{overflow-x:hidden;min-height:4000px}</style>";
    const { page } = await stage.openWall("", { head });
    const picture = page.locator("social-wall").getByRole("button", { name: "Picture a" });
    await picture.waitFor();
    const before = await page.locator("#below").boundingBox();
    await picture.click();
    await dialogOf(page).waitFor();

    await page.mouse.move(300, 600);
    await page.mouse.wheel(0, 800);
    await page.keyboard.press("PageDown");
    await page.keyboard.press("ArrowRight");
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    expect(await page.locator("#below").boundingBox()).toEqual(before);

    await page.keyboard.press("Escape");
    await dialogOf(page).waitFor({ state: "detached" });
    const left = await page.evaluate(() => [
      document.documentElement.getAttribute("style") || null,
      document.body.getAttribute("style") || null,
    ]);
    expect(left).toEqual([null, null]);
  });

  test("opens once however often it is pressed, and not twice for two walls", async () => {
    const wall = `<social-wall wall="acme-summer"></social-wall>`;
    const script = `<script type="module" src="${stage.koro.origin}/embed.js"></script>`;
    const { page, problems } = await stage.open(pageWith(wall + wall + script));
    const picture = page.locator("social-wall").nth(1).getByRole("button", { name: "Picture a" });
    await picture.dblclick();
    await dialogOf(page).waitFor();
    expect(await dialogOf(page).count()).toBe(1);
    expect(await page.locator("social-wall").nth(1).locator("dialog").count()).toBe(1);

    await page.keyboard.press("Escape");
    await dialogOf(page).waitFor({ state: "detached" });
    expect(problems).toEqual([]);
  });

  test.each([
    ["taken out of the page", (wall: Element) => wall.remove()],
    ["moved", (wall: Element) => document.body.append(wall)],
    ["told to show another wall", (wall: Element) => wall.setAttribute("wall", "other-wall")],
    ["hidden by the page", (wall: Element) => wall.setAttribute("hidden", "")],
  ])("lets the page go when the wall is %s", async (_, change) => {
    const { page, problems } = await openPicture("a");
    await page.locator("social-wall").evaluate(change);
    await dialogOf(page).waitFor({ state: "detached" });
    const overflow = () => getComputedStyle(document.documentElement).overflow;
    await eventually(async () => expect(await page.evaluate(overflow)).toBe("visible"));
    expect(problems).toEqual([]);
  });
});

describe("while it is open", () => {
  test("leaves a post the moment it is hidden, and goes on to the next", async () => {
    const { page } = await openPicture("b");
    stage.koro.hide("one");
    await dialogOf(page).getByText("This post is no longer shown.").waitFor();
    expect(await shown(page)).toBe("Picture c");
    expect(await dialogOf(page).locator(".count").textContent()).toBe("1 / 2");
    await page.keyboard.press("Escape");
    await dialogOf(page).waitFor({ state: "detached" });
    expect(await focusIn(page)).toBe("Acme Summer");
  });

  test("closes when nothing is left to show, and says so", async () => {
    stage.koro.posts = [aPost({ id: "one", media: [media.picture("a")] })];
    const { page } = await openPicture("a");
    stage.koro.hide("one");
    await dialogOf(page).waitFor({ state: "detached" });
    const status = page.locator("social-wall .wall > [role=status]");
    await eventually(async () => expect(await status.textContent()).toMatch(/no longer shown/));
  });

  test("closes with its wall when that is gone", async () => {
    const { page, problems } = await openPicture("a");
    stage.koro.gone = true;
    await dialogOf(page).waitFor({ state: "detached" });
    expect(problems).toEqual([]);
  });

  test("tells what has changed, and covers what a new warning covers", async () => {
    const { page } = await openPicture("c");
    const post = stage.koro.posts.find(({ id }) => id === "two");
    if (!post) throw new Error("no such post");
    stage.koro.change({ ...post, text: "Other words" });
    await dialogOf(page).getByText("Other words").waitFor();
    expect(await shown(page)).toBe("Picture c");

    stage.koro.change({ ...post, text: "Other words", contentWarning: "Heights" });
    await dialogOf(page).getByText("Heights").waitFor();
    expect(await dialogOf(page).getByText("Other words").count()).toBe(0);
    expect(await dialogOf(page).locator("img").count()).toBe(0);
  });
});

test("says that a picture cannot be had, and tries again", async () => {
  const { page } = await stage.openWall();
  let isLost = true;
  await page.route("**/media/*-d.png", (route) =>
    isLost ? route.fulfill({ status: 404 }) : route.continue(),
  );
  await page.reload();
  await page.locator("social-wall").getByRole("button", { name: "Picture a" }).click();
  await dialogOf(page).waitFor();
  await page.keyboard.press("End");
  await dialogOf(page).getByText("This picture could not be loaded.").waitFor();
  isLost = false;
  await dialogOf(page).getByRole("button", { name: "Try again" }).click();
  await eventually(async () => expect(await shown(page)).toBe("Picture d"));
});

test("enlarges and moves a picture by keys, and Escape leaves that first", async () => {
  const { page } = await openPicture("a");
  const transform = () =>
    dialogOf(page)
      .locator(".picture")
      .evaluate((box) => box.style.transform);
  await page.keyboard.press("+");
  await page.keyboard.press("+");
  await page.keyboard.press("+");
  expect(await transform()).toMatch(/translate\(0px, 0px\) scale\(4\.\d+\)/);
  await page.keyboard.press("ArrowRight");
  expect(await transform()).toMatch(/translate\(-80px/);
  expect(await shown(page)).toBe("Picture a");

  await page.keyboard.press("Escape");
  expect(await transform()).toBe("");
  expect(await dialogOf(page).count()).toBe(1);
  await page.keyboard.press("Escape");
  await dialogOf(page).waitFor({ state: "detached" });
});

test("enlarges where it was pressed twice", async () => {
  const { page } = await openPicture("a");
  const box = await dialogOf(page).locator(".picture").boundingBox();
  if (!box) throw new Error("no picture");
  await page.mouse.dblclick(box.x + box.width * 0.9, box.y + box.height / 2);
  const transform = await dialogOf(page)
    .locator(".picture")
    .evaluate((one) => one.style.transform);
  expect(transform).toMatch(/translate\(-\d+/);
});

test("leaves pictures to their originals where the page does not want it", async () => {
  const { page } = await stage.openWall(`lightbox="off"`);
  const link = page.locator("social-wall").getByRole("link", { name: "Picture c" });
  const permalink = stage.koro.posts.find(({ id }) => id === "two")?.permalink;
  expect(await link.getAttribute("href")).toBe(permalink);
});
