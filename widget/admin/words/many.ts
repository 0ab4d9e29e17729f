import type { Locale } from "./words.ts";

// Building the rules is a hundred times dearer than asking them, and cards ask often.
const rules = new Map<Locale, Intl.PluralRules>();

/** Picks the form of a noun that goes with a number. */
export function many(
  locale: Locale,
  count: number,
  forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string },
): string {
  const known = rules.get(locale) ?? new Intl.PluralRules(locale);
  rules.set(locale, known);
  return forms[known.select(count)] ?? forms.other;
}
