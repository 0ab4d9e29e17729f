import type { Words } from "./en.ts";

/** The words of the wall and its posts in Turkish. No variable takes a suffix: see the localisation facts. */
export const tr: Words = {
  locale: "tr",
  pause: "Güncellemeyi durdur",
  play: "Güncellemeyi başlat",
  skip: "Bu duvarı atla",
  submit: "Siz de paylaşın",
  more: "Daha fazla göster",
  loading: "Gönderiler yükleniyor",
  readMore: "Devamını oku",
  covered: "Hassas içerik",
  reveal: "Göster",
  pinned: "Sabitlendi",
  why: "Bu neden burada?",
  playMedia: "Oynat",
  original: "Özgün gönderi: {network}",
  someone: "Biri",
};
