/** The languages the browser side speaks. Others fall back to the next candidate. */
export type Locale = "en" | "tr";

/**
 * The first candidate whose language we speak, else English. Give them from the most deliberate to the least:
 * the attribute, the language of the host page, the locale of the wall. `tr-TR` counts as `tr`.
 */
export function pickLocale(...candidates: (string | null | undefined)[]): Locale {
  for (const candidate of candidates) {
    const language = candidate?.slice(0, 2).toLowerCase();
    if (language === "tr" || language === "en") return language;
  }
  return "en";
}
