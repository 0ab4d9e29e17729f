import type { Locale } from "../i18n/pick-locale.ts";

const en = {
  choose: "Choose photos",
  chooseMore: "Add another photo",
  photo: (number: number) => `Photo ${number}`,
  describe: (number: number) => `Describe photo ${number}, for people who cannot see it`,
  remove: "Remove",
  removeLabel: (number: number) => `Remove photo ${number}`,
  added: (count: number) => (count === 1 ? "1 photo chosen" : `${count} photos chosen`),
  tooMany: "Only 4 photos fit. The others were left out.",
  notPicture: "Only photos can be sent.",
  preparing: "Preparing your photos",
  sending: (percent: number) => `Sending: ${percent} %`,
  finishing: "Almost there",
  problems: "Please look at this again:",
  again: "Try again",
  nothingLost: "Nothing you entered is lost.",
  doneTitle: "Thank you! It has arrived.",
  doneText:
    "Somebody looks at it before it is shown. On its own page you can see what became of it and withdraw it.",
  status: "See my post’s page",
  another: "Send another",
  errors: {
    media: "This photo could not be taken. JPEG, PNG, WebP, HEIC and AVIF work.",
    alt: "One of the descriptions is too long.",
    text: "Please write something or add a photo.",
    name: "Please enter the name to show.",
    email: "This e-mail address does not look complete.",
    consent: "Please read the text and tick the box.",
    other: "This could not be sent. Please check what you entered.",
  },
  failures: {
    offline: "The connection was lost.",
    busy: "Too many are sending at the moment. Please wait a little.",
    "too-large": "The photos are too large together. Please remove one.",
    closed: "Uploads are closed at the moment.",
    server: "Something went wrong on our side.",
  },
};

const tr: typeof en = {
  choose: "Fotoğraf seçin",
  chooseMore: "Bir fotoğraf daha ekleyin",
  photo: (number) => `${number}. fotoğraf`,
  describe: (number) => `${number}. fotoğrafı göremeyenler için anlatın`,
  remove: "Kaldır",
  removeLabel: (number) => `${number}. fotoğrafı kaldır`,
  added: (count) => `${count} fotoğraf seçildi`,
  tooMany: "En çok 4 fotoğraf olur. Fazlası alınmadı.",
  notPicture: "Yalnızca fotoğraf gönderilebilir.",
  preparing: "Fotoğraflarınız hazırlanıyor",
  sending: (percent) => `Gönderiliyor: %${percent}`,
  finishing: "Bitmek üzere",
  problems: "Lütfen şunlara yeniden bakın:",
  again: "Yeniden dene",
  nothingLost: "Yazdıklarınızın hiçbiri kaybolmadı.",
  doneTitle: "Teşekkürler! Ulaştı.",
  doneText:
    "Gösterilmeden önce bir kişi bakar. Kendi sayfasında sonucu görebilir, gönderinizi geri çekebilirsiniz.",
  status: "Gönderimin sayfasını gör",
  another: "Bir tane daha gönder",
  errors: {
    media: "Bu fotoğraf alınamadı. JPEG, PNG, WebP, HEIC ve AVIF olur.",
    alt: "Açıklamalardan biri çok uzun.",
    text: "Lütfen bir şeyler yazın ya da fotoğraf ekleyin.",
    name: "Lütfen görünecek adı yazın.",
    email: "Bu e-posta adresi eksik görünüyor.",
    consent: "Lütfen metni okuyun ve kutuyu işaretleyin.",
    other: "Gönderilemedi. Lütfen yazdıklarınıza yeniden bakın.",
  },
  failures: {
    offline: "Bağlantı koptu.",
    busy: "Şu anda çok kişi gönderiyor. Lütfen biraz bekleyin.",
    "too-large": "Fotoğraflar birlikte çok büyük. Lütfen birini kaldırın.",
    closed: "Yükleme şu anda kapalı.",
    server: "Bizim tarafta bir şeyler ters gitti.",
  },
};

export type SubmitWords = typeof en;

/** The words that the script adds to the upload page. */
export function submitWords(locale: Locale): SubmitWords {
  return locale === "tr" ? tr : en;
}
