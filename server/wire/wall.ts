import { z } from "zod";
import { locales, mediaKinds, wallStates } from "../domain/vocabulary.ts";
import { Post } from "./post.ts";

/** The part of a wall's name in addresses: lower-case letters, digits and single hyphens, 2–64 characters. */
export const Slug = z
  .string()
  .min(2)
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower-case letters, digits and single hyphens only");

/** How a wall looks when a page does not say otherwise. */
export const Look = z.strictObject({
  layout: z.enum(["masonry", "list"]).default("masonry"),
  theme: z.enum(["auto", "light", "dark"]).default("auto"),
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, "a colour as #rrggbb")
    .nullable()
    .default(null),
});
export type Look = z.infer<typeof Look>;

/** The text a submitter agrees to, and the version that a submission has to name. */
export const Consent = z.object({ version: z.string(), text: z.string() });
export type Consent = z.infer<typeof Consent>;

/** What anybody may know about a wall. `seq` is the number of its last public change. */
export const Wall = z.object({
  slug: Slug,
  title: z.string(),
  locale: z.enum(locales),
  hashtags: z.array(z.string()),
  look: Look,
  state: z.enum(wallStates),
  submitUrl: z.string().nullable(),
  noticeUrl: z.string(),
  consent: Consent,
  seq: z.int(),
});
export type Wall = z.infer<typeof Wall>;

/** The answer of `GET /v1/walls/{wall}/feed`. `next` is an opaque cursor; `seq` is where `/live` goes on. */
export const Feed = z.object({
  wall: Wall,
  posts: z.array(Post),
  next: z.string().nullable(),
  seq: z.int(),
});
export type Feed = z.infer<typeof Feed>;

/** Query of the feed; unknown parameters are ignored. */
export const FeedQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: z.string().max(400).optional(),
  network: z.string().max(40).optional(),
  media: z.enum([...mediaKinds, "none"]).optional(),
  hashtag: z.string().max(200).optional(),
  tag: z.string().max(80).optional(),
  lang: z.string().max(35).optional(),
  display: z.string().max(64).optional(),
});
export type FeedQuery = z.infer<typeof FeedQuery>;
