/**
 * What moderators type to find posts, and the words posts are found by. Words are compared without capitals, accents and
 * the dots of i; their stems come from PostgreSQL's dictionaries (server/db/reads/stems.ts).
 */

/** Letters that no decomposition takes apart. The same as `koro_fold` in drizzle/migrations/0007_queue.sql. */
const plainLetters: Record<string, string> = {
  ...{ ı: "i", ł: "l", ø: "o", đ: "d", ð: "d", ħ: "h", ŧ: "t", ς: "σ" },
};

/** Equal for all spellings of a word. */
export const fold = (word: string): string =>
  word
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[ıłøđðħŧς]/g, (letter) => plainLetters[letter] ?? letter);

const mostWords = 2000;
const longestWord = 60;

/** The words of a text in order, as they were written. */
export function wordsOf(text: string): string[] {
  const found = text.normalize("NFC").match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
  return found.slice(0, mostWords).map((word) => [...word].slice(0, longestWord).join(""));
}

/** Words that have to stand behind each other; most often it is one. */
export interface SearchTerm {
  words: string[];
  excluded: boolean;
  /** In quotes: these words, and none of their other forms. */
  exact: boolean;
}

const mostTerms = 12;
const typed = /(?<=^|\s)(-?)(?:["“”„]([^"“”„]*)["“”„]?|(\S+))/gu;

/** Never fails: what is no word is left out. */
export function parseSearch(q: string): SearchTerm[] {
  return [...q.matchAll(typed)]
    .map(([, minus, quoted, bare]) => ({
      words: wordsOf(quoted ?? bare ?? ""),
      excluded: minus === "-",
      exact: quoted !== undefined,
    }))
    .filter(({ words }) => words.length > 0)
    .slice(0, mostTerms);
}

/** Other forms of a word, by the word as it was written. */
export type Stems = ReadonlyMap<string, readonly string[]>;

/** The search as PostgreSQL's `tsquery`; `null` where nothing is asked for that words could answer. */
export function toTsquery(
  terms: SearchTerm[],
  stems: Stems,
  { beginnings = false } = {},
): string | null {
  const parts = terms.map((term) => {
    const asked = termQuery(term, stems, beginnings);
    return term.excluded ? `!(${asked})` : `(${asked})`;
  });
  return parts.length > 0 ? parts.join(" & ") : null;
}

function termQuery({ words, exact, excluded }: SearchTerm, stems: Stems, beginnings: boolean) {
  const folded = words.map(fold);
  const begins = beginnings && !exact && !excluded ? "*" : "";
  const [only = ""] = words;
  if (words.length === 1 && !exact) {
    const forms = [...new Set([fold(only), ...(stems.get(only) ?? [])])].map(quoted);
    return begins ? `${quoted(fold(only))}:* | ${forms.join(" | ")}` : forms.join(" | ");
  }
  // D is the text as it stands, A is its author.
  const chain = (weight: string) =>
    folded
      .map((word, at) => `${quoted(word)}:${weight}${at === folded.length - 1 ? begins : ""}`)
      .join(" <-> ");
  return `${chain("D")} | ${chain("A")}`;
}

/** Words are letters, marks and digits, so that nothing in them could end the quotes. */
const quoted = (word: string) => `'${word}'`;

const mostPositions = 16_000;

/** A post's words as PostgreSQL's `tsvector`: D as they stand, B their stems, A the author. */
export function toTsvector(
  text: readonly string[],
  author: readonly string[],
  stems: Stems,
): string {
  const places = new Map<string, string[]>();
  const put = (word: string, place: string) => {
    const known = places.get(word);
    if (!known) places.set(word, [place]);
    else if (known.length < 200) known.push(place);
  };
  for (const [at, word] of text.entries()) {
    put(fold(word), `${at + 1}`);
    for (const stem of stems.get(word) ?? []) put(stem, `${at + 1}B`);
  }
  // Behind a gap, so that no phrase goes from the text on into the name.
  const from = Math.min(text.length + 10, mostPositions);
  for (const [at, word] of author.entries()) put(fold(word), `${from + at}A`);
  return [...places].map(([word, at]) => `${quoted(word)}:${at.join(",")}`).join(" ");
}

/**
 * How a word may have been meant in Turkish, for the stemmer, which goes by the harmony of vowels: as it was written,
 * without dots, and with each i as the vowel before it asks for ("KITABI", "kitabi" → "kitabı").
 */
export function turkishSpellings(word: string): string[] {
  const lower = word.replaceAll("I", "ı").replaceAll("İ", "i").toLowerCase();
  let back = false;
  const harmonious = [...lower.replaceAll("ı", "i")].map((letter, at) => {
    if (letter === "i" && at > 0 && back) return "ı";
    if ("aou".includes(letter)) back = true;
    else if ("eöüi".includes(letter)) back = false;
    return letter;
  });
  return [...new Set([lower, lower.replaceAll("i", "ı"), harmonious.join("")])];
}
