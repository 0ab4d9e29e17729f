import type { Locale } from "./vocabulary.ts";

const words: Record<Locale, string> = { en: "Sponsored", tr: "Sponsorlu" };

/** What a post says that somebody paid for. A suffix on a brand's name would be wrong in Turkish half of the time. */
export const sponsoredLabel = (sponsor: string, locale: Locale) => `${words[locale]} · ${sponsor}`;
