/** The blog of the sample world: a journal that writes about the brand, with an article now and then. */
import { brand } from "./brand-words.ts";
import { diceFor } from "./dice.ts";
import { type Person, people } from "./people.ts";
import type { SceneName } from "./pictures/draw.ts";
import type { Birth } from "./streams.ts";

export interface Article {
  slug: string;
  title: string;
  paragraphs: string[];
  author: Person;
  publishedAt: Date;
  picture: { seed: string; scene: SceneName; width: number; height: number; alt: string };
}

/** scene | title | paragraph | paragraph */
const rows = `
cup | Bir fincanın iç hacmi neden 90 mililitre? | {b} atölyesinde ölçüp biçtik: köpük, telve payı ve dudak payı derken cevap hep aynı yere çıkıyor. | Ustaların söylediği bir şey daha var: fincan, kahve bitince de elde güzel durmalı.
shelf | Sırın akma payı ve sabır | Her fırın bir kumar. Sır ne kadar akarsa o kadar hikâye, ama rafa yapışırsa hikâye biter. | Bu hafta üç fırının ikisinden yüzümüz güldü.
village | Üç günde Bozcaada: dört kahve, bir vazo | Rüzgârın yönüne göre değişen bir rota: sabah iskele, öğlen bağ yolu, akşam fener. | Dönüş bavulunda en çok yer tutan şey sizce neydi?
above | Kahvaltı sofrası nasıl kurulur, nasıl kaldırılmaz | Önce örtü, sonra renk, en son tabak. Bizim tarifimiz bu sırayla. | Sofradan en geç kalkanlar kulübüne hepiniz davetlisiniz.
window | Ten mornings, ten window sills | We asked ten readers to show where the first cup happens. Not one of them cleaned up first, and we love them for it. | The {b} cup appears in seven of the ten; we counted twice.
shore | Denizden önce kahve, kahveden önce deniz | Kış yüzücüleriyle bir sabah: su on dört derece, termos doksan. | Kıyıda paylaşılan kahvenin adı yok ama tadı belli.
kilim | From loom to glaze: one diamond, two crafts | A weaver and a potter swap patterns for a month. The steps of the loom become the steps of the brush. | What they made will be on the long table at {b} until the end of the month.
bouquet | Vazoya değil, dala bakmak | Zeytin, yasemin, kuru başak: mevsimine göre üç düzenleme, tek vazo. | Su seviyesini sandığınızdan az tutun.
city | Last ferry, first cup | A night with the people who keep the city awake, and what they drink when it is finally morning. | Spoiler: it is never decaf.
portrait | Atölyeden: bir ustanın elleri | Kırk yıldır aynı çarkta. “Çamur unutmaz,” diyor, “elin titrediği günü de yazar.” | Sohbetin tamamı akşam sofrasında sürdü.
arches | Renk günlüğü: gün batımı sırrı | Yirmi iki deneme, bir sonuç. Reçeteyi değil ama yolu paylaşıyoruz. | Bir sonraki durak: zeytin.
cup | How to read a cup (and be kindly wrong) | Fortune-telling from coffee grounds needs three things: a saucer, a friend and a straight face. | Ours foresaw a parcel. It was a {b} box, so that hardly counts.`
  .trim()
  .split("\n");

export function articleOf(seed: string, birth: Birth): Article {
  const dice = diceFor(seed, "article", birth.slot);
  const row = rows[birth.slot % rows.length] ?? "";
  const [scene = "cup", title = "", ...paragraphs] = row.replaceAll("{b}", brand.name).split(" | ");
  return {
    slug: birth.id,
    title,
    paragraphs: [...paragraphs, `#${dice.chance(0.5) ? brand.campaign : brand.table}`],
    author: dice.pick(people),
    publishedAt: new Date(birth.at),
    picture: {
      seed: `${seed} article ${birth.id}`,
      scene: scene as SceneName,
      width: 1260,
      height: 840,
      alt: title,
    },
  };
}
