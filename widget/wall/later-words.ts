import type { Locale } from "../i18n/pick-locale.ts";
import type { PluralForms } from "../i18n/plural.ts";

/** What only a wall that is followed says. */
export const freshWords: Record<Locale, PluralForms> = {
  en: { one: "# new post", other: "# new posts" },
  tr: { one: "# yeni gönderi", other: "# yeni gönderi" },
};
