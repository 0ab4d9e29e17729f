/** Small worlds for tests: each builder fills in what a test does not care about. Everybody in them is invented. */
import type { ConnectorEvent, FoundAuthor, FoundPost } from "../../server/connectors/connector.ts";
import type { FoundMedia } from "../../server/domain/post.ts";

let count = 0;
const nextName = () => `${++count}`;

export function anAuthor(fields: Partial<FoundAuthor> = {}): FoundAuthor {
  return {
    externalId: "https://home.example/@defne",
    handle: "@defne@home.example",
    name: "Defne Yalın",
    url: "https://home.example/@defne",
    avatarUrl: null,
    followers: 1200,
    ...fields,
  };
}

/** A post as a connector finds it, each with an id and an address of its own. */
export function aPost(fields: Partial<FoundPost> = {}): FoundPost {
  const externalId = fields.externalId ?? nextName();
  const address = `https://home.example/posts/${externalId}`;
  return {
    externalId,
    canonicalUri: address,
    permalink: address,
    publishedAt: new Date("2026-05-01T10:00:00Z"),
    editedAt: null,
    text: `Sunrise over the quay, picture ${externalId}`,
    entities: [],
    lang: "en",
    author: anAuthor(),
    media: [],
    counts: {},
    hashtags: ["AcmeYaz"],
    sensitive: false,
    contentWarning: null,
    ...fields,
  };
}

export const somePosts = (number: number, fields: Partial<FoundPost> = {}): FoundPost[] =>
  Array.from({ length: number }, () => aPost(fields));

export function aMedium(fields: Partial<FoundMedia> = {}): FoundMedia {
  const key = fields.key ?? nextName();
  return {
    key,
    kind: "image",
    url: `https://home.example/media/${key}.jpg`,
    previewUrl: null,
    alt: "A quay at sunrise",
    width: 1200,
    height: 900,
    ...fields,
  };
}

export const upserts = (...posts: FoundPost[]): ConnectorEvent[] =>
  posts.map((post) => ({ kind: "upsert", post }));

export const deletionOf = (post: FoundPost): ConnectorEvent => ({
  kind: "delete",
  externalId: post.externalId,
  reason: "author",
});

/** Numbers in [0, 1) that are the same in every run: mulberry32. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
