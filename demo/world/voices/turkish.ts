import { type Language, voicesOf } from "./voice.ts";

export const turkish: Language = {
  words: {
    yerde: [
      "Bozcaada’da",
      "Ayvalık’ta",
      "Moda’da",
      "Urla’da",
      "Datça’da",
      "Cunda’da",
      "Karaköy’de",
      "Foça’da",
      "Alaçatı’da",
      "Kuzguncuk’ta",
      "Assos’ta",
      "Kaş’ta",
    ],
    icecek: [
      "sade Türk kahvesi",
      "sakızlı kahve",
      "filtre kahve",
      "cortado",
      "soğuk demleme",
      "orta şekerli",
      "Kıyı Harmanı",
      "adaçayı",
    ],
    parca: [
      "İmbat fincanı",
      "Kordon kupası",
      "Lodos vazosu",
      "Liman kâsesi",
      "Poyraz tabağı",
      "Dalga sürahisi",
      "Ilgın kulplusu",
    ],
    fincan: ["İmbat fincanı", "Kordon kupası", "Ilgın kulplusu", "Yakamoz fincanı"],
    renk: [
      "lacivert",
      "deniz yeşili",
      "kiremit",
      "tuz beyazı",
      "nar çiçeği",
      "zeytin",
      "gün batımı",
    ],
    yaninda: [
      "taze simit",
      "incir reçeli",
      "acıbadem kurabiyesi",
      "lor tatlısı",
      "zeytinli açma",
      "damla sakızlı muhallebi",
      "bir dilim kek",
    ],
    saat: ["06.40", "07.15", "08.05", "saat yedi buçuk", "gün doğmadan", "vapurdan önce"],
    kim: ["annem", "ablam", "ev arkadaşım", "dedem", "komşumuz", "kuzenim", "eşim"],
  },
  voices: voicesOf(`
cup window | Sabahın ilk yudumu, {renk} sırlı {fincan}. Gerisi kendiliğinden geliyor. #
shore window | {yerde} {saat}. Deniz dümdüz, elimde {icecek}. Bugünden daha ne isteyeyim? #
cup above | {icecek} + {yaninda} = pazar. Tartışmaya kapalı 😌 #
shelf | Rafta bir tane yer kalmıştı, {parca} için ayırmışım meğer. #
portrait | Tuzbahar’daki atölyeye gittim, iki saat çamurla uğraştım, yamuk bir kâsem oldu. Dünyanın en güzel yamuk kâsesi! #
bouquet | Pazardan üç dal zeytin, Tuzbahar’dan {renk} bir vazo. Salon başka bir salon oldu. #
city | Vapur 10 dakika gecikti, ben de termosu çıkardım. İyi ki gecikmiş. #
village | {yerde} dar sokaklar, beyaz duvarlar, bir de kahve kokusu. Buradan dönmek istemiyorum. #
kilim | Anneannemin kilimi, benim {parca}. Aralarında 60 yıl var, aynı desen sanki. #
above | Dört kişilik kahvaltıya yedi kişi geldik; fincanlar yetti, simitler yetmedi 😅 #
- | Küçük bir itiraf: fincan güzel olunca kahveyi daha yavaş içiyorum. Yavaş içince de gün daha uzun sürüyor. #
- | Kargodan kırık çıkan {parca} için yazdım, ertesi gün yenisi geldi, içinde elle yazılmış bir not. Böyle markalar kaldı mı ya? Kalmış. #
cup | {kim} “bu kahve değil, merasim” dedi. Haklı. #
window shore | Yağmur cama vuruyor, {icecek} hazır, telefon sessizde. #
arches | Bu hafta evde tek bir duvarı boyadık. İlham: Tuzbahar’ın {renk} sırrı. #
portrait | Yeni iş, ilk gün, uğurlu kupa. Bana şans dileyin 🤞 #
shelf above | {renk} mi, {renk} mi? Yarım saattir rafın önündeyim, yardım edin. #
shore | Yüzdüm, kurudum, {icecek} içtim. Sırası çok önemli. #
city window | Ofiste 14. kat, manzara bu, kupa Tuzbahar. Pazartesi de olsa idare ederiz. #
bouquet | Balkondaki yasemin nihayet açtı. İlk dal {parca} içine. #
cup above | Kahvenin yanına {yaninda} koymayan varsa konuşmamız lazım. #
village shore | Köyün kahvesinde oturduk, karşıdan gelen geçene selam. Orada zaman farklı akıyor. #
- | Bir fincan kahvenin kırk yıl hatırı varsa bu sabah 160 yıl borçlandım. #
kilim arches | Desen defterime yeni sayfa: {renk} zemin, {renk} kenar. Sır akıtma tekniğini hâlâ çözemedim, @cansu_sirci yardım! #
cup | {parca} düştü. Kırılmadı. Kalbim kırıldı ama o kırılmadı. #
portrait | {kim} ilk kez latte sanatı denedi. Kuğu dedi, biz ördek gördük 🦆 #
above | Misafir gelecek diye tüm takımı çıkardım, sonra tek başıma içtim. Pişman değilim. #
shelf | Çatlayan kâseyi altınla birleştirdim. Kusur dediğin biraz da hikâye. #
shore city | Gün batımı {yerde}. Filtre yok, kahve var. #
window | Evden çalışmanın en iyi yanı: kendi fincanım. En kötü yanı: dördüncü kahve. #
- | Tuzbahar’ın {icecek} için yazdığı tarif kartını denedim: 92 derece su, 40 saniye ön demleme. Fark ettim, hem de çok. Tarif burada: {link} #
bouquet cup | Doğum günüme {kim} bu vazoyu almış. Ağladım mı? Biraz. #
village | Mavi kapı, beyaz badana, begonvil. Kartpostal değil, sabah yürüyüşü. #
cup window | {saat}, ev sessiz, ocakta cezve. Günün en sevdiğim yirmi dakikası. #
portrait | Atölyede tanıştığım herkesle hâlâ görüşüyorum. Çamur insanları yaklaştırıyor galiba. #
above kilim | Yer sofrası kurduk! Kilim, {parca}, bol {yaninda}. #
- | Soru: {parca} bulaşık makinesine giriyor mu? (Girdi. Sağ çıktı. Rahatladım.) #
shelf | Üç yıldır her doğum günümde bir parça. Koleksiyon oldu farkında değilim. #
city | Köprüden geçerken termos kapağını açtım, tüm otobüs kahve koktu. Özür dilerim ve rica ederim. #
cup above | İlk defa cezvede yapmayı denedim, köpük tuttu!!! {kim} onayladı ☕️ #
shore | Kışın deniz kenarı daha güzel. Kalabalık yok, rüzgâr var, {icecek} var. #
window bouquet | Perdeyi açtım, ışık {renk} sırın üstüne düştü, beş dakika öylece baktım. #
- | Bugün {yerde} Tuzbahar’da yan masadaki teyze falıma baktı: “yol var” dedi. Otobüs bileti almıştım zaten ama yine de etkilendim. #
arches shelf | Fırın açma günü: {renk} beklerken {renk} çıktı, böylesi daha güzel. #
portrait above | Kızım fincanı iki eliyle tutuyor, içinde süt var ama o “kahvem” diyor 💛 #
village city | Taşındık. Koliler duruyor, ilk açılan kutu: fincanlar. #
cup | Bayat {yaninda} bile bu kahveyle gider. Denendi. #
shore window | “Deniz görmeden kahve içilmez” diyen dedeme saygıyla. {yerde} #
kilim | Dokuma kursu 3. hafta: hâlâ yamuk ama artık bilerek yamuk. # 
bouquet | Tarladan topladım, vazoya koydum, işte bütün bahar. #
- | Uzun yazacağım, kusura bakmayın. Geçen yıl zor bir yıldı; her sabah aynı pencerede, aynı fincanla on dakika oturmayı kendime söz verdim. Bazı günler tek yapabildiğim buydu. Bugün 365. sabah. Fincanın kenarı azıcık attı, ben biraz toparlandım. Küçük şeyler küçük değilmiş. #
above | Son dilimi ben yedim, çünkü {yaninda} o kadar iyiydi. | Yemek
portrait city | İlk maaş, ilk {fincan}. Annem “fincana o para verilir mi” dedi, şimdi hep ondan içiyor. #
cup shelf | Kampanyaya ben de katılayım: sabahım bu, fincanım bu, suratım paylaşılmaz 😂 #
`),
  closings: [
    "🌊",
    "☕️",
    "💙",
    "🫶",
    "✨",
    "Herkese günaydın.",
    "Bu kadar.",
    "Size de afiyet olsun.",
    "Sizde durumlar?",
    "Kalın sağlıcakla.",
    "Oh be.",
    "Yarın yine.",
    "İyi ki.",
    "Nasıl ama?",
    "🌿",
    "🙌",
    "Selamlar!",
  ],
  afterthoughts: [
    "Düzenleme: soran olmuş, {yerde} çektim.",
    "Ek: rengi {renk}.",
    "Düzeltme: yazım hatası, kahvem daha bitmemişti.",
  ],
  alts: {
    cup: "Masada dumanı tüten bir fincan, yanında meyveler ve bir vazo; çizim.",
    window: "Kemerli pencerenin önünde bir fincan, arkada deniz; çizim.",
    above: "Örtü üzerinde tabaklar ve kahve fincanı, yukarıdan; çizim.",
    shelf: "Raflarda iki renk sırlı seramikler; çizim.",
    bouquet: "Seramik vazoda dallar, arkada güneş gibi bir daire; çizim.",
    shore: "Tepelerin önünde yelkenli, denizde güneşin yolu; çizim.",
    village: "Denize inen beyaz evler, renkli kapılar; çizim.",
    city: "Kubbeli şehir silueti ve önünden geçen vapur; çizim.",
    kilim: "Basamaklı baklava desenli kilim; çizim.",
    arches: "İç içe renkli kemerler ve bir güneş; çizim.",
    portrait: "Elinde kupayla gülümseyen biri; çizim.",
  },
  extraTags: ["kahve", "seramik", "elyapımı", "günaydın", "İzmir", "sabahrutini"],
};
