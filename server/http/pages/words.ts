import type { Locale } from "../../domain/vocabulary.ts";
import { en, type Words } from "./words-en.ts";
import { tr } from "./words-tr.ts";

const languages: Record<Locale, Words> = { en, tr };

/** The words of the hosted pages in a language. */
export function wordsIn(locale: Locale): Words {
  return languages[locale];
}
