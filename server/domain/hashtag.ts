/**
 * Hashtags: when two are equal and where one stands in a text.
 *
 * Keys are computed here, stored, and compared as bytes: neither `toLowerCase` alone (`"İ"` becomes two code points) nor
 * the database's `lower()` (it depends on the collation) may decide. Networks disagree among themselves, so these rules
 * are Koro's own; a post that a network returned for a tag is never dropped because its key differs here.
 */
import { findAddresses } from "./text.ts";
import type { AccentMode } from "./vocabulary.ts";

/** Letters that no Unicode decomposition takes apart but that people type as their plain neighbours. */
const plainLetters = new Map(
  Object.entries({
    ł: "l",
    ø: "o",
    đ: "d",
    ð: "d",
    ħ: "h",
    ŧ: "t",
    ŋ: "n",
    æ: "ae",
    œ: "oe",
    þ: "th",
    ё: "е",
  }),
);

/** Marks are dropped after Latin and Greek letters only: elsewhere they make words (й is not и, कि is not क). */
const marksOfLatinAndGreek = /(?<=[\p{Script=Latin}\p{Script=Greek}]\p{Mn}*)\p{Mn}/gu;
const invisible = /\u00AD|\u200B|\u2060|[\uFE0E\uFE0F]/g;

/**
 * The key that respects accents: equal for every spelling of one word in capitals, small letters, width and composition.
 * `İstanbul`, `ISTANBUL`, `ıstanbul` and `istanbul` are one tag, `München` and `Munchen` are two. Idempotent.
 */
export function strictKey(tag: string): string {
  return (
    tag
      .normalize("NFKC")
      .replace(/^[#＃﹟]+/u, "")
      // Up and down again folds ß and ẞ to ss, and makes a second pass change nothing.
      .toLowerCase()
      .toUpperCase()
      .toLowerCase()
      .replace(/i\u0307/g, "i")
      .replace(/ı/g, "i")
      .replace(/ς/g, "σ")
      .replace(invisible, "")
      .normalize("NFC")
  );
}

/** The key that ignores accents: `München`, `Munchen` and `MUNCHEN` are one tag, and so are `kısa` and `kisa`. Idempotent. */
export function looseKey(tag: string): string {
  const bare = strictKey(tag).normalize("NFD").replace(marksOfLatinAndGreek, "").normalize("NFC");
  return [...bare]
    .map((letter) => plainLetters.get(letter) ?? letter)
    .join("")
    .normalize("NFC");
}

/** The key by which a wall compares, by its `accents` setting. */
export function hashtagKey(tag: string, accents: AccentMode): string {
  return accents === "respect" ? strictKey(tag) : looseKey(tag);
}

/** Whether two hashtags, with or without `#`, are one for a wall. */
export function sameHashtag(a: string, b: string, accents: AccentMode): boolean {
  return hashtagKey(a, accents) === hashtagKey(b, accents);
}

/** A hashtag in a text: `tag` without its `#`; offsets are UTF-16 code units, `#` included, `end` exclusive. */
export interface TextHashtag {
  tag: string;
  start: number;
  end: number;
}

/**
 * UAX #31, rule R8 with the extended profile: emoji, `_`, `-` and `+` may be inside. Three things differ on purpose: `*` does not
 * continue a tag (`*#tag*` is emphasis), a tag needs a letter or a picture (`#2026`, `#1-0` and the keycap `#️⃣` are none), and
 * `&` may not stand before it (`&#39;` is an apostrophe that somebody failed to decode).
 */
const hashtags =
  /(?<![[\p{XID_Continue}\p{Extended_Pictographic}\p{Emoji_Component}_\-+\&]--[#﹟＃*]])[#﹟＃]([[\p{XID_Continue}\p{Extended_Pictographic}\p{Emoji_Component}_\-+]--[#﹟＃*]]+)/gv;
const letterOrPicture = /[\p{L}\p{Nl}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;

/** The hashtags of a text in order, those inside web addresses left out. */
export function extractHashtags(text: string): TextHashtag[] {
  const addresses = findAddresses(text);
  return [...text.matchAll(hashtags)].flatMap((match) => {
    const start = match.index;
    const tag = (match[1] ?? "").replace(/[-+\u200C\u200D]+$/u, "");
    const insideAddress = addresses.some((a) => a.start <= start && start < a.end);
    if (insideAddress || !letterOrPicture.test(tag)) return [];
    return [{ tag, start, end: start + 1 + tag.length }];
  });
}
