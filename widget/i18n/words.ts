import type { Words } from "./en.ts";
import { en } from "./en.ts";
import type { Locale } from "./pick-locale.ts";
import { tr } from "./tr.ts";

/** The words of the wall and its posts in one language. */
export function wordsIn(locale: Locale): Words {
  return locale === "tr" ? tr : en;
}

/** Puts values into the `{places}` of a phrase; an unknown place stays as it is. */
export function fill(phrase: string, values: Record<string, string>): string {
  return phrase.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
