/** Words as a tree of letters, so that a thousand of them cost a text hardly more than one. */
import { type AccentReading, unitsOf } from "./units.ts";

/** `word` stands alone, `prefix` begins a word, `part` is anywhere, `except` is innocent as a whole word. */
export const wordKinds = ["word", "prefix", "part", "except"] as const;
export type WordKind = (typeof wordKinds)[number];

export interface Branch {
  /** What led here; empty at the root. */
  letter: string;
  /** The letter before is the same one. */
  isSecond: boolean;
  children: Map<string, Branch>;
  /** The word as it was written that ends here, by how it has to stand. */
  word: string | null;
  prefix: string | null;
  part: string | null;
}

const newBranch = (letter: string, isSecond: boolean): Branch => ({
  ...{ letter, isSecond, children: new Map() },
  ...{ word: null, prefix: null, part: null },
});

export const newTree = (): Branch => newBranch("", false);

/** `siktir*` is a prefix, `*siktir*` a part, `sik` a word. */
export function readEntry(entry: string): { text: string; kind: Exclude<WordKind, "except"> } {
  const text = entry.trim();
  const open = text.startsWith("*") && text.length > 2;
  const bare = text.replace(/^\*|\*$/g, "").trim();
  if (open) return { text: bare, kind: "part" };
  return { text: bare, kind: text.endsWith("*") && text.length > 1 ? "prefix" : "word" };
}

export function addWord(tree: Branch, entry: string, accents: AccentReading): void {
  const { text, kind } = readEntry(entry);
  for (const key of keysOf(text, accents)) {
    let branch = tree;
    for (const letter of key) branch = childOf(branch, letter);
    if (branch !== tree) branch[kind] ??= text;
  }
}

function childOf(branch: Branch, letter: string): Branch {
  const known = branch.children.get(letter);
  if (known) return known;
  const fresh = newBranch(letter, branch.letter === letter);
  branch.children.set(letter, fresh);
  return fresh;
}

/** Spaces stay, since two words are two words; other signs are dropped, since the matcher steps over them. */
function keysOf(text: string, accents: AccentReading): string[] {
  const units = unitsOf(text, accents);
  const read = (place: number) =>
    units
      .map(({ kind, letters }) => {
        if (kind === "space") return " ";
        if (kind !== "letter" && kind !== "digit") return "";
        return letters.charAt(kind === "letter" ? Math.min(place, letters.length - 1) : 0);
      })
      .join("")
      .replace(/ +/g, " ")
      .trim();
  return [...new Set([read(0), read(1)])];
}
