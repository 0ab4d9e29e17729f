import { english } from "./en.ts";
import { turkish } from "./tr.ts";

export type Locale = "en" | "tr";
export type Words = typeof english;

const key = "koro-admin-locale";

/** All the words of one language. */
export function wordsOf(locale: Locale): Words {
  return locale === "tr" ? turkish : english;
}

/** The language this person chose here before, else the browser's. */
export function rememberedLocale(): Locale {
  const chosen = localStorage.getItem(key) ?? navigator.language;
  return chosen.toLowerCase().startsWith("tr") ? "tr" : "en";
}

/** Keeps the choice for the next visit. */
export function rememberLocale(locale: Locale): void {
  localStorage.setItem(key, locale);
}
