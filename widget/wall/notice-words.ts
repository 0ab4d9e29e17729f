import type { Locale } from "../i18n/pick-locale.ts";

const en = {
  emptyTitle: "The first word is yours",
  emptyText: "Chosen posts appear here.",
  emptyTags: "Share yours with",
  paused: "This wall is taking a break.",
  failedTitle: "The posts could not be loaded",
  failedText: "We keep trying.",
  retry: "Try again",
};

const tr: typeof en = {
  emptyTitle: "İlk söz sizin",
  emptyText: "Seçilen gönderiler burada görünür.",
  emptyTags: "Şu hashtag ile paylaşın:",
  paused: "Bu duvar kısa bir ara verdi.",
  failedTitle: "Gönderiler yüklenemedi",
  failedText: "Denemeye devam ediyoruz.",
  retry: "Yeniden dene",
};

/** What a wall says where its posts would be. Few walls ever do, so these words come with the notices. */
export const noticeWords: Record<Locale, typeof en> = { en, tr };
