import { DomUtils, parseDocument } from "htmlparser2";
import { describe, expect, it } from "vitest";
import { Look, type Wall } from "#wire/wall.ts";
import { allPages } from "./support/all-pages.ts";
import { aPost, aWall, hostileTexts, hostileUrls } from "./support/sample.ts";

type Pages = Awaited<ReturnType<typeof allPages>>;

const ownScripts = ["/embed.js", "/submit.js", "/screen.js"];

function elementsOf(page: string) {
  return DomUtils.findAll(() => true, parseDocument(page).children);
}

function expectNothingRuns(pages: Pages): void {
  for (const page of Object.values(pages)) {
    for (const element of elementsOf(page)) {
      if (element.name === "script" && element.attribs["type"] !== "application/ld+json") {
        expect(ownScripts).toContain(element.attribs["src"]);
        expect(DomUtils.textContent(element)).toBe("");
      }
      expect(["iframe", "object", "embed", "base"]).not.toContain(element.name);
      for (const [name, value] of Object.entries(element.attribs)) expectHarmless(name, value);
    }
  }
}

function expectHarmless(name: string, value: string): void {
  expect(name).not.toMatch(/^on|^style$|^srcdoc$/);
  if (!["href", "src", "action", "formaction", "poster"].includes(name)) return;
  expect(value).toMatch(/^(https?:\/\/|mailto:|\/(?![/\\])|\?|#|$)/);
}

/** A wall and posts with one stranger's words in every place that strangers write in. */
function pagesFull(words: string, url = "https://social.example/"): Promise<Pages> {
  const look: Wall["look"] = { ...Look.parse({}), accent: words };
  const wall = aWall({
    title: words,
    hashtags: [words],
    look,
    consent: { version: words, text: words },
  });
  const source = { src: url, type: "image/jpeg", width: 640 };
  const media = {
    id: words,
    kind: "image" as const,
    alt: words,
    width: 4,
    height: 3,
    thumbhash: words,
  };
  const author = { name: words, handle: words, url, avatar: url };
  const post = aPost({
    id: words,
    text: words,
    lang: words,
    network: words,
    permalink: url,
    author,
    media: [
      { ...media, sources: [source] },
      { ...media, kind: "video", sources: [source] },
    ],
    badges: [{ kind: words, label: words }],
    contentWarning: words,
    cta: { label: words, url },
    entities: [{ kind: "link", start: 0, end: words.length, url }],
  });
  return allPages(wall, [post, aPost({ text: words, entities: post.entities })], words);
}

describe("hostile words", () => {
  it.each(hostileTexts)("stay words on every page (%#)", async (words) => {
    const pages = await pagesFull(words);

    expectNothingRuns(pages);
    const article = DomUtils.findOne(
      ({ name }) => name === "main",
      parseDocument(pages.wall).children,
    );
    const shown = DomUtils.textContent(article ? [article] : []);
    const start = words.replaceAll("\0", "").toWellFormed().slice(0, 200);
    expect(shown.replaceAll("&#39;", "'")).toContain(start);
  });

  it("cannot end the block of JSON for search engines", async () => {
    const text = "</script><!--<script>alert(1)</script>";
    const { wall } = await allPages(aWall(), [aPost({ text })]);

    const block = elementsOf(wall).find(({ attribs }) => attribs["type"] === "application/ld+json");
    const parsed = JSON.parse(DomUtils.textContent(block ? [block] : []));

    expect(parsed.mainEntity.itemListElement[0].item.articleBody).toBe(text);
  });
});

describe("hostile addresses", () => {
  it.each(hostileUrls)("become neither links nor pictures: %j", async (url) => {
    const pages = await pagesFull("merhaba", url);

    expectNothingRuns(pages);
    for (const page of Object.values(pages)) expect(page).not.toContain("evil.example");
  });

  it("are refused as a contact and as a wall's own addresses", async () => {
    const wall = aWall({ submitUrl: "javascript:alert(1)", noticeUrl: "javascript:alert(1)" });

    expectNothingRuns(await allPages(wall, [aPost()], "javascript:alert(1)"));
  });
});
