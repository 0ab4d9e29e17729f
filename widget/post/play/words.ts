import type { Locale } from "../../i18n/pick-locale.ts";

const en = {
  failed: "This could not be played here.",
  original: "Open the original",
};

export type PlayWords = typeof en;

const tr: PlayWords = {
  failed: "Bu burada oynatılamadı.",
  original: "Aslını aç",
};

/** What is said where a film or a sound cannot be played. */
export const playWords: Record<Locale, PlayWords> = { en, tr };
