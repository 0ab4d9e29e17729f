import type { classifiers as english } from "../en/classifiers.ts";
import { many } from "../many.ts";

/** Turkish of second opinions. */
export const classifiers: typeof english = {
  title: "İkinci görüş",
  lead: "Yeni gelen her gönderiye, kendiliğinden yayımlanmadan önce başka biri de bakar; ne kadar spam, küfür ya da daha kötüsü olduğunu söyler. Ne yapılacağına kurallarınız karar verir.",
  waiting:
    "Görüş gelmeden hiçbir gönderi kendiliğinden yayımlanmaz. Hiç gelmezse gönderi bir insanı bekler.",
  whom: "Kime sorulsun",
  add: "Ekle",
  addIt: "Ekle",
  save: "Kaydet",
  edit: "Düzenle",
  delete: "Sil",
  sent: "Ne gönderilir:",
  kinds: {
    local: {
      title: "Koro’nun kendi kontrolü",
      lead: "Türkçe ve İngilizce kelime listeleri, bağıran yazılar, bağlantı ve etiket yığınları. Hızlıdır, ağ olmadan da çalışır. Görsellere bakmaz.",
      sends: "hiçbir şey. Her şey bu sunucuda kalır.",
    },
    openai: {
      title: "Denetim servisi (OpenAI)",
      lead: "Metin ve görsel için nefret, şiddet, cinsellik ve benzeri puanlar. Aynı dili konuşan kendi sunucunuzla da çalışır.",
      sends:
        "her yeni gönderinin metni ve isterseniz görsellerinin küçük hâli, yazdığınız adrese. Kimin yazdığı gönderilmez.",
    },
    webhook: {
      title: "Kendi servisiniz (webhook)",
      lead: "Sizin adresinize imzalı bir istek; onayla, beklet ya da reddet diye, puanlarla ya da ikisiyle birden yanıt verir.",
      sends:
        "her yeni gönderinin metni ve dili, isterseniz görsellerinin küçük hâli, sizin adresinize. Kimin yazdığı gönderilmez.",
    },
  },
  stays: "Hiçbir şey bu sunucudan çıkmaz",
  wordsOnly: "Yalnızca metin",
  withPictures: "Metin ve görseller",
  off: "Kapalı",
  answers: "Açık",
  failing: "Yanıt vermiyor",
  open: (n: number) => many("tr", n, { other: `${n} gönderi bunu bekliyor` }),
  lastFailure: (since: string, n: number) => `Son sorun: ${since}; art arda ${n} soru yanıtsız.`,
  try: "Dene",
  turnOff: "Kapat",
  turnOn: "Aç",
  sample: "Denenecek metin",
  samplePlaceholder: "Boş bırakırsanız zararsız bir cümle sorulur",
  ask: "Sor",
  asking: "Soruluyor …",
  advice: {
    approve: "Önerisi: onaylayın.",
    hold: "Önerisi: bekletin.",
    reject: "Önerisi: reddedin.",
  },
  deleteSure: (name: string) => `“${name}” silinsin mi?`,
  deleteLead:
    "Gönderiler hakkında söyledikleri de silinir. Bunu bekleyen gönderiler artık bir insanı bekler.",
  name: "Ad",
  address: "Adres",
  addressHint: "OpenAI’ın ya da kendi sunucunuzun adresi. Koro sonuna /v1/moderations ekler.",
  webhookHint: "Koro buraya, Standard Webhooks’ta anlatıldığı gibi imzalı bir POST gönderir.",
  model: "Model",
  apiKey: "API anahtarı",
  apiKeyHint:
    "Şifrelenerek saklanır, bir daha gösterilmez. Kendi sunucunuz anahtar istemiyorsa boş bırakın.",
  secret: "İmza anahtarı",
  secretHint: "İki tarafın da bildiği gizli metin. Şifrelenerek saklanır, bir daha gösterilmez.",
  kept: "Kayıtlı; aynı kalsın diye boş bırakın",
  invent: "Benim için üret",
  images: "Görselleri de gönder",
  imagesHint:
    "Küçültülmüş olarak, gönderi başına en çok 8 görsel. Sınırdaki görseller kuyrukta bulanık gösterilir.",
  keyWrong: {
    openai: "Anahtarı yeniden girin: adres değişti ya da bu anahtar kullanılamıyor.",
    webhook:
      "Gizli metni girin: whsec_ ve base64 olarak 24-64 bayt. “Benim için üret” sizin yerinize yapar.",
  },
  addressWrong: "Adresi kontrol edin: https:// ile başlayan tam bir adres olmalı.",
};
