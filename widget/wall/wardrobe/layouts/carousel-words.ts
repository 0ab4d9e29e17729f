import type { Locale } from "../../../i18n/pick-locale.ts";

const en = {
  group: "Browse posts",
  back: "Previous posts",
  on: "Next posts",
  place: "Posts {from} to {to} of {all}",
};

const tr: typeof en = {
  group: "Gönderilere göz at",
  back: "Önceki gönderiler",
  on: "Sonraki gönderiler",
  place: "Gönderi {from}–{to}, toplam {all}",
};

/** What the controls of a carousel say. */
export const carouselWords: Record<Locale, typeof en> = { en, tr };
