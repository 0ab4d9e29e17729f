import type { Locale } from "../i18n/pick-locale.ts";

/** What a card needs to know besides the post itself. */
export interface PostOptions {
  locale: Locale;
  now: Date;
  /** Level of the heading that names the author, 1–6. */
  headingLevel: number;
  /** `wall.noticeUrl`: where "Why is this here?" leads. Left out where nobody can click, as on a screen. */
  noticeUrl?: string | null;
  /** Width at which pictures are shown, as in `sizes`; lets the browser choose a small enough file. */
  sizes?: string;
  /** Without links, buttons and covers that open: for screens. Sensitive content is then left out altogether. */
  passive?: boolean;
  /** The first cards of a page load their pictures at once, the rest when they come near. */
  eager?: boolean;
}
