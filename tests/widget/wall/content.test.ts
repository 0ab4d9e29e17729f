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
  Object.assign(stage.koro, { posts: [], wall: aWall() });
});
afterEach(async () => {
  for (const context of stage.browser.contexts()) await context.close();
});

async function openWith(post: Parameters<typeof aPost>[0], attributes = "", lang = "en") {
  stage.koro.posts = [aPost(post)];
  const { page, problems } = await stage.openWall(attributes, { lang });
  await page.locator("social-wall article").first().waitFor();
  return { page, problems, card: page.locator("social-wall article").first() };
}

const bad = `<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>&lt;b&gt;`;

test("shows markup in any field as the letters it is made of", async () => {
  stage.koro.wall = aWall({ title: bad, hashtags: [bad] });
  const { page, card } = await openWith({
    text: bad,
    author: { name: bad, handle: bad, url: "javascript:window.hacked=1", avatar: null },
    badges: [{ kind: "disclosure", label: bad }],
    contentWarning: bad,
    cta: { label: bad, url: "javascript:window.hacked=1" },
    permalink: "javascript:window.hacked=1",
    entities: [{ kind: "link", start: 0, end: 9, url: "javascript:window.hacked=1" }],
    network: `"><b>`,
  });

  expect(await card.locator(".text").textContent()).toBe(bad);
  expect(await card.locator(".badges").textContent()).toBe(bad);
  expect(await page.locator("social-wall a[href^=javascript]").count()).toBe(0);
  expect(await page.locator("social-wall :is(script, img)").count()).toBe(0);
  expect(await page.evaluate(() => Reflect.get(window, "hacked"))).toBeUndefined();
});

test("sends readers out without a trace, in a tab of their own", async () => {
  const { card } = await openWith({
    text: "See #shore",
    entities: [{ kind: "hashtag", start: 4, end: 10, url: "https://social.example/tags/shore" }],
  });
  const link = card.getByRole("link", { name: "#shore" });
  expect(await link.getAttribute("rel")).toBe("noopener nofollow ugc");
  expect(await link.getAttribute("target")).toBe("_blank");
});

test("leads to the notice about this very post", async () => {
  const { card } = await openWith({ id: "p1" });
  const href = await card.getByRole("link", { name: "Why is this here?" }).getAttribute("href");
  expect(href).toBe(`${stage.koro.wall.noticeUrl}?post=p1`);
});

test("keeps a right-to-left override inside the text it stands in", async () => {
  const { card } = await openWith({
    text: "abc \u202E overridden",
    author: { name: "\u202Eeman", handle: "@user", url: null, avatar: null },
  });
  const isolated = (element: Element) => getComputedStyle(element).unicodeBidi;
  expect(await card.locator(".text").evaluate(isolated)).toBe("isolate");
  expect(await card.locator(".name bdi").evaluate(isolated)).toBe("isolate");

  const arabic = await openWith({ text: "مرحبا", lang: "ar" });
  expect(await arabic.card.locator(".text").evaluate((p) => getComputedStyle(p).direction)).toBe(
    "rtl",
  );
  expect(await arabic.card.locator(".text").getAttribute("lang")).toBe("ar");
});

test("folds ten thousand characters and unfolds them on request", async () => {
  const { card } = await openWith({ text: "Uzun".repeat(2500) }, `layout="list"`);
  const height = () => card.evaluate((element) => element.getBoundingClientRect().height);
  expect(await height()).toBeLessThan(500);
  expect(await card.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);

  await card.getByRole("button", { name: "Read more" }).click();
  await eventually(async () => expect(await height()).toBeGreaterThan(1500));
});

test("asks for no covered picture until it is uncovered", async () => {
  const src = `${stage.koro.origin}/media/640x480-7a4b8f.png?covered`;
  const media = {
    id: "m",
    kind: "image" as const,
    alt: null,
    width: 640,
    height: 480,
    thumbhash: null,
    sources: [{ src, type: "image/png", width: 640 }],
  };
  const { card } = await openWith({ sensitive: true, media: [media] });
  const wasAsked = () => stage.koro.requests.some((path) => path.endsWith("?covered"));
  expect(wasAsked()).toBe(false);

  await card.getByRole("button", { name: "Show" }).click();
  await card.getByRole("img", { name: /^Photo by @deniz/ }).waitFor();
  await expect.poll(wasAsked).toBe(true);
});

describe("in Turkish", () => {
  test("follows the language of the page it stands on", async () => {
    const { page, card } = await openWith({ pinned: true }, "", "tr-TR");
    await page.getByRole("link", { name: "Siz de paylaşın" }).first().waitFor();
    await card.getByRole("link", { name: "Bu neden burada?" }).waitFor();
  });

  test("prefers the attribute", async () => {
    const { page } = await openWith({}, `locale="tr"`, "en");
    await page.getByRole("button", { name: "Güncellemeyi durdur" }).waitFor();
  });
});

test("shows the other posts when one cannot be understood", async () => {
  stage.koro.posts = [
    aPost({ id: "good" }),
    { id: "odd", media: 7 } as unknown as ReturnType<typeof aPost>,
  ];
  const { page, problems } = await stage.openWall();
  await page.locator(`social-wall [data-post="good"]`).waitFor();
  expect(problems).toEqual([]);
});
