import type { connectors as english } from "../en/connectors.ts";

/** Turkish of connectors and their fields, which state their own words in English. */
export const connectors: typeof english = {
  titles: {
    upload: "Yükleme formu",
    feed: "RSS, Atom ya da JSON akışı",
    link: "Bağlantı",
    email: "E-posta",
    ingest: "API",
  },
  fields: {
    url: { label: "Adres", hint: "Akışın kendi adresi" },
    server: { label: "Sunucu", hint: "Etiketin okunacağı sunucu" },
    hashtag: { label: "Etiket", hint: "Başında # olmadan da olur" },
    token: { label: "Erişim anahtarı", hint: "Sunucu isterse" },
    query: { label: "Arama" },
    handle: { label: "Hesap" },
    channel: { label: "Kanal" },
    password: { label: "Parola" },
  },
};
