import type { Post } from "#wire/post.ts";
import { Look, type Wall } from "#wire/wall.ts";

/** A wall of an invented brand; the test names what matters to it. */
export function aWall(change: Partial<Wall> = {}): Wall {
  return {
    slug: "acme-yaz",
    title: "Acme Yaz",
    locale: "tr",
    hashtags: ["#AcmeYaz"],
    look: Look.parse({}),
    state: "live",
    submitUrl: "/w/acme-yaz/submit",
    noticeUrl: "/w/acme-yaz/notice",
    consent: {
      version: "v1",
      text: "Fotoğrafım Acme'nin sitesinde ve ekranlarında gösterilebilir.",
    },
    seq: 1,
    ...change,
  };
}

let made = 0;

/** A post of an invented person, later than the one made before. */
export function aPost(change: Partial<Post> = {}): Post {
  made += 1;
  const time = new Date(Date.UTC(2026, 10, 20, 9, made)).toISOString();
  return {
    id: `post-${made}`,
    network: "mastodon",
    permalink: `https://social.example/@defne/${made}`,
    publishedAt: time,
    shownAt: time,
    lang: "tr",
    text: `Gönderi ${made}`,
    entities: [],
    author: {
      name: "Defne Işık",
      handle: "@defne",
      url: "https://social.example/@defne",
      avatar: null,
    },
    media: [],
    badges: [],
    sensitive: false,
    contentWarning: null,
    pinned: false,
    highlighted: false,
    tags: [],
    counts: {},
    cta: null,
    ...change,
  };
}

/** Words that try to be more than words. */
export const hostileTexts = [
  `<script>globalThis.owned = true</script>`,
  `"><img src=x onerror="globalThis.owned = true">`,
  `' autofocus onfocus='globalThis.owned = true`,
  `</script><script>globalThis.owned = true</script>`,
  `<!--<script>`,
  `javascript:globalThis.owned=true`,
  `\u202Emoc.live\u202C\u2066\u2067`,
  `\0<svg/onload=globalThis.owned=true>`,
  `\${7*7}{{7*7}}`,
  `\uD800 half a character`,
  "a".repeat(10_000),
];

/** Addresses that must never become a link or a picture. */
export const hostileUrls = [
  "javascript:globalThis.owned=true",
  " JaVaScRiPt:globalThis.owned=true",
  "java\nscript:globalThis.owned=true",
  "data:text/html,<script>globalThis.owned=true</script>",
  "vbscript:owned",
  "//evil.example/x",
  "/\\evil.example/x",
  "/\t/evil.example/x",
];
