import type { alerts as english, Sentence } from "../en/alerts.ts";

const how = ({ channel, to }: Sentence) =>
  ({ page: "bu sayfada", email: "e-postayla", webhook: `webhook ile (${to})` })[channel];

const where = ({ wall }: Sentence) =>
  wall === null ? "Herhangi bir duvarda" : `“${wall}” duvarında`;

/** Turkish of notifications. */
export const alerts: typeof english = {
  title: "Bildirim tercihleri",
  lead: "Size ihtiyaç olduğunda Koro haber verir; ekranın başında beklemeniz gerekmez.",
  none: "Henüz bildirim yok",
  noneLead:
    "Gönderiler çok beklediğinde, bir kaynak bozulduğunda ya da bir ziyaretçi bildirimde bulunduğunda haberiniz olsun.",
  add: "Yeni bildirim",
  what: "Ne olduğunda",
  whats: {
    "queue-age": "Bir gönderi çok beklerse",
    "source-attention": "Bir kaynak ilgi isterse",
    report: "Bir ziyaretçi gönderi bildirirse",
    digest: "Hepsinin özeti",
  },
  minutes: "Süre sınırı (dakika)",
  where: "Nerede",
  allWalls: "Bütün duvarlar",
  how: "Nasıl",
  hows: { page: "Bu sayfada", email: "E-postayla", webhook: "Webhook ile" },
  every: "Ne sıklıkta",
  everies: { day: "Her gün", week: "Her pazartesi" },
  hour: "Saat",
  url: "Adres",
  urlHint: "https:// ile başlar. Gönderilenler imzalıdır.",
  urlWrong: "Koro bu adrese gönderemez: adres https:// ile başlamalı.",
  ownAddress: (email) => `Yalnızca şu adrese gider: ${email}`,
  noServer: "Bu Koro’nun henüz posta sunucusu yok: e-postalar SMTP_URL ayarlanana kadar bekler.",
  save: "Haber ver",
  sentence: (about) =>
    ({
      "queue-age": `${where(about)} bir gönderi ${about.minutes} dakikadan uzun beklerse ${how(about)} haber ver.`,
      "source-attention": `${where(about)} bir kaynak ilgi isterse ${how(about)} haber ver.`,
      report: `${where(about)} bir ziyaretçi gönderi bildirirse ${how(about)} haber ver.`,
      digest: `Her ${about.every === "day" ? "gün" : "pazartesi"} ${about.time} itibarıyla ${about.wall === null ? "bütün duvarların" : `“${about.wall}” duvarının`} özetini ${how(about)} gönder.`,
    })[about.kind],
  secretTitle: "Webhook’un imza anahtarı",
  secretLead: "Sunucunuz, gelenin Koro’dan geldiğini bu anahtarla doğrular. Bir daha gösterilmez.",
  off: "Kapalı",
  firing: "Şu anda geçerli",
  turnOff: "Kapat",
  turnOn: "Aç",
  test: "Dene",
  remove: "Sil",
  actOf: (act, sentence) => `${act}: ${sentence}`,
  removeSure: "Bu bildirim silinsin mi?",
  removed: "Silindi.",
  turnedOff: "Kapatıldı. Dilediğinizde yeniden açabilirsiniz.",
  turnedOn: "Açıldı.",
  offHere: "Bir e-postadan geldiniz: bildirimi buradan kapatabilirsiniz.",
  tested: "Deneme yola çıktı.",
  never: "Henüz haber verilmedi",
  last: (state, span) =>
    `${state.test ? "Deneme" : "Son bildirim"} ${span}: ${{ waiting: "yolda", done: "ulaştı", failed: "ulaşmadı" }[state.state]}`,
  trouble: (word) => {
    const known: Record<string, string> = {
      blocked: "Bu adres, Koro’nun ulaşmasına izin verilmeyen özel bir ağda.",
      redirect: "Adres başka bir adrese yönlendiriyor. O adresi girin.",
      timeout: "Adres zamanında yanıt vermedi.",
      unreachable: "Ulaşılamıyor.",
      secret: "Başka bir SECRET_KEY ile saklanmış. Silip yeniden oluşturun.",
      "too-large": "Adres çok uzun bir yanıt verdi.",
      "too-many": "Bir saat içinde çok fazla e-posta oldu.",
      refused: "Posta sunucusu adresi geri çeviriyor.",
      settings: "Posta sunucusu Koro’nun ayarlarını kabul etmiyor.",
    };
    return known[word] ?? `Adres hatayla yanıt verdi: ${word.replace("status-", "")}.`;
  },
  again: "Koro yeniden deneyecek.",
  bell: (unread) => (unread === 0 ? "Bildirimler" : `Bildirimler, ${unread} yeni`),
  fresh: "Yeni",
  quiet: "Haber verilmesini istediğiniz bir şey olmadı.",
  choose: "Neyin haber verileceğini seçin",
  told: ({ kind, minutes }) =>
    ({
      "queue-age": `${minutes ?? 0} dakikadan uzun bekleyen gönderiler var`,
      "source-attention": "Bir kaynak ilginizi bekliyor",
      report: "Bir ziyaretçi bir gönderiyi bildirdi",
      digest: "Özet",
    })[kind],
  isTest: "Deneme",
  onWall: (kind, wall) => {
    if (kind === "source-attention") return `${wall.attention} kaynak`;
    if (kind === "report") return `${wall.reports} bildirim`;
    return `${wall.waiting} bekliyor`;
  },
};
