import type { Words } from "../i18n/en.ts";
import type { Locale } from "../i18n/pick-locale.ts";

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
  /** The path of a network's glyph. Without it the glyph keeps its room and waits for `drawGlyphs`. */
  glyphOf?: (network: string) => string;
  /** Pictures open large; else they lead to their original. */
  opens?: boolean;
  /** The first cards of a page load their pictures at once, the rest when they come near. */
  eager?: boolean;
}
