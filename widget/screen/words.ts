import type { Locale } from "../i18n/pick-locale.ts";

const en = {
  invite: "Be part of it",
  scan: "Scan and send yours",
  tag: (hashtags: string) => `Post with ${hashtags}`,
  someone: "Someone",
  paused: "Paused",
  qr: "QR code of the upload page",
};

const tr: typeof en = {
  invite: "Siz de katılın",
  scan: "Okutun, sizinki de çıksın",
  tag: (hashtags) => `${hashtags} ile paylaşın`,
  someone: "Biri",
  paused: "Duraklatıldı",
  qr: "Yükleme sayfasının QR kodu",
};

export type ScreenWords = typeof en;

/** The few words of an event screen. */
export function screenWords(locale: Locale): ScreenWords {
  return locale === "tr" ? tr : en;
}
