import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aPost, aWall } from "../support/a-post.ts";
import { eventually } from "../support/eventually.ts";
import { startFakeKoro } from "../support/fake-koro.ts";
import { pageWith } from "../support/host-page.ts";
import { type Stage, shownIds, startStage } from "../support/open-wall.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());
beforeEach(() => {
  const media = [aPicture()];
  const badges = [{ kind: "disclosure", label: "Advertisement" }];
  const posts = [aPost({ id: "b", media, badges }), aPost({ id: "a" })];
  Object.assign(stage.koro, { posts, wall: aWall(), down: false, gone: false });
});
afterEach(async () => {
  stage.site.csp = null;
  for (const context of stage.browser.contexts()) await context.close();
});

function aPicture() {
  const src = `${stage.koro.origin}/media/640x480-2f6f8f.png`;
  const shape = { alt: "The sea", width: 640, height: 480, thumbhash: null };
  return {
    id: "m",
    kind: "image" as const,
    ...shape,
    sources: [{ src, type: "image/png", width: 640 }],
  };
}

/** Everything that a reader does, to see that it still works. */
async function use(page: Page): Promise<void> {
  page.setDefaultTimeout(12_000);
  await page.locator("social-wall article").nth(1).waitFor();
  await page.locator("social-wall .fresh").waitFor({ state: "attached" });
  await page.locator("social-wall [data-act=open]").first().click();
  await page.locator("social-wall dialog .view img").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("social-wall [data-act=about]").first().click();
  await page.locator("social-wall dialog form").waitFor();
  await page.keyboard.press("Escape");
  await eventually(() => expect(stage.koro.lines).toBeGreaterThan(0));
  stage.koro.show(aPost({ id: "new" }));
  // Its reader is in the wall, so it waits to be asked for.
  await page.locator("social-wall .fresh:not([hidden])").click();
  await page.locator(`social-wall [data-post="new"]`).waitFor();
}

const hostilities: [name: string, before: () => void][] = [
  ["whose prototypes are full of additions", pollute],
  ["that wraps fetch for strings only", wrapFetch],
  ["that has elements and names of its own", clobber],
  ["that has no share, clipboard or connection", strip],
  ["whose built-in objects are frozen", freeze],
];

test.each(hostilities)("works on a page %s", async (_, before) => {
  const { page, problems } = await stage.openWall("", { before });
  await use(page);
  expect(problems).toEqual([]);
});

function pollute(): void {
  for (const { prototype } of [Object, Array, Function, String, Element, Promise]) {
    for (const name of ["extend", "first", "each", "style2", "class", "remove2", "has"]) {
      Reflect.set(prototype, name, () => "polluted");
    }
  }
  // Prototype.js 1.6, which is still out there.
  Reflect.set(Array.prototype, "toJSON", () => "[]");
}

function wrapFetch(): void {
  const original = window.fetch;
  window.fetch = function (this: unknown, ...[url, init]: Parameters<typeof fetch>) {
    if ((url as string).startsWith("/api/")) return Promise.reject(new Error("mocked"));
    return original.call(window, url, { ...init });
  };
}

function clobber(): void {
  class Other extends HTMLElement {}
  customElements.define("social-walls", Other);
  customElements.define("koro-wall", class extends HTMLElement {});
  addEventListener("DOMContentLoaded", () => {
    const form = document.createElement("form");
    for (const name of [
      "currentScript",
      "fetch",
      "customElements",
      "EventSource",
      "koro",
      "post",
    ]) {
      const image = document.createElement("img");
      image.name = image.id = name;
      form.append(image);
    }
    document.body.prepend(form);
  });
}

/** As pages do that run code they do not trust. */
function freeze(): void {
  const objects = [Object, Array, Function, String, Promise, Map, Set, URL, Error, EventTarget];
  for (const built of [...objects, Node, Element, HTMLElement, Document, ShadowRoot, Event]) {
    Object.freeze(built.prototype);
    Object.freeze(built);
  }
  for (const one of [JSON, Math, Reflect, console, navigator, customElements, performance])
    Object.freeze(one);
}

function strip(): void {
  for (const name of ["share", "clipboard", "connection"])
    Object.defineProperty(navigator, name, { value: undefined });
}

test.each(["allow-scripts"])("works in a frame that may do no more than %s", async (sandbox) => {
  const tag = `<script type="module" src="${stage.koro.origin}/embed.js"></script>`;
  stage.site.pages.set(
    "/inner",
    pageWith(`<social-wall wall="acme-summer"></social-wall>`, { head: tag }),
  );
  const frame = `<iframe sandbox="${sandbox}" src="/inner" width="900" height="1000"></iframe>`;
  const { page, problems } = await stage.open(pageWith(frame));
  const wall = page.frameLocator("iframe").locator("social-wall");
  await wall.locator("[data-act=open]").first().click();
  await wall.locator("dialog .view img").waitFor();
  expect(problems).toEqual([]);
});

describe("however the script came", () => {
  test("two versions from two servers, each tag with the posts of its own", async () => {
    const other = await startFakeKoro();
    other.posts = [aPost({ id: "of the other" })];
    const tag = (origin: string) =>
      `<script type="module" src="${origin}/embed.js" data-wall="acme-summer"></script>`;
    const { page, problems } = await stage.open(
      pageWith(tag(stage.koro.origin) + tag(other.origin)),
    );
    await page.locator("social-wall").nth(1).locator("article").first().waitFor();
    await page.locator("social-wall").nth(0).locator("article").first().waitFor();
    const ids = await shownIds(page);
    await page.close();
    await other.close();
    expect(ids).toEqual(["a", "b", "of the other"]);
    expect(problems).toEqual([]);
  });

  test("twice the same, in the head, without defer", async () => {
    const tag = `<script type="module" async src="${stage.koro.origin}/embed.js"></script>`;
    const { page, problems } = await stage.openWall("", { head: tag + tag });
    await use(page);
    expect(problems).toEqual([]);
  });

  test("written into the page while it is read", async () => {
    const tag = `<script type="module" src="${stage.koro.origin}/embed.js" data-wall="acme-summer"><\\/script>`;
    const { page, problems } = await stage.open(
      pageWith(`<script>document.write('${tag}')</script>`),
    );
    await use(page);
    expect(problems).toEqual([]);
  });
});

test.each(["javascript:alert(1)", "data:,", "https://", "http://["])(
  "says that a server at %s cannot be had, and breaks nothing",
  async (server) => {
    const { page, problems } = await stage.openWall(`server="${server}"`, {
      slot: "<p>All posts</p>",
    });
    const isAnswered = page.locator("social-wall :is(article, slot)").first();
    await isAnswered.waitFor({ state: "attached" });
    expect(problems).toEqual([]);
  },
);
