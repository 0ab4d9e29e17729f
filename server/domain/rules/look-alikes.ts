/**
 * Letters that are drawn like others. Only what readers take for the Latin letter is here: a table that knew every
 * resemblance would find Turkish words in Russian ones.
 */

const drawnLike: Record<string, string> = {
  // Cyrillic
  ...{ а: "a", в: "b", с: "c", ԁ: "d", е: "e", ѕ: "s", һ: "h", і: "i", ј: "j", к: "k", ӏ: "l" },
  ...{ м: "m", н: "h", о: "o", р: "p", ԛ: "q", т: "t", ѵ: "v", ԝ: "w", х: "x", у: "y", ү: "y" },
  // Greek
  ...{ α: "a", β: "b", ε: "e", η: "n", ι: "i", κ: "k", ν: "v", ο: "o", ρ: "p", τ: "t", υ: "u" },
  ...{ χ: "x", γ: "y", ω: "w", ϲ: "c", ϳ: "j", μ: "u" },
  // Latin letters of other traditions, small capitals, letters turned over
  ...{ ɑ: "a", ɐ: "a", ᴀ: "a", ʙ: "b", ƀ: "b", ɓ: "b", ᴄ: "c", ɔ: "c", ᴅ: "d", đ: "d", ð: "d" },
  ...{ ɖ: "d", ᴇ: "e", ǝ: "e", ə: "e", ɛ: "e", ꜰ: "f", ƒ: "f", ɢ: "g", ɡ: "g", ʜ: "h", ɦ: "h" },
  ...{ ħ: "h", ɪ: "i", ɩ: "i", ᴊ: "j", ᴋ: "k", ƙ: "k", ʟ: "l", ł: "l", ʃ: "l", ᴍ: "m", ɯ: "m" },
  ...{ ɴ: "n", ŋ: "n", ɲ: "n", ᴏ: "o", ø: "o", ɵ: "o", ᴘ: "p", ƥ: "p", ʀ: "r", ɹ: "r", ꜱ: "s" },
  ...{ ʂ: "s", ᴛ: "t", ŧ: "t", ƭ: "t", ᴜ: "u", ʋ: "v", ᴠ: "v", ᴡ: "w", ʏ: "y", ᴢ: "z", ƶ: "z" },
  // Armenian and Cherokee capitals come here in small letters
  ...{ ո: "n", ս: "u", օ: "o", զ: "q", յ: "j", հ: "h" },
};

/** What digits and signs stand for in words, besides themselves: each letter is one reading. */
const signReadings: Record<string, string> = {
  ...{ "0": "o", "1": "il", "2": "z", "3": "e", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b" },
  ...{ "9": "g", "@": "a", $: "s", "€": "e", "!": "i", "|": "il", "+": "t", "(": "c", "¢": "c" },
  ...{ "£": "l", "¡": "i", "¥": "y", ß: "b" },
};

/** Letters in boxes and flags, which Unicode does not take apart: 🅰 🅐 🇦. */
const lettersOfAlphabets = [0x1f1e6, 0x1f150, 0x1f170];

export const latinLookAlike = (letter: string): string => drawnLike[letter] ?? letter;

export const readingsOfSign = (sign: string): string => signReadings[sign] ?? "";

/** The plain letter inside a box, a circle or a flag, or `null`. */
export function boxedLetter(sign: string): string | null {
  const code = sign.codePointAt(0) ?? 0;
  const first = lettersOfAlphabets.find((from) => code >= from && code < from + 26);
  return first === undefined ? null : String.fromCharCode(0x61 + code - first);
}
