import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Connector, FoundPost } from "../../server/connectors/connector.ts";
import { feed } from "../../server/connectors/feed/feed.ts";
import type { FeedTwin } from "../support/twins/feed.ts";
import { startFeedTwin } from "../support/twins/feed.ts";
import type { TestClock, TestSource } from "../support/twins/reading.ts";
import { readAll, TestStore, testClock } from "../support/twins/reading.ts";

let clock: TestClock;
let twin: FeedTwin;
let store: TestStore;
beforeEach(async () => {
  clock = testClock();
  twin = await startFeedTwin(clock.now);
  store = new TestStore();
});
afterEach(() => twin.close());

const source = (): TestSource => ({
  connector: feed as Connector<never, never, never>,
  settings: { url: twin.url },
  clock,
});

/** The posts of a document, oldest first, as they come over HTTP. */
async function postsOf(name: string, contentType = "application/xml"): Promise<FoundPost[]> {
  const body = await readFile(new URL(`feed-documents/${name}`, import.meta.url));
  return postsIn(body, contentType);
}

async function postsIn(body: string | Uint8Array, contentType: string): Promise<FoundPost[]> {
  twin.instead = { status: 200, headers: { "content-type": contentType }, body };
  await readAll(source(), store);
  return [...store.posts.values()];
}

const visible = ({ text, entities }: FoundPost) =>
  entities.map((e) => `${e.kind} ${text.slice(e.start, e.end)} → ${e.url}`);

describe("documents as publishers write them", () => {
  it("reads a WordPress blog", async () => {
    const [post] = await postsOf("wordpress.xml", "text/xml; charset=UTF-8");
    expect(post).toMatchObject({
      externalId: "https://gunluk.example/?p=17",
      canonicalUri: "https://gunluk.example/ilk-prova/",
      permalink: "https://gunluk.example/ilk-prova/",
      publishedAt: new Date("2026-06-01T09:00:00Z"),
      editedAt: null,
      text: "İlk prova – “Çok sesli” akşam\n\nDün akşam ilk kez bir araya geldik. 🎶\n\nEtiket: #KoroYaz & kayıt olun",
      lang: "tr",
      hashtags: ["SosyalMedya", "prova", "KoroYaz"],
      author: { name: "Ayşe Demir", handle: null, followers: null },
      counts: {},
    });
    expect(post?.media).toMatchObject([
      {
        kind: "image",
        url: "https://gunluk.example/wp-content/koro.jpg?w=1024",
        alt: "Sahnede yirmi kişi",
      },
    ]);
    expect(post && visible(post)).toEqual(["link kayıt olun → https://gunluk.example/kayit"]);
    expect(store.cursor).toMatchObject({ everyMs: 30 * 60_000 });
  });

  it("reads a podcast", async () => {
    const [post] = await postsOf("podcast.xml");
    expect(post).toMatchObject({
      text: "12: Many at once\n\nWhy twenty small choirs beat one big one. https://voices.example/12",
      author: { name: "Rana & Leo" },
      lang: "en-US",
      publishedAt: new Date("2026-05-31T13:00:00Z"),
      media: [
        {
          kind: "audio",
          url: "https://media.voices.example/get.php?id=12",
          previewUrl: "https://voices.example/12.jpg",
        },
      ],
    });
    expect(post && visible(post)).toEqual([
      "link https://voices.example/12 → https://voices.example/12",
    ]);
  });

  it("reads a channel of films", async () => {
    const [post] = await postsOf("videos.xml", "application/atom+xml");
    expect(post).toMatchObject({
      text: "Rehearsal & rain\n\nWe sang outside.\nIt rained. #KoroYaz",
      permalink: "https://videos.example/watch?v=aB3_invented",
      author: { name: "Deniz sings", url: "https://videos.example/channel/UCinvented" },
      hashtags: ["KoroYaz"],
      media: [
        { kind: "image", url: "https://i.videos.example/vi/aB3_invented/hq.jpg", width: 480 },
      ],
    });
  });

  it("reads Atom with XHTML, bases within bases and text that looks like markup", async () => {
    const [plain, rounds] = await postsOf("atom-xhtml.xml", "application/atom+xml");
    expect(rounds).toMatchObject({
      permalink: "https://atom.example/blog/2026/rounds.html",
      text: "Singing in rounds & squares\n\nStart late, end together.\n\n•\u00A0one\n•\u00A0two",
      lang: "en-GB",
      editedAt: new Date("2026-06-01T05:00:00Z"),
      author: { name: "Mara Lind", url: "https://atom.example/people/mara" },
      hashtags: ["Rounds"],
      media: [{ url: "https://atom.example/blog/2026/rounds.png", alt: "A circle of people" }],
    });
    expect(rounds && visible(rounds)).toEqual([
      "link together → https://atom.example/blog/2026/together.html",
    ]);
    expect(plain?.text).toBe("5 < 6 and &amp; stays\n\nPlain, with a <b> that is no tag.");
  });

  it("reads RSS 1.0", async () => {
    expect(await postsOf("rdf.xml")).toMatchObject([
      {
        externalId: "https://rdf.example/1",
        text: "Straßenchor\n\nWir singen draußen.",
        author: { name: "Jonas Weiß" },
        lang: "de",
        publishedAt: new Date("2026-05-29T16:00:00Z"),
        hashtags: ["Straßenmusik"],
      },
    ]);
  });

  it("reads JSON Feed, every digit of its ids, and past its broken items", async () => {
    const [photo, html, ...others] = await postsOf("json-feed.json", "application/feed+json");
    expect(photo?.externalId).toMatch(/\/9007199254740993123$/);
    expect(photo).toMatchObject({
      text: "Backstage.\n\nMore: https://photos.example/more #Backstage",
      hashtags: ["backstage", "choir", "Backstage"],
      editedAt: new Date("2026-05-28T13:00:00Z"),
      author: {
        externalId: "https://photos.example/iris",
        avatarUrl: "https://photos.example/iris.jpg",
      },
      media: [
        { kind: "video", alt: "Warm-up", previewUrl: "https://photos.example/1.jpg" },
        { kind: "image", key: "https://photos.example/1b.jpg", alt: "The stage, empty" },
      ],
    });
    expect(html).toMatchObject({
      text: "Only HTML",
      lang: "pt-BR",
      media: [{ url: "https://photos.example/2.jpg" }],
      publishedAt: clock.now(),
    });
    expect(others.length).toBeLessThanOrEqual(1);
  });

  it("reads a Blogger blog and shows no e-mail address", async () => {
    const [post] = await postsOf("blogger.xml", "application/atom+xml");
    expect(post).toMatchObject({
      text: "Soup song\n\nStir and sing.\n\nServe.",
      permalink: "https://kitchen.example/soup.html",
      hashtags: ["soup"],
      media: [{ url: "https://img.kitchen.example/s320/soup.jpg", width: 320, height: 240 }],
    });
    expect(JSON.stringify(post)).not.toContain("noreply");
  });

  it("reads a Mastodon profile, which has no titles", async () => {
    const [post] = await postsOf("profile.xml", "application/rss+xml");
    expect(post).toMatchObject({
      externalId: "https://social.example/@ayse/116600000000000001",
      text: "Sesimiz 🎶 burada: koro.example/canli/yay… #KoroYaz",
      author: { name: "Ayşe 🎤", url: "https://social.example/@ayse" },
      media: [
        { kind: "image", alt: "Mikrofonun önünde bir kadın" },
        { kind: "video", url: "https://files.social.example/2.mp4" },
      ],
      hashtags: ["koroyaz", "KoroYaz"],
    });
    expect(post && visible(post)).toEqual([
      "link koro.example/canli/yay… → https://www.koro.example/canli/yayin/uzun",
      "hashtag #KoroYaz → https://social.example/tags/KoroYaz",
    ]);
  });

  it("makes relative addresses whole and drops those that are not for the web", async () => {
    const posts = await postsOf("relative.xml");
    const links = posts.find(({ text }) => text.startsWith("Links"));
    expect(links).toMatchObject({
      permalink: "https://relative.example/news/one.html",
      media: [{ kind: "image", url: "https://relative.example/news/b.webp" }],
    });
    expect(links && visible(links)).toEqual([
      "link about → https://relative.example/about",
      "link other → https://other.example/x",
      "link top → https://relative.example/news/#top",
    ]);
    const bad = posts.find(({ text }) => text.startsWith("Bad"));
    expect(bad).toMatchObject({ permalink: null, media: [], entities: [] });
  });

  it("tells entries apart without ids and dates them without dates, the same at every reading", async () => {
    const posts = await postsOf("bare.xml");
    const first = new Map(posts.map((post) => [post.text, post]));
    expect([...first.keys()].sort()).toEqual(
      [
        "Neither id nor date",
        "The same link",
        "Another, same link",
        "Epoch",
        "Nonsense",
        "Future",
        "No zone",
        "Turkish zone",
      ].sort(),
    );
    expect(new Set(posts.map(({ externalId }) => externalId)).size).toBe(8);
    expect(posts.every(({ canonicalUri }) => canonicalUri === null)).toBe(true);
    for (const undated of ["Neither id nor date", "Epoch", "Nonsense", "Future"]) {
      expect(first.get(undated)?.publishedAt).toEqual(clock.now());
    }
    expect(first.get("No zone")?.publishedAt).toEqual(new Date("2026-05-20T10:00:00Z"));
    expect(first.get("Turkish zone")?.publishedAt).toEqual(new Date("2026-05-20T10:00:00Z"));

    clock.pass(3600_000);
    for (const post of await postsOf("bare.xml")) expect(post).toEqual(first.get(post.text));
  });

  it("says a title once when the text begins with it", async () => {
    const texts = (await postsOf("titles.xml")).map(({ text }) => text);
    expect(texts).toEqual([
      "Tonight we sing in the old harbour. Come.",
      "harbour\n\nThe old one.",
      "Only a title",
      "AT&T bold\n\nx",
      "Marked up\n\na & b",
    ]);
  });

  it("does not set off an entity bomb", async () => {
    const started = performance.now();
    const [post] = await postsOf("bomb.xml");
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(post?.text.length).toBeLessThan(200);
  });

  it("reads no file for an entity, but forgives the old document type", async () => {
    const item = "<channel><title>x</title><item><guid>1</guid><title>&f;</title></item></channel>";
    const outside = `<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss version="2.0">${item}</rss>`;
    await expect(postsIn(outside, "text/xml")).rejects.toMatchObject({ kind: "contract" });
    const old = `<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://old.example/rss-0.91.dtd"><rss version="0.91">${item}</rss>`;
    expect(await postsIn(old, "text/xml")).toHaveLength(1);
  });

  it("takes down what an Atom feed declares deleted", async () => {
    await postsOf("tombstones.xml", "application/atom+xml");
    expect(store.deleted).toEqual(["tag:t.example,2026:gone"]);
    expect(store.texts).toEqual(["Here"]);
  });
});

describe("documents in other encodings", () => {
  const words = "Şarkı söyleyen İğdeli çocuklar, ığüşöç";
  const document = (declared: string) =>
    `<?xml version="1.0" encoding="${declared}"?><rss version="2.0"><channel><title>x</title><item><guid>1</guid><description>${words}</description></item></channel></rss>`;
  /** ISO-8859-9 is Latin-1 with six letters of Turkish. */
  const turkish = (text: string) => {
    const letters: Record<string, number> = {
      Ğ: 0xd0,
      İ: 0xdd,
      Ş: 0xde,
      ğ: 0xf0,
      ı: 0xfd,
      ş: 0xfe,
    };
    return Uint8Array.from(text, (letter) => letters[letter] ?? letter.charCodeAt(0));
  };
  const utf16 = (text: string) => new Uint8Array(Buffer.from(text, "utf16le"));
  const marked = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));

  it.each<[string, Uint8Array, string]>([
    ["ISO-8859-9, said by the document", turkish(document("ISO-8859-9")), "text/xml"],
    [
      "ISO-8859-9, said by the header",
      turkish(document("UTF-8")),
      'text/xml; charset="iso-8859-9"',
    ],
    ["windows-1254", turkish(document("windows-1254")), "application/rss+xml"],
    ["ISO-8859-9 under a wrong header", turkish(document("ISO-8859-9")), "text/xml; charset=utf-8"],
    ["ISO-8859-9, said by nobody", turkish(document("utf-8")), "text/xml"],
    ["UTF-8 under a wrong declaration", Buffer.from(document("x-unheard-of")), "text/xml"],
    ["UTF-16 with a mark", marked(document("utf-16")), "text/xml"],
    ["UTF-16 without a mark", utf16(document("utf-16")), "text/xml"],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${document("utf-8")}`), "text/xml"],
  ])("reads %s", async (_, body, contentType) => {
    expect((await postsIn(body, contentType)).map(({ text }) => text)).toEqual([words]);
  });
});
