import type { Locale } from "../i18n/pick-locale.ts";

/** Says whose picture it is without repeating the caption, which a screen reader is about to read anyway. */
export const photoWords: Record<Locale, { by: string; photo: string }> = {
  en: {
    by: "Photo by {who} on {network}, {date}. Caption follows.",
    photo: "Photo on {network}, {date}. Caption follows.",
  },
  tr: {
    by: "Fotoğraf: {who}, {network}, {date}. Açıklaması aşağıda.",
    photo: "Fotoğraf: {network}, {date}. Açıklaması aşağıda.",
  },
};
