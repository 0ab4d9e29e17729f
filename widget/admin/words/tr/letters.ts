import type { letters as english } from "../en/letters.ts";

/** Turkish of the e-mails that Koro writes. */
export const letters: typeof english = {
  title: "E-postalar",
  lead: "Koro’nun gönderisiyle birlikte adresini bırakanlara ve ekibe yazdıkları.",
  noServer:
    "Posta sunucusu ayarlanmamış; hiçbir e-posta kendiliğinden yollanmıyor. Bağlantıları siz iletebilirsiniz. SMTP_URL ve MAIL_FROM ayarlandığında burada bekleyenlerin hepsi yollanır.",
  tabsLabel: "Hangi e-postalar",
  tabs: { waiting: "Bekleyen", failed: "Ulaşmayan", sent: "Yollanan" },
  empty: {
    waiting: {
      title: "Bekleyen e-posta yok",
      lead: "Biri gönderisiyle birlikte adresini bıraktığında, özel bağlantısını taşıyan e-posta yollanana kadar burada bekler.",
    },
    failed: {
      title: "Şimdilik sorun yok",
      lead: "Posta sunucusunun geri çevirdiği ya da yarım gün boyunca yollanamayan e-postalar burada görünür.",
    },
    sent: {
      title: "Henüz yollanan yok",
      lead: "Yollanan e-posta, adresi ve bağlantısı olmadan 30 gün boyunca burada listelenir.",
    },
  },
  kinds: {
    "private-link": "Özel bağlantı",
    invitation: "Davet",
    "password-reset": "Yeni parola",
    alert: "Uyarı",
    digest: "Özet",
  },
  forgotten: "Yollandı; adresi artık listelenmiyor",
  unreadable: "Okunamıyor: başka bir SECRET_KEY ile şifrelenmiş",
  troubles: {
    refused:
      "Posta sunucusu bu e-postayı kesin olarak geri çeviriyor. Adreste yazım hatası olabilir; bağlantıyı başka bir yoldan iletebilirsiniz.",
    settings:
      "Posta sunucusu Koro’nun girişini ya da gönderen adresini kabul etmiyor veya sunucunun sertifikası geçerli değil. SMTP_URL ve MAIL_FROM ayarlarına bakın.",
    unreachable: "Posta sunucusuna ulaşılamıyor ya da sunucu daha sonra denenmesini istedi.",
  },
  triesAgain: "Kendiliğinden yeniden denenecek.",
  tried: (n) => `${n} kez denendi, artık denenmeyecek.`,
  older: "Daha eski e-postalar",
};
