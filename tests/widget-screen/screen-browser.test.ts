import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Media, Post } from "#wire/post.ts";
import { bundleScript } from "../pages/support/bundle.ts";
import { type FakeKoro, startFakeKoro } from "../pages/support/fake-koro.ts";
import { aPost, aWall, hostileTexts } from "../pages/support/sample.ts";
import { launchBrowser } from "../support/browser.ts";

let browser: Browser;
let script: string;
let koro: FakeKoro;
let page: Page;
let troubles: string[];

const picture = (seed: number, width = 640, height = 480): Media => ({
  id: `m${seed}`,
  kind: "image",
  alt: null,
  width,
  height,
  thumbhash: null,
  sources: [{ src: `/media/${seed}-${width}x${height}.jpeg`, type: "image/jpeg", width }],
});

beforeAll(async () => {
  [browser, script] = await Promise.all([launchBrowser(), bundleScript("widget/screen/main.ts")]);
});

beforeEach(async () => {
  koro = await startFakeKoro(aWall(), { "/screen.js": script });
  page = await browser.newPage({ viewport: { width: 1280, height: 720 }, reducedMotion: "reduce" });
  troubles = [];
  page.on("pageerror", (error) => troubles.push(error.message));
});

afterEach(async () => {
  expect(troubles).toEqual([]);
  await page.close();
  await koro.stop();
});

afterAll(() => browser?.close());

const open = () => page.goto(`${koro.url}/screen/acme-yaz`);
const shown = (post: Post) => page.locator(`[data-post="${post.id}"]`);
const state = (name: string) => page.waitForSelector(`.screen[data-state="${name}"]`);
const spotlight = () => page.locator(".spot .post").getAttribute("data-post");

describe("the event screen", () => {
  it("invites with a code while there is nothing to show, and makes room for the first post", async () => {
    await open();
    await state("welcome");
    expect(await page.locator("svg.qr").boundingBox()).toMatchObject({ width: expect.any(Number) });

    const first = aPost();
    koro.show(first);

    await shown(first).waitFor({ timeout: 1000 });
    expect(await page.locator("svg.qr").isVisible()).toBe(true);
  });

  it("shows a new post within a second and takes a hidden one off within a second", async () => {
    koro.state.posts = Array.from({ length: 8 }, () => aPost());
    await open();
    await state("showing");
    const fresh = aPost();

    koro.show(fresh);
    await shown(fresh).waitFor({ timeout: 1000 });

    koro.hide(fresh.id);
    await shown(fresh).waitFor({ state: "detached", timeout: 1000 });
    expect(await page.locator(".tile").count()).toBe(3);
  });

  it("moves on from a spotlight that is hidden", async () => {
    const posts = [aPost(), aPost()];
    koro.state.posts = posts;
    await open();
    await state("showing");
    const lit = await spotlight();

    koro.hide(lit ?? "");

    await page.waitForSelector(`.spot .post:not([data-post="${lit}"])`, { timeout: 1000 });
  });

  it("goes calm the moment the wall goes dark, and comes back with it", async () => {
    koro.state.posts = [aPost({ text: "gizli kalsın" })];
    await open();
    await state("showing");

    koro.changeWall({ state: "dark" });
    await page.waitForSelector('[data-state="calm"]', { timeout: 1000 });
    expect(await page.locator("social-screen .post").count()).toBe(0);
    expect(await page.locator("svg.qr").isVisible()).toBe(false);

    koro.changeWall({ state: "live" });
    await state("showing");
  });

  it("keeps what it has while the network is gone, and catches up exactly when it is back", async () => {
    const posts = [aPost(), aPost({ media: [picture(2)] }), aPost()];
    koro.state.posts = posts;
    await open();
    await state("showing");

    koro.disconnect();
    await page.waitForSelector(".link:not([hidden])");
    for (const post of posts) expect(await shown(post).isVisible()).toBe(true);
    expect(await page.locator("social-screen .screen").textContent()).not.toMatch(
      /error|hata|offline/i,
    );

    const missed = aPost();
    koro.show(missed);
    koro.hide(posts[0]?.id ?? "");
    koro.reconnect();
    await shown(missed).waitFor({ timeout: 10_000 });
    await shown(posts[0] as Post).waitFor({ state: "detached" });
    await page.waitForSelector(".link[hidden]", { state: "attached", timeout: 15_000 });
  });

  it("finds out by itself that its line has died without a word", async () => {
    await page.clock.install();
    koro.state.posts = [aPost()];
    await open();
    await state("showing");
    const missed = aPost();
    koro.state.mute = true;
    koro.show(missed);

    await page.clock.runFor(31_000);
    await shown(missed).waitFor();
    const asked = koro.state.liveRequests.length;
    koro.show(aPost());
    await page.clock.runFor(31_000);

    await expect.poll(() => koro.state.liveRequests.length).toBe(asked + 1);
  });

  it("leaves nothing on screen when the server says that the wall is gone", async () => {
    await page.clock.install();
    koro.state.posts = [aPost()];
    await open();
    await state("showing");
    await page.route("**/feed*", (route) => route.fulfill({ status: 404, body: "{}" }));

    await page.clock.runFor(31_000);

    await state("calm");
  });

  it("stands and invites although the server cannot be reached at first, then begins by itself", async () => {
    koro.state.posts = [aPost()];
    await page.route("**/feed*", (route) => route.abort());
    await open();
    await state("welcome");
    expect(await page.locator("social-screen h1").textContent()).toBe("Acme Yaz");

    await page.unroute("**/feed*");

    await shown(koro.state.posts[0] as Post).waitFor({ timeout: 10_000 });
  });

  it("rotates the spotlight after its time and holds it on the space bar", async () => {
    await page.clock.install();
    koro.state.posts = Array.from({ length: 6 }, () => aPost({ text: "kısa" }));
    await open();
    await state("showing");
    const first = await spotlight();

    await page.clock.runFor(7500);
    expect(await spotlight()).toBe(first);
    await page.clock.runFor(1000);
    await page.waitForSelector(`.spot .post:not([data-post="${first}"])`);

    const second = await spotlight();
    await page.keyboard.press("Space");
    await page.clock.runFor(30_000);
    expect(await spotlight()).toBe(second);
  });

  it("never shows a sensitive post, which nobody in a hall could uncover", async () => {
    const sensitive = aPost({ sensitive: true });
    koro.state.posts = [aPost(), sensitive, aPost({ contentWarning: "kan" })];
    await open();
    await state("showing");

    expect(await page.locator(".post").count()).toBe(1);
  });

  it("lets the words stand alone when a picture cannot be had", async () => {
    const missing = {
      ...picture(1),
      sources: [{ src: "/gone.jpg", type: "image/jpeg", width: 640 }],
    };
    const [worded, bare] = [
      aPost({ text: "yine de buradayım", media: [missing] }),
      aPost({ text: "", media: [missing] }),
    ];
    koro.state.posts = [bare, worded];
    await open();

    await page.waitForSelector(`[data-post="${worded.id}"][data-kind="words"]`);
    await shown(bare).waitFor({ state: "detached" });
  });

  it("keeps a bounded number of posts and nodes while posts pour in for days", async () => {
    await open();
    for (let count = 0; count < 30; count++) koro.show(aPost());
    await state("showing");
    const nodes = () =>
      page.evaluate(
        () => document.querySelector("social-screen")?.shadowRoot?.querySelectorAll("*").length,
      );
    const before = await nodes();

    const flood = Array.from({ length: 300 }, () => aPost());
    for (const post of flood) koro.show(post);

    await shown(flood.at(-1) as Post).waitFor();
    expect(await nodes()).toBeLessThanOrEqual((before ?? 0) * 1.2);
  });

  it("runs nobody's words", async () => {
    koro.state.posts = hostileTexts.map((text) =>
      aPost({
        text,
        author: {
          name: text,
          handle: text,
          url: "javascript:alert(1)",
          avatar: "javascript:alert(1)",
        },
      }),
    );
    await open();
    await state("showing");

    expect(await page.evaluate(() => "owned" in globalThis)).toBe(false);
  });

  it("stops everything when it is taken out and starts again when it is put back", async () => {
    koro.state.posts = [aPost()];
    await open();
    await state("showing");
    const element = await page.evaluateHandle(
      () => document.querySelector("social-screen") as Element,
    );

    await element.evaluate((screen) => screen.remove());
    const asked = koro.state.liveRequests.length;
    await element.evaluate((screen) => document.body.append(screen));

    await state("showing");
    await expect.poll(() => koro.state.liveRequests.length).toBe(asked + 1);
  });

  it("hides the pointer that nobody moves", async () => {
    await page.clock.install();
    await open();
    await state("welcome");

    await page.mouse.move(100, 100);
    expect(await page.locator("social-screen[idle]").count()).toBe(0);
    await page.clock.runFor(3500);

    await page.waitForSelector("social-screen[idle]");
  });
});

describe.each([
  [1920, 1080],
  [1080, 1920],
  [1024, 768],
  [3840, 2160],
  [2560, 720],
])("on a screen of %i × %i", (width, height) => {
  it.each([
    [1, true],
    [2, true],
    [3, true],
    [4, true],
    [9, true],
    [1, false],
    [3, false],
    [9, false],
  ])("keeps %i posts of any length within their places (uploads: %s)", async (count, uploads) => {
    await page.setViewportSize({ width, height });
    const texts = [
      "w".repeat(10_000),
      "söz ".repeat(2500),
      "يوم جميل ".repeat(300),
      "satır\n".repeat(500),
      "kısa",
    ];
    koro.state.wall = aWall({
      title: "Çok uzun bir başlık ".repeat(10),
      submitUrl: uploads ? "/w/acme-yaz/submit" : null,
    });
    koro.state.posts = Array.from({ length: count }, (_, index) =>
      aPost({
        text: texts[index % texts.length] ?? "",
        media: index % 3 === 1 ? [picture(index, 480, index % 2 ? 640 : 360)] : [],
        badges: [{ kind: "disclosure", label: "Reklam · Acme iş birliği" }],
      }),
    );
    await open();
    await state("showing");

    const outside = await page.evaluate(() => {
      const root = document.querySelector("social-screen")?.shadowRoot;
      const places = [...(root?.querySelectorAll(".stage > *") ?? [])];
      return places.flatMap((place) => {
        const box = place.getBoundingClientRect();
        const parts = [
          ...place.querySelectorAll(".author, .badges, .text, .picture, .address, .scan, .code"),
        ];
        return [...parts, place]
          .map((part) => ({
            part: part.className,
            of: place.className,
            box: part.getBoundingClientRect(),
          }))
          .filter(
            ({ box: at }) =>
              at.bottom > Math.min(box.bottom, innerHeight) + 1 ||
              at.right > Math.min(box.right, innerWidth) + 1 ||
              at.height < 8,
          )
          .map(({ part, of }) => `${part} in ${of}`);
      });
    });
    expect(outside).toEqual([]);
    expect(await page.evaluate(overlaps)).toEqual([]);
    expect(await page.evaluate(cutLines)).toEqual([]);
    const tiles = await page.locator(".tile").count();
    expect(tiles).toBeLessThanOrEqual(count - 1);
    expect(tiles).toBeGreaterThanOrEqual(Math.min(count - 1, 2));
  });
});

describe("letters that hang below the line", () => {
  const title = "Işığın, Gölgenin ve Şehrin Çağrışımları: Yağmurgeçen Şenliği";
  const hashtags = ["#AcmeYaz2026", "#GölgeninÇağrısı", "#ŞehirİçindeYağmur"];

  it.each([
    ["wide", 1920, 1080],
    ["tall", 1080, 1920],
  ])("have room in the title and in every post on a %s screen", async (_, width, height) => {
    await page.setViewportSize({ width, height });
    koro.state.wall = aWall({ title, hashtags });
    await open();
    await state("welcome");
    expect(await page.evaluate(tightLines)).toEqual([]);

    for (const length of [1, 3, 8, 30]) koro.show(aPost({ text: "Şçğ gjpqy ".repeat(length) }));
    await state("showing");
    await page.waitForSelector(".tile");
    expect(await page.evaluate(tightLines)).toEqual([]);
  });

  it("leaves no hashtag cut, and the whole title on an upright screen", async () => {
    koro.state.wall = aWall({ title, hashtags });
    koro.state.posts = [aPost(), aPost()];
    await open();
    await state("showing");
    expect(await page.evaluate(cutHashtags)).toEqual([]);

    await page.setViewportSize({ width: 1080, height: 1920 });
    await page.waitForSelector('[data-shape="tall"]');
    expect(await page.evaluate(cutHashtags)).toEqual([]);
    const heading = page.locator("social-screen .title h1");
    expect(await heading.evaluate((h1) => h1.scrollHeight - h1.clientHeight)).toBeLessThan(2);
    const last = page.locator("social-screen .hashtags bdi").last();
    expect(await last.evaluate(isWithinParent)).toBe(true);
  });
});

it("stands an initial in for an avatar that cannot be had, past signs that nobody sees", async () => {
  const author = { name: "\u202eışık", handle: null, url: null, avatar: "/gone.png" };
  koro.state.posts = [aPost({ author })];
  await open();
  const avatar = page.locator(".spot .avatar");
  await avatar.locator("img").waitFor({ state: "hidden" });
  expect((await avatar.textContent())?.trim()).toBe("I");
});

/** Cut boxes whose lines are lower than the font's own ascent and descent need; runs in the page. */
function tightLines(): string[] {
  const root = document.querySelector("social-screen")?.shadowRoot;
  const ink = document.createElement("canvas").getContext("2d");
  return [...(root?.querySelectorAll<HTMLElement>("h1, .text, .name, .where") ?? [])].flatMap(
    (box) => {
      const { font, lineHeight, fontSize, paddingBottom } = getComputedStyle(box);
      if (!ink) return ["no canvas"];
      ink.font = font;
      const { actualBoundingBoxDescent, fontBoundingBoxDescent, fontBoundingBoxAscent } =
        ink.measureText("gjpqyçğşÇŞ");
      const leading =
        Number.parseFloat(lineHeight) - fontBoundingBoxAscent - fontBoundingBoxDescent;
      const below = fontBoundingBoxDescent + leading / 2 + Number.parseFloat(paddingBottom);
      return below >= actualBoundingBoxDescent
        ? []
        : [`${box.className || box.localName} ${fontSize}`];
    },
  );
}

/** Hashtags that are neither whole nor wholly left out; runs in the page. */
function cutHashtags(): string[] {
  const root = document.querySelector("social-screen")?.shadowRoot;
  return [...(root?.querySelectorAll(".hashtags bdi") ?? [])].flatMap((tag) => {
    const [at, room] = [tag.getBoundingClientRect(), tag.parentElement?.getBoundingClientRect()];
    if (!room) return [];
    const isWhole = at.bottom <= room.bottom + 1 && at.right <= room.right + 1;
    return isWhole || at.top >= room.bottom - 1 ? [] : [tag.textContent ?? ""];
  });
}

function isWithinParent(element: Element): boolean {
  const room = element.parentElement?.getBoundingClientRect();
  return room !== undefined && element.getBoundingClientRect().bottom <= room.bottom + 1;
}

/** Pairs of places on the stage that lie on each other; runs in the page. */
function overlaps(): string[] {
  const root = document.querySelector("social-screen")?.shadowRoot;
  const places = [...(root?.querySelectorAll(".stage > *") ?? [])];
  return places.flatMap((one, index) =>
    places.slice(index + 1).flatMap((other) => {
      const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
      const apart =
        a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
      return apart ? [] : [`${one.className} and ${other.className}`];
    }),
  );
}

/** Texts whose last line is cut through; runs in the page. */
function cutLines(): string[] {
  const root = document.querySelector("social-screen")?.shadowRoot;
  return [...(root?.querySelectorAll(".text") ?? [])].flatMap((text) => {
    const lines = text.clientHeight / Number.parseFloat(getComputedStyle(text).lineHeight);
    const off = Math.abs(lines - Math.round(lines));
    return off < 0.15 ? [] : [`${lines.toFixed(2)} lines in ${text.closest("article")?.className}`];
  });
}
