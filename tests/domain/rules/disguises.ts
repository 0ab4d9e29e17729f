/** Ways in which people hide a word, each as a function: what hides a word must not hide it from a rule. */
const each = (word: string, change: (letter: string, at: number) => string) =>
  [...word].map(change).join("");
const swap = (letters: Record<string, string>) => (word: string) =>
  each(word, (letter) => letters[letter] ?? letter);
const between = (sign: string) => (word: string) => [...word].join(sign);
/** Places of letters that may be swapped without a digit for every second one. */
const oneOf = (letters: Record<string, string>) => (word: string) => {
  const at = [...word].findIndex((letter, place) => place > 0 && letters[letter]);
  return each(word, (letter, place) => (place === at ? (letters[letter] ?? letter) : letter));
};

export const disguises: Record<string, (word: string) => string> = {
  capitals: (word) => word.toUpperCase(),
  "Turkish capitals": (word) => word.toLocaleUpperCase("tr"),
  "mixed capitals": (word) => each(word, (l, at) => (at % 2 ? l.toLocaleUpperCase("tr") : l)),
  "a letter held down": (word) =>
    `${word.slice(0, 1)}${word.slice(1, 2).repeat(6)}${word.slice(2)}`,
  "every letter three times": (word) => each(word, (letter) => letter.repeat(3)),
  "zero-width spaces": between("\u200b"),
  "zero-width joiners": between("\u200d"),
  "soft hyphens": between("\u00ad"),
  "word joiners": between("\u2060"),
  "variation selectors": between("\ufe0f"),
  "direction marks": between("\u200f"),
  "tag characters": between("\u{e0061}"),
  "full stops": between("."),
  hyphens: between("-"),
  underscores: between("_"),
  stars: between("*"),
  spaces: between(" "),
  "wide spaces": between("\u2003"),
  "spaces and stops": between(". "),
  emoji: between("🔥"),
  "Cyrillic letters": swap({ a: "а", c: "с", e: "е", o: "о", p: "р", s: "ѕ", i: "і", k: "к" }),
  "Greek letters": swap({ a: "α", o: "ο", i: "ι", k: "κ", u: "υ", t: "τ" }),
  "full width": (word) =>
    each(word, (l) => (/[a-z]/.test(l) ? String.fromCodePoint(l.charCodeAt(0) + 0xfee0) : l)),
  "mathematical letters": (word) =>
    each(word, (l) => (/[a-z]/.test(l) ? String.fromCodePoint(l.charCodeAt(0) + 0x1d3b9) : l)),
  "letters in circles": (word) =>
    each(word, (l) => (/[a-z]/.test(l) ? String.fromCodePoint(l.charCodeAt(0) + 0x246f) : l)),
  "flag letters": (word) =>
    each(word, (l) => (/[a-z]/.test(l) ? String.fromCodePoint(l.charCodeAt(0) + 0x1f185) : l)),
  "strokes through letters": (word) => each(word, (letter) => `${letter}\u0336`),
  "marks in a heap": (word) => each(word, (l) => (/[a-z]/.test(l) ? `${l}\u0300\u0316\u035c` : l)),
  "a digit": oneOf({ a: "4", e: "3", i: "1", o: "0", s: "5", t: "7" }),
  "a sign": oneOf({ a: "@", s: "$", i: "!" }),
  "a star for a letter": (word) => `${word.slice(0, 1)}*${word.slice(2)}`,
  "a hashtag": (word) => `#${word}`,
  quotes: (word) => `“${word}”`,
  "a number after it": (word) => `${word}123`,
  "a sentence around it": (word) => `you are (${word}), really!`,
};
