import type { Words } from "./words-en.ts";

/** Every Turkish word of the hosted pages. */
export const tr: Words = {
  language: "Türkçe",
  otherLanguage: "English",
  madeWith: "Koro ile çalışır",

  wall: {
    label: "Gönderiler",
    description: (title) => `İnsanların paylaştıkları: ${title}`,
    send: "Siz de paylaşın",
    invite: (hashtags) => `${hashtags} ile paylaşın ya da telefonunuzdan fotoğraf gönderin.`,
    inviteUpload: "Telefonunuzdan fotoğraf gönderin.",
    inviteHashtag: (hashtags) => `${hashtags} ile paylaşın.`,
    empty: "Henüz gönderi yok. İlk söz sizin.",
    closed: "Bu duvar şu anda dinleniyor. Lütfen daha sonra yeniden gelin.",
    more: "Daha eski gönderiler",
    newest: "En yenilere dön",
    notice: "Bu neden burada?",
    noticePage: "Gönderim neden burada?",
    original: (network) => `${network} üzerinde aç`,
    pinned: "Sabitlendi",
    sensitive: "Hassas içerik",
    show: "Göster",
    readOn: "Devamını oku",
    uploaded: "telefondan gönderildi",
    nameless: "Biri",
    photoBy: (name) => `Fotoğraf: ${name}`,
    photo: "Fotoğraf",
    video: "Video: izlemek için gönderiyi açın",
  },

  submit: {
    title: "Anınızı paylaşın",
    lead: (title) => `Gönderiniz, bir kişi baktıktan sonra “${title}” duvarında görünebilir.`,
    pictures: "Fotoğraflar",
    picturesHint: "En çok 4 tane. Çekildiği yer ve diğer gizli bilgiler silinir.",
    alts: "Fotoğraflarınızı anlatın",
    altsHint: "Göremeyenler için. Seçtiğiniz sırayla.",
    alt: (number) => `${number}. fotoğraf`,
    text: "Sözleriniz",
    name: "Görünecek ad",
    nameHint: "Gönderinizin yanında görünür. Takma ad olabilir.",
    email: "E-posta",
    optional: "isteğe bağlı",
    emailHint:
      "Size özel bağlantınızı tek bir e-postayla yollarız: gönderinizin durumunu orada görür, dilerseniz geri çekersiniz. Adresiniz şifreli saklanır, hiçbir yerde görünmez.",
    emailHintKept:
      "Bu duvarın ekibi için şifreli saklanır, hiçbir yerde görünmez. Bu duvar kendiliğinden e-posta yollamaz: gönderdikten sonra göreceğiniz size özel bağlantıyı saklayın.",
    consent: "Okudum, kabul ediyorum",
    consentTitle: "Neyi kabul ediyorsunuz",
    website: "Bu alanı boş bırakın",
    send: "Gönder",
    back: "Duvara dön",
    off: "Yükleme şu anda kapalı.",
    problems: "Lütfen şunlara yeniden bakın:",
    picturesAgain: "Tarayıcılar seçilen fotoğrafları unutur. Lütfen yeniden seçin.",
    errors: {
      name: "Lütfen görünecek adı yazın.",
      email: "Bu e-posta adresi eksik görünüyor.",
      consent: "Lütfen metni okuyun ve kutuyu işaretleyin.",
      text: "Lütfen bir şeyler yazın ya da fotoğraf ekleyin.",
      media: "Bu fotoğraf alınamadı. JPEG, PNG, WebP, HEIC ve AVIF olur.",
      other: "Gönderilemedi. Lütfen yeniden deneyin.",
    },
  },

  status: {
    title: "Gönderiniz",
    states: {
      pending: "Ulaştı",
      held: "İnceleniyor",
      approved: "Duvarda",
      approvedHidden: "Onaylandı",
      rejected: "Duvarda değil",
      removed: "Geri çekildi",
    },
    next: {
      pending:
        "Her gönderiye, gösterilmeden önce ekipten biri bakar. Sonucu görmek için bu sayfaya yeniden gelin.",
      held: "Ekipten biri bir kez daha bakmak istiyor. Sonucu görmek için bu sayfaya yeniden gelin.",
      approved: "Artık herkes görebiliyor. Teşekkürler!",
      approvedHidden: "Sırası gelince görünür.",
      rejected: "Ekip göstermemeye karar verdi. Sizden başka kimse göremez.",
      removed: "Artık bu duvarın hiçbir yerinde gösterilmiyor.",
    },
    sent: "Gönderildi",
    yourText: "Sözleriniz",
    again: "Yeniden bak",
    keep: "Bu adresi saklayın: bu sayfaya dönmenin tek yolu bu.",
    withdraw: "Gönderimi geri çek",
    withdrawSure:
      "Tamamen geri çekilsin mi? Duvardan, bütün ekranlardan ve sayfalardan hemen kalkar. Bu geri alınamaz.",
    withdrawYes: "Evet, geri çek",
  },

  notice: {
    title: "Gönderim neden burada?",
    lead: (title) =>
      `“${title}”, insanların bir konu hakkında yayımladığı gönderileri toplar ve bir kişinin onayladıklarını gösterir.`,
    howTitle: "Nasıl bulundu",
    howHashtags: (hashtags) =>
      `Bu duvarın okuduğu bir yerde, ${hashtags} ile herkese açık yayımladınız ya da biri yükleme formuyla gönderdi.`,
    howUpload:
      "Bu duvarın okuduğu bir yerde herkese açık yayımlandı ya da biri yükleme formuyla gönderdi.",
    whatTitle: "Neler saklanır",
    what: "Metin ve resimler, yanlarında görünen ad ve profil resmi, zaman ve yayımlandığı yerin bağlantısı. Hakkınızda başka hiçbir şey araştırılmaz.",
    whoTitle: "Kim sorumlu",
    who: (title) =>
      `Neyin toplanıp gösterileceğine “${title}” duvarını işleten kuruluş karar verir ve bundan o sorumludur. Koro yazılımını yapanlara hiçbir veri gitmez.`,
    contact: "Ona buradan ulaşabilirsiniz:",
    sourceTitle: "Aslı nerede görülür",
    source:
      "Her kart, yayımlandığı yere bağlanır. Orada silerseniz, ağ bize bildirdiğinde ya da biz yeniden baktığımızda bu duvardan da kalkar.",
    removeTitle: "Nasıl kaldırtılır",
    removeAny:
      "Karttaki “Bu neden burada?” bağlantısını seçin. Hesap da kimlik belgesi de gerekmez.",
    removePost:
      "Bize nedenini söyleyin. Hesap gerekmez. İlk üç nedende gönderi hemen gizlenir, sonra bir kişi bakar.",
    aboutPost: "Şu gönderi hakkında:",
    openPost: "Aslını aç",
    reason: "Neden",
    reasons: {
      mine: "Bu benim gönderim",
      me: "İçinde ben varım",
      "my-child": "İçinde çocuğum var",
      illegal: "Yasa dışı olduğunu düşünüyorum",
      other: "Başka bir şey",
    },
    detail: "Ne bilmeliyiz?",
    email: "E-posta, işletenin sorması gerekirse",
    optional: "isteğe bağlı",
    send: "Gönderiyi bildir",
    sent: "Teşekkürler. Bildiriminiz ulaştı, bir kişi bakacak.",
    back: "Duvara dön",
    problems: "Lütfen şunlara yeniden bakın:",
    errors: {
      reason: "Lütfen bir neden seçin.",
      email: "Bu e-posta adresi eksik görünüyor.",
      other: "Gönderilemedi. Lütfen yeniden deneyin.",
    },
  },

  screen: {
    invite: "Siz de katılın",
    scan: "Okutun, sizinki de çıksın",
    qr: "Yükleme sayfasının QR kodu",
  },

  error: {
    missingTitle: "Bu adreste bir şey yok",
    missing: "Duvar taşınmış ya da adreste bir yazım hatası olabilir.",
    brokenTitle: "Burada bir şeyler ters gitti",
    broken: "Sizin hatanız değil. Lütfen birazdan yeniden deneyin.",
    refusedTitle: "Burası size açık değil",
    refused: "Adres doğru ama izin gerekiyor.",
    busyTitle: "Aynı anda çok fazla istek",
    busy: "Lütfen biraz bekleyip yeniden deneyin.",
    home: "Ana sayfaya",
  },
};
