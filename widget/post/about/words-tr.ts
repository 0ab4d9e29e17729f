import type { AboutWords } from "./words-en.ts";

export const tr: AboutWords = {
  title: "Bu neden burada?",
  close: "Kapat",
  tagged:
    "{network} üzerinde {hashtags} ile herkese açık yayımlandı. Bu duvar için “{title}” ekibi seçti.",
  found: "{network} üzerinde herkese açık yayımlandı. Bu duvar için “{title}” ekibi seçti.",
  sent: "Yükleme formuyla gönderildi. Bu duvar için “{title}” ekibi seçti.",
  notice: "Bu duvardaki gönderiler hakkında",
  original: "Aslını gör",
  report: "Burada olmamalı mı?",
  lead: "Bize nedenini söyleyin. Hesap gerekmez. İlk üç nedende gönderi hemen gizlenir, sonra bir kişi bakar.",
  reason: "Neden",
  reasons: {
    mine: "Bu benim gönderim",
    me: "İçinde ben varım",
    "my-child": "İçinde çocuğum var",
    illegal: "Yasa dışı olduğunu düşünüyorum",
    other: "Başka bir şey",
  },
  detail: "Ne bilmeliyiz?",
  email: "E-posta, ekibin sorması gerekirse",
  optional: "isteğe bağlı",
  send: "Gönderiyi bildir",
  sending: "Gönderiliyor…",
  thanks: "Teşekkürler",
  hidden: "Bildiriminiz ulaştı. Gönderi hemen gizlenir, sonra bir kişi bakar.",
  arrived: "Bildiriminiz ulaştı, bir kişi bakacak.",
  errors: {
    reason: "Lütfen bir neden seçin.",
    detail: "Bu metin fazla uzun.",
    email: "Bu e-posta adresi eksik görünüyor.",
  },
  failures: {
    offline: "Gönderilemedi. Bağlantınız var mı? Yazdıklarınız burada duruyor.",
    busy: "Buradan az önce çok fazla bildirim geldi. Lütfen {minutes} dk sonra yeniden deneyin.",
    gone: "Bu gönderi artık duvarda gösterilmiyor.",
    other: "Gönderilemedi. Lütfen yeniden deneyin ya da aşağıdaki sayfayı kullanın.",
  },
};
