import type { reports as english } from "../en/reports.ts";

/** Turkish of visitors' reports. */
export const reports: typeof english = {
  title: "Bildirimler",
  lead: "Ziyaretçilerin bu duvardaki gönderiler için söyledikleri. Tek yanıt, bir gönderinin bütün bildirimlerini kapatır.",
  tabsLabel: "Hangi bildirimler",
  tabs: { open: "Açık", upheld: "Haklı bulunan", dismissed: "Geri çevrilen" },
  keptOut: "Geri gelmeyecekler",
  reasonLabel: "Neden",
  anyReason: "Bütün nedenler",
  reasons: {
    mine: "“Bu benim gönderim”",
    me: "“İçinde ben varım”",
    "my-child": "“İçinde çocuğum var”",
    illegal: "Yasadışı içerik",
    other: "Başka bir neden",
  },
  empty: {
    open: {
      title: "Yanıt bekleyen yok",
      lead: "Bir ziyaretçi bir gönderiyi bildirdiğinde hemen burada görünür. “Bu benim”, “içinde ben varım” ve “içinde çocuğum var” diyen bildirimler gönderiyi önce gizler, sonra size sorar.",
    },
    upheld: {
      title: "Henüz haklı bulunan yok",
      lead: "Haklı bulunan bildirimler, kimin ne zaman karar verdiğiyle birlikte burada durur.",
    },
    dismissed: {
      title: "Henüz geri çevrilen yok",
      lead: "Yersiz bulunan bildirimler, kimin ne zaman karar verdiğiyle birlikte burada durur.",
    },
  },
  emptyReason: {
    title: "Bu nedenle gelen bildirim yok",
    lead: "Başka bir neden seçin ya da hepsine bakın.",
  },
  list: "Bildirimler",
  caseOf: (who, at, of) => `Bildirilen gönderi: ${who}, ${at}/${of}`,
  whereabouts: {
    gone: "Silindi: geriye bir şey kalmadı",
    shown: "Hâlâ duvarda",
    hidden: "Bildirildiği anda gizlendi",
    elsewhere: "Duvarda değil",
  },
  states: {
    pending: "Kuyrukta bekliyor",
    held: "Bekletiliyor",
    approved: "Onaylı, şu anda gösterilmiyor",
    rejected: "Reddedildi",
    removed: "Silindi",
  },
  moreReports: (n) => `ve ${n} bildirim daha`,
  saidNothing: "Açıklama yazılmamış.",
  address: "E-posta adresini göster",
  noAddress: "Adres artık okunamıyor",
  handled: (by, when) => `Karar: ${by}, ${when}`,
  uphold: "Kaldır",
  dismiss: "Yerinde bırak",
  putBack: "Geri koy",
  close: "Değiştirmeden kapat",
  removed: "Kalıcı olarak kaldırıldı.",
  rejected: "Bütün duvarlardan kaldırıldı. Kuyrukta yeniden onaylanabilir.",
  dismissed: "Kapatıldı. Gönderi olduğu yerde duruyor.",
  putBackDone: "Eski yerine geri kondu.",
  faster: (by) => `${by} daha hızlı davrandı: bu bildirim zaten kapatılmış.`,
  another: "Bu arada bir başkası da bu gönderiyi bildirdi. Hiçbir şey değişmedi: yeniden bakın.",
  somebody: "Başka biri",
  forbidden:
    "Bu gönderi size ait olmayan bir duvarda da duruyor: kalıcı olarak, ancak iki duvarı da yöneten biri kaldırabilir.",
  elsewhere: (n) =>
    n === 1
      ? "Bir başka duvarda oranın moderatörlerine soruldu."
      : `Diğer ${n} duvarda oraların moderatörlerine soruldu.`,
  dialog: {
    title: "Bu gönderi kaldırılsın mı?",
    lead: "Çalışma alanınızdaki bütün duvarlardan aynı anda iner.",
    how: "Nasıl",
    reject: "Reddet",
    rejectLead: "Kuyrukta “Reddedilen” altında kalır, yeniden onaylanabilir.",
    remove: "Kalıcı olarak kaldır",
    removeLead:
      "Metni ve görselleri buradan silinir. Sahibinin kendi ağındaki gönderisi olduğu gibi kalır.",
    keepOut: "Hiçbir kaynaktan, hiçbir yüklemeyle geri gelmesin",
    post: "Bu gönderi",
    picture: "Görselleri (başka boyutlarda da)",
    author: "Bu kişi, bütün gönderileriyle",
    personal: "Biri, isteği dışında gösterildiğini söylüyor: kaldırdığınız, bir daha geri gelmez.",
    note: "Ekibinize not",
    yes: "Kaldır",
    yesForGood: "Kalıcı olarak kaldır",
  },
  kept: {
    lead: "Her birinden yalnızca bir parmak izi saklanır: yeniden tanımaya yeter, ne olduğunu anlatmaz. Engeli kaldırmak hiçbir şeyi geri getirmez; yalnızca yeniden gelebilir.",
    kinds: { post: "Bir gönderi", author: "Bir kişi", picture: "Bir görsel" },
    by: (who) => `Karar: ${who}`,
    bySystem: "Kendi isteğiyle",
    lift: "Engeli kaldır",
    liftTitle: "Yeniden gelebilsin mi?",
    liftLead:
      "Biri bunun gösterilmemesini istedi. Engel kalkınca bir sonraki kaynak ya da yükleme onu yeniden getirebilir.",
    lifted: "Engel kalktı. Yeniden gelebilir.",
    empty: {
      title: "Engellenen bir şey yok",
      lead: "Kalıcı olarak kaldırılan gönderiler, kişiler ve görseller, ne oldukları saklanmadan burada listelenir.",
    },
  },
  older: "Daha eski bildirimler",
  olderKept: "Daha eski kayıtlar",
  next: "Sonraki",
  previous: "Önceki",
};
