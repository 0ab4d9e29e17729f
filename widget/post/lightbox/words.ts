import type { Locale } from "../../i18n/pick-locale.ts";

const en = {
  label: "Post by {who}",
  position: "{at} of {of}",
  previous: "Previous",
  next: "Next",
  close: "Close",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  loading: "Loading",
  failed: "This picture could not be loaded.",
  retry: "Try again",
  gone: "This post is no longer shown.",
  share: "Share",
  copy: "Copy link",
  copied: "Link copied",
  copyThis: "Copy this link",
};

export type LightboxWords = typeof en;

const tr: LightboxWords = {
  label: "Paylaşan: {who}",
  position: "{at} / {of}",
  previous: "Önceki",
  next: "Sonraki",
  close: "Kapat",
  zoomIn: "Yakınlaştır",
  zoomOut: "Uzaklaştır",
  loading: "Yükleniyor",
  failed: "Bu görsel yüklenemedi.",
  retry: "Yeniden dene",
  gone: "Bu gönderi artık gösterilmiyor.",
  share: "Paylaş",
  copy: "Bağlantıyı kopyala",
  copied: "Bağlantı kopyalandı",
  copyThis: "Bu bağlantıyı kopyalayın",
};

/** What only the lightbox says. */
export const lightboxWords: Record<Locale, LightboxWords> = { en, tr };
