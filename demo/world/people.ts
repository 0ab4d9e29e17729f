import { hashOf } from "./dice.ts";
import type { Hair } from "./pictures/people-scenes.ts";

/** An invented author of the sample world. Any likeness to a living person is chance. */
export interface Person {
  id: string;
  handle: string;
  name: string;
  lang: "tr" | "en";
  followers: number;
  hair: Hair;
  /** What the profile says; employees say so, as they must. */
  bio: string;
}

const employee = {
  tr: "Tuzbahar’da çalışıyorum, sözüm benim.",
  en: "I work at Tuzbahar, words are mine.",
};
const bios = {
  tr: [
    "Kahve, deniz, uzun kahvaltılar.",
    "Çamurla aram iyi.",
    "Vapurda okurum.",
    "Ege’de yavaş yaşam.",
  ],
  en: [
    "Coffee, salt water, long breakfasts.",
    "Collects cups, drinks slowly.",
    "Mostly ferries.",
    "Clay under the nails.",
  ],
};

/** handle | name | language | followers | hair | works for the brand */
const rows = `
elif.karatuz|Elif Karatuz|tr|1840|long|
mert_iskele|Mert İskeleci|tr|640|short|
zeynep.cinili|Zeynep Çinili|tr|12400|long|
deniz_poyrazkan|Deniz Poyrazkan|tr|38700|short|
asli.telveci|Aslı Telveci|tr|5230|long|
canozan.yelken|Can Ozan Yelkenler|tr|310|short|
gulsu_narince|Gülsu Narince|tr|2750|long|
ilker.ispirto|İlker İspirtocu|tr|905|short|
irmak.sonyaz|Irmak Sonyaz|tr|21900|long|
tuna_kavruk|Tuna Kavruk|tr|7600|short|
sevgi.camurcu|Sevgi Çamurcu|tr|1490|long|works
ozgur_dalyanli|Özgür Dalyanlı|tr|4020|short|
nihan.mavikapi|Nihan Mavikapı|tr|64300|long|
baris_yokusbasi|Barış Yokuşbaşı|tr|288|short|
fulya.incirlik|Fulya İncirdalı|tr|3310|long|
kerem_simitci|Kerem Simitoğlu|tr|950|short|
hale.ruzgarli|Hale Rüzgarlı|tr|16800|long|
umut_cezveli|Umut Cezveli|tr|2210|short|works
pelin.yasemin|Pelin Yaseminoğlu|tr|730|long|
ata_lodoscu|Ata Lodosçu|tr|5480|short|
cansu.sirci|Cansu Sırcıgil|tr|9100|long|
emre_vapursuz|Emre Vapursuz|tr|410|short|
dilara.kumbahce|Dilara Kumbahçe|tr|88200|long|
okan_tasfirin|Okan Taşfırınlı|tr|1260|short|
ece.gunduzsefasi|Ece Gündüzsefa|tr|3890|long|
yaman_kordonlu|Yaman Kordonlu|tr|560|short|works
june.saltmarsh|June Saltmarshe|en|4700|long|
theo_harbourly|Theo Harbourly|en|1320|short|
priya.glazewell|Priya Glazewell|en|27600|long|
marcus_kilnby|Marcus Kilnby|en|890|short|
ines.tidewater|Inês Tidewaterre|en|11200|long|
oskar_slowpour|Oskar Slowpour|en|2640|short|
noor.lemonwick|Noor Lemonwick|en|760|long|
callum_ferrygate|Callum Ferrygate|en|430|short|
hana.potterleigh|Hana Potterleigh|en|51800|long|
leo_beanmoor|Leo Beanmoor|en|3080|short|
amara.quayside|Amara Quaysider|en|6900|long|works
finn_breezeworth|Finn Breezeworth|en|215|short|
lucia.olivane|Lucia Olivane|en|1980|long|
sam_cuppington|Sam Cuppington|en|8450|short|`;

export const people: readonly Person[] = rows.trim().split("\n").map(personOf);

function personOf(row: string, index: number): Person {
  const [handle = "", name = "", lang, followers, hair, works] = row.split("|");
  const tongue = lang === "en" ? "en" : "tr";
  const bio = works ? employee[tongue] : (bios[tongue][index % bios[tongue].length] ?? "");
  return {
    id: String(100_000_000_000 + (hashOf(handle) % 1_000_000_000)),
    handle: handle.replaceAll(".", "_"),
    name,
    lang: tongue,
    followers: Number(followers),
    hair: hair === "long" ? "long" : "short",
    bio,
  };
}

export function personByHandle(handle: string): Person | undefined {
  const wanted = handle.replace(/^@/, "").split("@")[0]?.toLowerCase();
  return people.find((person) => person.handle === wanted);
}
