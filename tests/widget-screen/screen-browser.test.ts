import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Post } from "#wire/post.ts";
import type { FakeKoro } from "../pages/support/fake-koro.ts";
import { aPost, hostileTexts } from "../pages/support/sample.ts";
import { onEachScreen, openScreen, picture, untilState } from "./support/open-screen.ts";

let koro: FakeKoro;
let page: Page;
onEachScreen((stage) => {
  ({ koro, page } = stage);
});

const open = () => openScreen({ koro, page });
const shown = (post: Post) => page.locator(`[data-post="${post.id}"]`);
const state = (name: string) => untilState({ koro, page }, name);
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

    // The page's own seconds go on besides these: a slow machine has some to spare.
    await page.clock.runFor(3000);
    expect(await spotlight()).toBe(first);
    await page.clock.runFor(5500);
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

it("stands an initial in for an avatar that cannot be had, past signs that nobody sees", async () => {
  const author = { name: "\u202eışık", handle: null, url: null, avatar: "/gone.png" };
  koro.state.posts = [aPost({ author })];
  await open();
  const avatar = page.locator(".spot .avatar");
  await avatar.locator("img").waitFor({ state: "hidden" });
  expect((await avatar.textContent())?.trim()).toBe("I");
});
