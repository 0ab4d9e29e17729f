import { z } from "zod";
import { entityKinds, mediaKinds } from "../domain/vocabulary.ts";

/** A stretch of `text` that is a hashtag, a mention or a link. Offsets are UTF-16 code units, `end` exclusive. */
export const Entity = z.object({
  kind: z.enum(entityKinds),
  start: z.int().nonnegative(),
  end: z.int().positive(),
  url: z.url({ protocol: /^(https?|mailto)$/ }),
});
export type Entity = z.infer<typeof Entity>;

/** Who wrote a post, as its network states it. `avatar` is an address on this server, never the network's. */
export const Author = z.object({
  name: z.string(),
  handle: z.string().nullable(),
  url: z.string().nullable(),
  avatar: z.string().nullable(),
});
export type Author = z.infer<typeof Author>;

/**
 * One file of a medium; `width` in pixels, 0 for a sound. Stills (`image/*`) come first, the best format before the
 * others, widths ascending within a type; after them the film or the sound itself (`video/*`, `audio/*`), at most one.
 * A sound has no stills; a film may have none, and may have nothing but stills when browsers would not play it.
 */
export const MediaSource = z.object({ src: z.string(), type: z.string(), width: z.int() });
export type MediaSource = z.infer<typeof MediaSource>;

/** A picture, video or sound. `width` and `height` are in pixels; `thumbhash` is base64. */
export const Media = z.object({
  id: z.string(),
  kind: z.enum(mediaKinds),
  alt: z.string().nullable(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  thumbhash: z.string().nullable(),
  sources: z.array(MediaSource),
});
export type Media = z.infer<typeof Media>;

/** A label that no theme may hide, for example an advertising disclosure. */
export const Badge = z.object({ kind: z.string(), label: z.string() });
export type Badge = z.infer<typeof Badge>;

/** A call to action set by a moderator. */
export const Cta = z.object({
  label: z.string().min(1).max(80),
  url: z.url({ protocol: /^https?$/ }),
});
export type Cta = z.infer<typeof Cta>;

/** What the author's network counted; a number that is not known is absent, never 0. */
export const Counts = z.object({
  likes: z.int().optional(),
  shares: z.int().optional(),
  comments: z.int().optional(),
  views: z.int().optional(),
});
export type Counts = z.infer<typeof Counts>;

/** One shown post of a wall's feed. `text` is plain text: render `text` with `entities`, never as HTML. */
export const Post = z.object({
  id: z.string(),
  network: z.string(),
  permalink: z.string().nullable(),
  publishedAt: z.string(),
  shownAt: z.string(),
  lang: z.string().nullable(),
  text: z.string(),
  entities: z.array(Entity),
  author: Author.nullable(),
  media: z.array(Media),
  badges: z.array(Badge),
  sensitive: z.boolean(),
  contentWarning: z.string().nullable(),
  pinned: z.boolean(),
  /** Orders the pinned ones, greatest first; absent where nobody ordered them. */
  pinRank: z.int().optional(),
  highlighted: z.boolean(),
  tags: z.array(z.string()),
  counts: Counts,
  cta: Cta.nullable(),
});
export type Post = z.infer<typeof Post>;
