import type { Post } from "#wire/post.ts";
import { type Feed, Look, type Wall } from "#wire/wall.ts";

let made = 0;

/** A post of an invented person. Name only what matters; each is a minute newer than the one before. */
export function aPost(changes: Partial<Post> = {}): Post {
  made += 1;
  const time = new Date(Date.UTC(2026, 10, 20, 9) + made * 60_000).toISOString();
  return {
    id: `0193-${String(made).padStart(6, "0")}`,
    network: "mastodon",
    permalink: `https://social.example/@deniz/${made}`,
    publishedAt: time,
    shownAt: time,
    lang: "en",
    text: `Post number ${made} from the shore.`,
    entities: [],
    author: {
      name: "Deniz Arıkan",
      handle: "@deniz@social.example",
      url: "https://social.example/@deniz",
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
    ...changes,
  };
}

export function aWall(changes: Partial<Wall> = {}): Wall {
  return {
    slug: "acme-summer",
    title: "Acme Summer",
    locale: "en",
    hashtags: ["#AcmeSummer"],
    look: Look.parse({}),
    state: "live",
    submitUrl: "https://koro.example/w/acme-summer/submit",
    noticeUrl: "https://koro.example/w/acme-summer/notice",
    consent: { version: "1", text: "You may show this." },
    seq: 1,
    ...changes,
  };
}

export function aFeed(posts: Post[], changes: Partial<Feed> = {}): Feed {
  return { wall: aWall(), posts, next: null, seq: 1, ...changes };
}
