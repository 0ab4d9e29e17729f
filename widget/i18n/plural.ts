import { formatNumber } from "./format.ts";
import type { Locale } from "./pick-locale.ts";

/** The forms of a counted phrase; `#` stands for the number. */
export interface PluralForms {
  one: string;
  other: string;
}

/**
 * Writes a counted phrase. English has two forms; Turkish keeps the noun singular after a number (`5 gönderi`), so
 * its dictionaries give both forms the same text.
 *
 * @example plural("en", 3, { one: "# new post", other: "# new posts" }) // "3 new posts"
 */
export function plural(locale: Locale, count: number, forms: PluralForms): string {
  const form = count === 1 ? forms.one : forms.other;
  return form.replace("#", formatNumber(locale, count));
}
