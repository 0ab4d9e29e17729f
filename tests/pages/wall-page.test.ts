import { DomUtils, parseDocument } from "htmlparser2";
import { describe, expect, it } from "vitest";
import type { Media, Post } from "#wire/post.ts";
import { Look, type Wall } from "#wire/wall.ts";
import { renderWallPage } from "../../server/http/pages/wall-page.ts";
import { rendered } from "../support/rendered.ts";
import { aPost, aWall } from "./support/sample.ts";

const publicUrl = "https://koro.example";

interface Given {
  wall?: Wall;
  posts?: Post[];
  next?: string | null;
  cursor?: string;
  locale?: "en" | "tr";
  nonce?: string;
}

async function render({ wall = aWall(), posts = [aPost()], next = null, ...page }: Given = {}) {
  const feed = { wall, posts, next, seq: wall.seq };
  const isOpen = page.cursor !== undefined;
  const served = await rendered(feed, { isOpen, now: new Date("2026-11-20T10:00:00Z") });
  const text = renderWallPage({ feed, rendered: served, publicUrl, ...page });
  const root = parseDocument(text);
  const all = (name: string, attributes: Record<string, string> = {}) =>
    DomUtils.findAll(
      (element) =>
        element.name === name &&
        Object.entries(attributes).every(([key, value]) => element.attribs[key] === value),
      root.children,
    );
  return { text, all, one: (...of: Parameters<typeof all>) => all(...of)[0] };
}

const picture: Media = {
  id: "m",
  kind: "image",
  alt: "İskelede üç kişi",
  width: 1600,
  height: 1200,
  thumbhash: null,
  sources: [
    { src: "https://koro.example/media/a-640.avif", type: "image/avif", width: 640 },
    { src: "https://koro.example/media/a-1280.avif", type: "image/avif", width: 1280 },
    { src: "https://koro.example/media/a-640.jpg", type: "image/jpeg", width: 640 },
  ],
};

describe("the hosted wall", () => {
  it("shows each post as an article in a list, inside the element that goes live", async () => {
    const { all, one } = await render({ posts: [aPost(), aPost()] });

    expect(one("social-wall")?.attribs["wall"]).toBe("acme-yaz");
    expect(one("template")?.attribs["shadowrootmode"]).toBe("open");
    expect(all("article").map(({ parent }) => parent && "name" in parent && parent.name)).toEqual([
      "li",
      "li",
    ]);
  });

  it("turns entities into links that lend strangers no standing", async () => {
    const text = "Bak #AcmeYaz";
    const entities = [{ kind: "hashtag" as const, start: 4, end: 12, url: "https://s.example/t" }];
    const { one } = await render({ posts: [aPost({ text, entities })] });

    const link = one("a", { href: "https://s.example/t" });
    expect(link && DomUtils.textContent(link)).toBe("#AcmeYaz");
    expect(link?.attribs["rel"]).toBe("noopener nofollow ugc");
  });

  it("offers the better format first and reserves the picture's room", async () => {
    const { one, text } = await render({ posts: [aPost({ media: [picture] })] });

    expect(one("source")?.attribs).toMatchObject({
      type: "image/avif",
      srcset:
        "https://koro.example/media/a-640.avif 640w, https://koro.example/media/a-1280.avif 1280w",
    });
    expect(one("img", { alt: "İskelede üç kişi" })?.attribs).toMatchObject({
      width: "1600",
      height: "1200",
    });
    expect(text).toMatch(
      /\[data-style="aspect-ratio:1\.3\d+;[^"]*"\]:not\(#i\)\{aspect-ratio:1\.3/,
    );
  });

  it("keeps sensitive posts folded away, and out of search engines' texts", async () => {
    const post = aPost({ text: "gizli kalsın", sensitive: true, media: [picture] });
    const { text, one } = await render({ posts: [post] });

    expect(one("details", { class: "covered" })?.attribs["open"]).toBeUndefined();
    expect(text).not.toContain('articleBody":"gizli');
    expect(text).not.toContain('"image"');
  });

  it("shows all of a very long text", async () => {
    const long = "uzun söz ".repeat(1100).trim();
    const { one } = await render({ posts: [aPost({ text: long })] });

    const shown = one("p", { class: "text folded" });
    expect(shown && DomUtils.textContent(shown)).toBe(long);
  });

  it("tells search engines nothing of a wall that is dark, whatever it is given", async () => {
    const posts = [aPost({ text: "gizli" })];
    const { all } = await render({ wall: aWall({ state: "dark" }), posts });

    const block = all("script", { type: "application/ld+json" })[0];
    expect(block && DomUtils.textContent(block)).not.toContain("gizli");
    expect(all("article")).toHaveLength(0);
  });

  it("leads to older posts with a plain link and keeps those pages from search engines", async () => {
    const first = await render({ next: "a/b=" });
    expect(first.one("a", { href: "?cursor=a%2Fb%3D" })?.attribs["part"]).toBe("more");

    const older = await render({ cursor: "a/b=" });
    expect(older.one("meta", { name: "robots" })?.attribs["content"]).toBe("noindex, follow");
    expect(older.one("script", { src: "/embed.js" })).toBeUndefined();
  });

  it("names its feeds, its languages and its picture, and says of every card why it is here", async () => {
    const { all, one } = await render({
      wall: aWall({ noticeUrl: "https://koro.example/w/acme-yaz/notice" }),
      posts: [aPost({ id: "p 1" })],
    });
    const hrefs = (attributes: Record<string, string>) =>
      all("link", { rel: "alternate", ...attributes }).map(({ attribs }) => attribs["href"]);

    expect([
      ...hrefs({ type: "application/rss+xml" }),
      ...hrefs({ type: "application/feed+json" }),
    ]).toEqual([
      "https://koro.example/v1/walls/acme-yaz/feed.rss",
      "https://koro.example/v1/walls/acme-yaz/feed.json",
    ]);
    expect(hrefs({ hreflang: "tr" })).toEqual(["https://koro.example/w/acme-yaz?lang=tr"]);
    expect(hrefs({ hreflang: "x-default" })).toEqual(["https://koro.example/w/acme-yaz"]);
    expect(one("link", { rel: "canonical" })?.attribs["href"]).toBe(
      "https://koro.example/w/acme-yaz",
    );
    expect(one("meta", { property: "og:image" })?.attribs["content"]).toBe(
      "https://koro.example/w/acme-yaz/og.png?v=1",
    );
    expect(one("a", { class: "why" })?.attribs["href"]).toBe(
      "https://koro.example/w/acme-yaz/notice?post=p%201",
    );
  });

  it("describes its posts to search engines", async () => {
    const { one } = await render({ posts: [aPost({ media: [picture], text: "Deniz" })] });

    const block = one("script", { type: "application/ld+json" });
    const page = JSON.parse(block ? DomUtils.textContent(block) : "");
    expect(page).toMatchObject({ "@type": "CollectionPage", mainEntity: { "@type": "ItemList" } });
    expect(page.mainEntity.itemListElement[0].item).toMatchObject({
      "@type": "SocialMediaPosting",
      articleBody: "Deniz",
      author: { "@type": "Person", name: "Defne Işık" },
      datePublished: expect.stringMatching(/^2026-/),
      image: ["https://koro.example/media/a-640.jpg"],
    });
  });

  it("describes only its first posts to search engines, and those in short", async () => {
    const text = `${"Uzun söz. ".repeat(60)}Son.`;
    const posts = Array.from({ length: 30 }, (_, index) => aPost({ id: `p${index}`, text }));
    const { one } = await render({ posts });

    const block = one("script", { type: "application/ld+json" });
    const { itemListElement } = JSON.parse(block ? DomUtils.textContent(block) : "").mainEntity;
    expect(itemListElement).toHaveLength(12);
    expect(itemListElement[0].item.articleBody).toMatch(/^Uzun söz\..*[^ ]…$/);
    expect(itemListElement[0].item.articleBody.length).toBeLessThanOrEqual(161);
  });

  it("carries styles only under the policy's nonce", async () => {
    const wall = aWall({ look: Look.parse({ layout: "list", theme: "dark", accent: "#0a7d6b" }) });
    const { all, text } = await render({ wall, nonce: "n1" });

    expect(all("style").map(({ attribs }) => attribs["nonce"])).toEqual(["n1", "n1", "n1"]);
    expect(text).not.toContain(' style="');
    expect(text).toContain("--_look-accent:#0a7d6b");
  });
});
