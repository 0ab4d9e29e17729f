/** Sentences about pictures that were not taken, in the language of the page. */
import type { Locale } from "../domain/vocabulary.ts";
import { MediaError, type MediaErrorCode } from "../media/media-error.ts";

const turkish: Record<MediaErrorCode, string> = {
  "media-too-large": "Dosya 25 MB sınırından büyük.",
  "media-unsupported": "Yalnızca JPEG, PNG, WebP, GIF ve AVIF görselleri alınabilir.",
  "media-heic": "HEIC görselleri burada okunamıyor. Lütfen görseli JPEG olarak gönderin.",
  "media-not-a-picture": "Bu bir video veya ses dosyası; bir görsel bekleniyordu.",
  "media-broken": "Görsel bozuk veya eksik.",
  "media-too-many-pixels": "Görsel 50 megapikselden büyük.",
};

export const mediaSentence = (code: MediaErrorCode, locale: Locale) =>
  locale === "tr" ? turkish[code] : new MediaError(code).message;
