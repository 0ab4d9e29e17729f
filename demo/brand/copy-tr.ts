import type { Copy } from "./copy.ts";

export const turkishCopy: Copy = {
  lang: "tr",
  home: "/",
  events: "/events",
  looks: "/looks",
  other: { label: "English", lang: "en", home: "/en/", events: "/en/events", looks: "/en/looks" },
  title: "Tuzbahar · Seramik ve kahve",
  ribbon: "Örnek dünya: kişiler ve marka uydurmadır.",
  nav: {
    campaign: "Sabahlar",
    wall: "Duvar",
    pieces: "Parçalar",
    looks: "Görünümler",
    events: "Ekranlar",
    label: "Ana menü",
    skip: "İçeriğe geç",
  },
  hero: {
    kicker: "Seramik ve kahve evi · Kıyı, 1998’den beri",
    lines: ["Sabah,", "elde başlar."],
    lead: "Tek tek çevrilmiş fincanlar, ağır ateşte kavrulmuş çekirdekler. Gerisi kıyıda geçen bir saat.",
    button: "Sabahını paylaş",
    second: "Duvarı gör",
    alt: "Tepelerin önünde, denizde güneşin yolunda bir yelkenli",
    cupAlt: "Masada dumanı tüten bir fincan",
  },
  campaign: {
    kicker: "Bu kışın sofrası",
    lead: "Binlerce sabah, tek bir duvar. Fincanının durduğu pencereyi, vapuru, kalabalık sofrayı gönder; seçtiklerimiz burada ve dükkânlarımızdaki ekranlarda görünsün.",
    steps: [
      ["Çek", "Pencere, masa, vapur. Güzel ışık şart değil, gerçek sabah yeter."],
      ["Etiketle", "Paylaşımına #TuzbaharSabahı yaz ya da hesapsız, buradan yükle."],
      ["Gör", "Seçilen paylaşım adınla birlikte duvara çıkar. İstediğin an geri alırsın."],
    ],
    button: "Fotoğrafını gönder",
    note: "Hesap gerekmez. Adını hep yazarız; vazgeçersen her ekrandan iner.",
  },
  wall: {
    kicker: "Canlı",
    heading: "Sizin sabahlarınız",
    lead: "Tuzbahar’ı evine götürenlerden, şu anda.",
    fallback: "Bütün sabahlar duvarın kendi sayfasında:",
    fallbackLink: "duvarı aç",
  },
  pieces: {
    kicker: "Kış serisi",
    heading: "Dört parça, dört rüzgâr",
    list: [
      { art: "imbat", name: "İmbat fincanı", about: "90 ml, iki kez sırlı" },
      { art: "lodos", name: "Lodos vazosu", about: "Kiremit sır, 31 cm" },
      { art: "liman", name: "Liman kâsesi", about: "Zeytin sır, iki kişilik" },
      { art: "dalga", name: "Dalga sürahisi", about: "Gece mavisi, 1,1 litre" },
    ],
  },
  workshop: {
    kicker: "Atölye",
    heading: "Her fincan bir kişinin elinden çıkar.",
    paragraphs: [
      "Çarkın başında altı kişiyiz. Her parçanın altında onu yapanın işareti, içinde fırının o günkü huyu var.",
      "Cumartesi sabahları kapımız açık: bir saat çamur, bir fincan kahve. İlk kâseniz yamuk olacak, söz veriyoruz.",
    ],
    hours: [
      ["Atölye", "Sal–Paz 10.00–18.00"],
      ["Kahve", "Her gün 07.00–20.00"],
      ["Açık çark", "Cumartesi 11.00"],
    ],
    alt: "Raflarda iki renk sırlı vazolar ve kâseler",
  },
  screens: {
    title: "Ekranlar · Tuzbahar",
    kicker: "Dükkânda ve şenlikte",
    heading: "Aynı duvar, salon boyunda.",
    lead: "Dükkânlarımızdaki ekranlar bu adresi açar ve günlerce öyle kalır: yeni bir sabah onaylandığında birkaç saniye içinde orada.",
    button: "Ekranı aç",
    facts: [
      ["Kurulum", "Bir tarayıcı, bir adres. Tam ekran yapıp bırakın."],
      ["Bağlantı kesilirse", "Ekran son gördüklerini göstermeyi sürdürür."],
      ["Geri alınırsa", "Sahibi vazgeçen paylaşım her ekrandan iner."],
    ],
    alt: "Akşamüstü kubbeli şehir silueti ve vapur",
  },
  gallery: {
    title: "Görünümler · Tuzbahar",
    kicker: "Tek duvar, çok görünüm",
    heading: "Aynı sabahlar, yedi ayrı anlatım.",
    lead: "Aşağıdaki duvarların hepsi aynı duvar; yalnızca etiketindeki öznitelikler farklı. Sunucuya tek bir hat üzerinden bağlanırlar.",
    walls: [
      {
        attributes: 'layout="ticker" limit="12"',
        name: "Kayan şerit",
        about: "Sakin sakin geçer; işaretçiyle, klavyeyle ve düğmesiyle durur.",
      },
      {
        attributes: 'layout="carousel" preset="polaroid" limit="12"',
        name: "Yatay şerit, polaroid",
        about: "Kaydırın, sürükleyin ya da oklara basın.",
      },
      {
        attributes: 'layout="spotlight" limit="9"',
        name: "Öne çıkan",
        about: "En yenisi büyük, ötekiler çevresinde.",
      },
      {
        attributes: 'layout="justified" card="picture" limit="16"',
        name: "Hizalı sıralar, resimler",
        about: "Sözler, resmin üstüne gelince ya da klavyeyle belirir.",
      },
      {
        attributes: 'layout="grid" preset="bold" limit="12"',
        name: "Izgara, güçlü",
        about: "Tek boy kartlar, kalın yazı.",
      },
      {
        attributes: 'layout="masonry" card="quote" preset="editorial" limit="12"',
        name: "Duvar örgüsü, alıntılar, dergi",
        about: "Önce söz, altında söyleyen.",
      },
      {
        attributes: 'layout="list" preset="neon" density="compact" limit="6"',
        name: "Liste, neon, sıkışık",
        about: "Dar bir sütun için alt alta.",
      },
    ],
  },
  footer: {
    line: "Yavaş içilir.",
    columns: [
      { heading: "Kıyı dükkânı", lines: ["Rıhtım Arkası Sokağı 12", "Uydurmaköy, Ege"] },
      { heading: "Atölye", lines: ["Eski Tuz Ambarı", "Cumartesi açık çark"] },
      { heading: "Yazın", lines: ["merhaba@tuzbahar.example", "#TuzbaharSabahı"] },
    ],
    note: "Örnek dünya: kişiler, paylaşımlar ve Tuzbahar markası uydurmadır. Bu site, Koro’nun bir müşteri sitesinde nasıl durduğunu gösterir.",
  },
};
