import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aPost, aWall } from "../support/a-post.ts";
import { eventually } from "../support/eventually.ts";
import { type Stage, startStage } from "../support/open-wall.ts";
import { mediaOf } from "./some-media.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());
beforeEach(() => {
  const media = mediaOf(stage.koro.origin);
  const posts = [
    aPost({ id: "two", media: [media.picture("b")] }),
    aPost({ id: "one", media: [media.picture("a")] }),
  ];
  Object.assign(stage.koro, { posts, wall: aWall(), down: false, gone: false });
});
afterEach(async () => {
  for (const context of stage.browser.contexts()) await context.close();
});

const dialogOf = (page: Page) => page.locator("social-wall dialog");
const pathOf = (page: Page) => page.evaluate(() => location.pathname + location.hash);

async function openFirst(attributes = "", before?: () => void) {
  const opened = await stage.openWall(attributes, before ? { before } : {});
  const { page } = opened;
  await page.locator("social-wall").getByRole("button", { name: "Picture a" }).click();
  await dialogOf(page).waitFor();
  return opened;
}

function keepCopies(): void {
  const writeText = async (text: string) => void Reflect.set(window, "copied", text);
  Object.defineProperty(navigator, "clipboard", { value: { writeText } });
}
const copied = (page: Page) => page.evaluate(() => Reflect.get(window, "copied"));

describe("the link of a post", () => {
  test("is that of the wall's own page, and the page's address stays as it was", async () => {
    const { page, problems } = await openFirst("", keepCopies);
    await dialogOf(page).getByRole("button", { name: "Copy link" }).click();
    await dialogOf(page).getByText("Link copied").waitFor();
    expect(await copied(page)).toBe(`${stage.koro.origin}/w/acme-summer#post=one`);

    await page.keyboard.press("ArrowRight");
    expect(await pathOf(page)).toBe("/page");
    expect(await page.evaluate(() => history.length)).toBe(2);
    expect(problems).toEqual([]);
  });

  test("is text to be marked where the page may not write to the clipboard", async () => {
    const { page, problems } = await openFirst("", () => {
      const writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
      Object.defineProperty(navigator, "clipboard", { value: { writeText } });
    });
    await dialogOf(page).getByRole("button", { name: "Copy link" }).click();
    const field = dialogOf(page).getByRole("textbox", { name: "Copy this link" });
    await field.waitFor();
    expect(await field.inputValue()).toBe(`${stage.koro.origin}/w/acme-summer#post=one`);
    expect(await page.evaluate(() => String(getSelection()))).toContain("");
    expect(problems).toEqual([]);
  });

  test("is text to be marked on pages without a clipboard at all", async () => {
    const { page, problems } = await openFirst("", () => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
    });
    await dialogOf(page).getByRole("button", { name: "Copy link" }).click();
    await dialogOf(page).getByRole("textbox", { name: "Copy this link" }).waitFor();
    expect(problems).toEqual([]);
  });

  test("goes to the system's own sheet where there is one, and thinking better of it is fine", async () => {
    const { page } = await openFirst("", () => {
      const share = async (what: object) => {
        Reflect.set(window, "copied", what);
        throw new DOMException("never mind", "AbortError");
      };
      Object.assign(navigator, { share });
    });
    await dialogOf(page).getByRole("button", { name: "Share" }).click();
    await eventually(async () =>
      expect(await copied(page)).toMatchObject({
        url: `${stage.koro.origin}/w/acme-summer#post=one`,
      }),
    );
    expect(await dialogOf(page).getByRole("textbox").count()).toBe(0);
  });
});

describe("with deep links", () => {
  test("names the open post in the page's address, and the way back closes it", async () => {
    const { page, problems } = await openFirst(`deep-links="on"`, keepCopies);
    expect(await pathOf(page)).toBe("/page#post=one");
    await page.keyboard.press("ArrowRight");
    expect(await pathOf(page)).toBe("/page#post=two");
    await dialogOf(page).getByRole("button", { name: "Copy link" }).click();
    await dialogOf(page).getByText("Link copied").waitFor();
    expect(await copied(page)).toBe(`${stage.site.origin}/page#post=two`);

    await page.goBack();
    await dialogOf(page).waitFor({ state: "detached" });
    expect(await pathOf(page)).toBe("/page");

    await page.goForward();
    await dialogOf(page).waitFor();
    await page.keyboard.press("Escape");
    await dialogOf(page).waitFor({ state: "detached" });
    await eventually(async () => expect(await pathOf(page)).toBe("/page"));
    expect(problems).toEqual([]);
  });

  const openAt = async (hash: string) => {
    const opened = await stage.openWall(`deep-links="on"`);
    await opened.page.goto("about:blank");
    await opened.page.goto(`${stage.site.origin}/page#post=${hash}`);
    return opened;
  };

  test("opens the post that the address names", async () => {
    const { page } = await openAt("two");
    await dialogOf(page).getByRole("img", { name: "Picture b" }).waitFor();
    await page.keyboard.press("Escape");
    await dialogOf(page).waitFor({ state: "detached" });
    expect(await pathOf(page)).toBe("/page");
  });

  test("opens a post that is not on the page, until it is hidden", async () => {
    const guest = aPost({ id: "old", media: [mediaOf(stage.koro.origin).picture("z")] });
    const { page } = await stage.openWall(`deep-links="on"`);
    let isShown = true;
    await page.route("**/posts/old", (route) =>
      route.fulfill({
        status: isShown ? 200 : 404,
        headers: { "Access-Control-Allow-Origin": "*" },
        json: guest,
      }),
    );
    await page.goto("about:blank");
    await page.goto(`${stage.site.origin}/page#post=old`);
    await dialogOf(page).getByRole("img", { name: "Picture z" }).waitFor();

    isShown = false;
    stage.koro.announce({ kind: "hide", id: "old" });
    await dialogOf(page).getByRole("img", { name: "Picture a" }).waitFor();
  });

  test.each(["nobody", "%E0%A4%A", "<img>"])(
    "stays a wall for an address that names %s",
    async (hash) => {
      const { page, problems } = await openAt(hash);
      await page.locator("social-wall article").first().waitFor();
      expect(await dialogOf(page).count()).toBe(0);
      expect(problems).toEqual([]);
    },
  );
});
