import { z } from "zod";
import {
  arrivals,
  cardStyles,
  densities,
  layouts,
  locales,
  mediaKinds,
  presets,
  wallStates,
} from "../domain/vocabulary.ts";
import { Post } from "./post.ts";

/** The part of a wall's name in addresses: lower-case letters, digits and single hyphens, 2–64 characters. */
export const Slug = z
  .string()
  .min(2)
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower-case letters, digits and single hyphens only");

const Colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, "a colour as #rrggbb")
  .nullable();

/** Without defaults: what a change leaves out stays as it is. */
const lookFields = {
  layout: z.enum(layouts),
  theme: z.enum(["auto", "light", "dark"]),
  preset: z.enum(presets),
  card: z.enum(cardStyles),
  density: z.enum(densities),
  arrivals: z.enum(arrivals),
  columns: z.int().min(1).max(8).nullable(),
  radius: z.int().min(0).max(40).nullable(),
  gap: z.int().min(0).max(64).nullable(),
  accent: Colour,
  text: Colour,
  surface: Colour,
};

/** Any part of a look, as a change of it. */
export const LookChanges = z.strictObject(lookFields).partial();
export type LookChanges = z.infer<typeof LookChanges>;

/**
 * How a wall looks when a page does not say otherwise. `null` leaves a choice to the preset, and the number of columns
 * to the room there is. `radius` and `gap` are CSS pixels; `surface` is what cards are made of.
 */
export const Look = z.strictObject({
  layout: lookFields.layout.default("masonry"),
  theme: lookFields.theme.default("auto"),
  preset: lookFields.preset.default("clean"),
  card: lookFields.card.default("full"),
  density: lookFields.density.default("comfortable"),
  arrivals: lookFields.arrivals.default("slide"),
  columns: lookFields.columns.default(null),
  radius: lookFields.radius.default(null),
  gap: lookFields.gap.default(null),
  accent: lookFields.accent.default(null),
  text: lookFields.text.default(null),
  surface: lookFields.surface.default(null),
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
  /** A sponsored post comes after every so many others; absent where they stand in their own turn. */
  sponsoredEvery: z.int().optional(),
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
