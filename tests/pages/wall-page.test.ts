import { DomUtils, parseDocument } from "htmlparser2";
import { describe, expect, it } from "vitest";
import type { Media } from "#wire/post.ts";
import { Look } from "#wire/wall.ts";
import { renderWallPage } from "../../server/http/pages/wall-page.ts";
import { aPost, aWall } from "./support/sample.ts";

const publicUrl = "https://koro.example";

function render(page: Partial<Parameters<typeof renderWallPage>[0]> = {}) {
  const text = renderWallPage({ wall: aWall(), posts: [aPost()], next: null, publicUrl, ...page });
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
  it("shows each post as an article in a list, inside the element that goes live", () => {
    const { all, one } = render({ posts: [aPost(), aPost()] });

    expect(one("social-wall")?.attribs["wall"]).toBe("acme-yaz");
    expect(all("article").map(({ parent }) => parent && "name" in parent && parent.name)).toEqual([
      "li",
      "li",
    ]);
  });

  it("turns entities into links that lend strangers no standing", () => {
    const text = "Bak #AcmeYaz";
    const entities = [{ kind: "hashtag" as const, start: 4, end: 12, url: "https://s.example/t" }];
    const { one } = render({ posts: [aPost({ text, entities })] });

    const link = one("a", { href: "https://s.example/t" });
    expect(link && DomUtils.textContent(link)).toBe("#AcmeYaz");
    expect(link?.attribs["rel"]).toBe("noopener nofollow ugc");
  });

  it("offers the better format first and reserves the picture's room", () => {
    const { one } = render({ posts: [aPost({ media: [picture] })] });

    expect(one("source")?.attribs).toMatchObject({
      type: "image/avif",
      srcset:
        "https://koro.example/media/a-640.avif 640w, https://koro.example/media/a-1280.avif 1280w",
    });
    expect(one("img", { alt: "İskelede üç kişi" })?.attribs).toMatchObject({
      width: "1600",
      height: "1200",
    });
  });

  it("keeps sensitive posts folded away, out of previews and search engines' texts", () => {
    const post = aPost({ text: "gizli kalsın", sensitive: true, media: [picture] });
    const { text, one } = render({ posts: [post] });

    expect(one("details", { class: "warning" })).toBeDefined();
    expect(text).not.toContain("og:image");
    expect(text).not.toContain('articleBody":"gizli');
  });

  it("folds the rest of a very long text and loses none of it", () => {
    const long = "uzun söz ".repeat(1100).trim();
    const { all } = render({ posts: [aPost({ text: long })] });

    const parts = all("p").filter(({ attribs }) => attribs["class"] === "text");
    expect(parts).toHaveLength(2);
    expect(parts.map((part) => DomUtils.textContent(part)).join("")).toBe(long);
  });

  it("shows nothing on a wall that is dark, whatever it is given", () => {
    const { all, text } = render({
      wall: aWall({ state: "dark" }),
      posts: [aPost({ text: "gizli" })],
    });

    expect(all("article")).toHaveLength(0);
    expect(text).not.toContain("gizli");
  });

  it("leads to older posts with a plain link and keeps those pages from search engines", () => {
    expect(render({ next: "a/b=" }).one("a", { href: "?cursor=a%2Fb%3D" })).toBeDefined();

    const older = render({ cursor: "a/b=" });
    expect(older.one("meta", { name: "robots" })?.attribs["content"]).toBe("noindex, follow");
    expect(older.one("social-wall")).toBeUndefined();
  });

  it("names its feeds and says of every card why it is here", () => {
    const { all, one } = render({ posts: [aPost({ id: "p 1" })] });

    expect(all("link", { rel: "alternate" }).map(({ attribs }) => attribs["href"])).toEqual([
      "https://koro.example/v1/walls/acme-yaz/feed.rss",
      "https://koro.example/v1/walls/acme-yaz/feed.json",
    ]);
    expect(one("a", { href: "/w/acme-yaz/notice?post=p+1" })).toBeDefined();
  });

  it("tells Turkish readers Turkey's time and others UTC by name", () => {
    const posts = [aPost({ publishedAt: "2026-11-20T22:30:00Z" })];

    expect(render({ posts }).text).toContain("21 Kas 2026 01:30");
    expect(render({ posts, locale: "en" }).text).toContain("20 Nov 2026, 22:30 UTC");
  });

  it("carries the brand's colour only under the policy's nonce", () => {
    const wall = aWall({ look: Look.parse({ layout: "list", theme: "dark", accent: "#0a7d6b" }) });

    expect(render({ wall }).one("style")).toBeUndefined();
    expect(render({ wall, nonce: "n1" }).one("style")?.attribs["nonce"]).toBe("n1");
  });
});
