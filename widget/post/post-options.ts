import type { Words } from "../i18n/en.ts";
import type { Locale } from "../i18n/pick-locale.ts";
import type { PostDetails } from "./details.ts";

/** What a card needs to know besides the post itself. */
export interface PostOptions {
  locale: Locale;
  words: Words;
  now: Date;
  /** Level of the heading that names the author, 1–6. */
  headingLevel: number;
  /** `wall.noticeUrl`: where "Why is this here?" leads. */
  noticeUrl?: string | null;
  /** Width at which pictures are shown, as in `sizes`; lets the browser choose a small enough file. */
  sizes?: string;
  /** Without them glyph, time and the text of a picture without one keep their room and wait for `fillIn`. */
  details?: PostDetails;
  /** Pictures open large; else they lead to their original. */
  opens?: boolean;
  /** The first cards of a page load their pictures at once, the rest when they come near. */
  eager?: boolean;
}
