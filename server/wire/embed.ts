/** What an address may say about how a wall is written by the server: the attributes of the tag, as a query. */
import { z } from "zod";
import {
  arrivals,
  cardStyles,
  densities,
  layouts,
  locales,
  presets,
} from "../domain/vocabulary.ts";
import { FeedQuery } from "./wall.ts";

const isOn = z.enum(["on", "off"]);

/** Unknown parameters are ignored. `lang` is the language of posts, as in the feed; `locale` that of the wall's words. */
export const EmbedQuery = FeedQuery.omit({ cursor: true }).extend({
  layout: z.enum(layouts).optional(),
  card: z.enum(cardStyles).optional(),
  preset: z.enum(presets).optional(),
  density: z.enum(densities).optional(),
  arrivals: z.enum(arrivals).optional(),
  theme: z.enum(["auto", "light", "dark"]).optional(),
  locale: z.enum(locales).optional(),
  columns: z.coerce.number().int().min(1).max(8).optional(),
  "heading-level": z.coerce.number().int().min(1).max(6).optional(),
  live: isOn.optional(),
  lightbox: isOn.optional(),
  /** `link` is for pages whose `style-src` allows no style elements. */
  styles: z.enum(["inline", "link"]).default("inline"),
  /** `0` leaves out the script tag, for pages that have one. */
  script: z.enum(["0", "1"]).default("1"),
});
export type EmbedQuery = z.infer<typeof EmbedQuery>;

/** `#` need not be written, since an address would have to escape it. */
const colour = z
  .string()
  .regex(/^#?[0-9a-f]{6}$/i, "a colour as rrggbb")
  .transform((text) => `#${text.replace("#", "")}`)
  .optional();

/** The same for a frame, which no style sheet of the page around it reaches. */
export const FrameQuery = EmbedQuery.omit({ styles: true, script: true }).extend({
  accent: colour,
  text: colour,
  surface: colour,
  radius: z.coerce.number().int().min(0).max(40).optional(),
  gap: z.coerce.number().int().min(0).max(64).optional(),
});
export type FrameQuery = z.infer<typeof FrameQuery>;
