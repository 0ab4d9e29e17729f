/** Finds words in texts whose authors do not want them found, and leaves innocent words alone. */
import { continueWith, counts, newSpelling, type Spelling } from "./spelling.ts";
import { type AccentReading, type Unit, unitsOf } from "./units.ts";
import { addWord, type Branch, newTree } from "./word-tree.ts";

export interface WordSet {
  accents: AccentReading;
  words: readonly string[];
  /** Innocent words that look like one; `prefix*` is understood. */
  except?: readonly string[];
}

/** A text that is read once for every way of reading accents, whatever the number of rules. */
export interface ReadText {
  text: string;
  units: (accents: AccentReading) => Unit[];
}

export function readText(text: string): ReadText {
  const read = new Map<AccentReading, Unit[]>();
  return {
    text,
    units(accents) {
      const units = read.get(accents) ?? unitsOf(text, accents);
      read.set(accents, units);
      return units;
    },
  };
}

/** Answers the word that was found first, as its list has it, or `null`. */
export type WordMatcher = (text: ReadText) => string | null;

export function compileWords(sets: readonly WordSet[]): WordMatcher {
  const trees = sets.map(({ accents, words, except = [] }) => {
    const tree = newTree();
    for (const word of words) addWord(tree, word, accents);
    const innocent = newTree();
    for (const word of except) addWord(innocent, word, accents);
    return { accents, tree, innocent, anywhere: words.some((word) => word.startsWith("*")) };
  });
  return (text) => {
    for (const { accents, ...search } of trees) {
      const found = findIn(text.units(accents), search);
      if (found !== null) return found;
    }
    return null;
  };
}

interface Search {
  tree: Branch;
  innocent: Branch;
  /** Some words may stand inside others. */
  anywhere: boolean;
}

/** What one text may cost, in attempts that were made to read on. */
interface Effort {
  left: number;
}

/** More than any text costs that was written to be read; what is left of one that was not is read less cunningly. */
const mostEffort = 60_000;

function findIn(units: Unit[], search: Search): string | null {
  const effort: Effort = { left: mostEffort };
  for (let at = 0; at < units.length; at++) {
    const unit = units[at];
    if (!unit || unit.letters === "" || !mayBegin(units, at, search.tree)) continue;
    const isBorder = beginsWord(units, at);
    if (!isBorder && !search.anywhere) continue;
    const found = readFrom(units, at, isBorder, search, effort);
    if (found !== null) return found;
  }
  return null;
}

/** Most places are given up for two looks into the tree, before anything is made for them. */
function mayBegin(units: Unit[], at: number, { children }: Branch): boolean {
  const letters = units[at]?.letters ?? "";
  for (let place = 0; place < letters.length; place++) {
    const branch = children.get(letters.charAt(place));
    if (branch && mayGoOn(branch, units[at + 1])) return true;
  }
  return false;
}

function mayGoOn(branch: Branch, next: Unit | undefined): boolean {
  const { children, letter } = branch;
  if (next?.kind !== "letter" || branch.word || branch.prefix || branch.part) return true;
  for (let place = 0; place < next.letters.length; place++) {
    const read = next.letters.charAt(place);
    if (read === letter || children.has(read)) return true;
  }
  return false;
}

const isLetter = (unit: Unit | undefined) => unit?.kind === "letter" && !unit.borderless;

const isDigit = (unit: Unit | undefined) => unit?.kind === "digit";

/** Digits belong to the word before them: what follows the 4 of gr4ss begins nothing. */
function beginsWord(units: Unit[], at: number): boolean {
  let before = at - 1;
  if (isDigit(units[at]) && isDigit(units[before])) return false;
  while (units[before]?.kind === "digit") before--;
  return units[at]?.borderless || !isLetter(units[before]);
}

/** No word is longer, signs and held letters included; and no text may make one place cost more than this. */
const longestSpelling = 120;
const mostSpellings = 24;
const fewSpellings = 2;

function readFrom(
  units: Unit[],
  first: number,
  isBorder: boolean,
  search: Search,
  effort: Effort,
): string | null {
  let open: Spelling[] = [newSpelling(search.tree, first)];
  const end = Math.min(units.length, first + longestSpelling);
  const most = effort.left > 0 ? mostSpellings : fewSpellings;
  for (let at = first; at < end && open.length > 0; at++) {
    const unit = units[at];
    if (!unit) break;
    const further: Spelling[] = [];
    effort.left -= open.length;
    for (const spelling of open)
      for (const next of continueWith(spelling, unit, at)) {
        if (next.gap === 0) {
          const found = endOf(next, units, first, at, isBorder, search);
          if (found !== null) return found;
        }
        if (!hasSame(further, next)) further.push(next);
      }
    open = further.length > most ? further.slice(0, most) : further;
  }
  return null;
}

/** Two ways to the same place with the same price are one: held letters would else double the ways at each. */
const hasSame = (list: Spelling[], wanted: Spelling) =>
  list.some(
    (one) =>
      one.branch === wanted.branch &&
      one.gap === wanted.gap &&
      one.masks === wanted.masks &&
      one.veils === wanted.veils &&
      one.plain >= wanted.plain &&
      one.doubled === wanted.doubled,
  );

function endOf(
  spelling: Spelling,
  units: Unit[],
  first: number,
  last: number,
  isBorder: boolean,
  { innocent }: Search,
): string | null {
  const { branch } = spelling;
  const next = units[last + 1];
  const isInNumber = isDigit(units[last]) && isDigit(next);
  const isEnd = (!isLetter(next) && !isInNumber) || (units[last]?.borderless ?? false);
  const word = branch.part ?? (isBorder ? (branch.prefix ?? (isEnd ? branch.word : null)) : null);
  if (word === null || !counts(spelling, units, first, last)) return null;
  return isInnocent(units, first, last, innocent) ? null : word;
}

/** The whole word around what was found, read as it is written, is on the list of the innocent. */
function isInnocent(units: Unit[], first: number, last: number, innocent: Branch): boolean {
  if (innocent.children.size === 0) return false;
  let from = first;
  while (isLetter(units[from - 1])) from--;
  let open = [innocent];
  for (let at = from; isLetter(units[at]); at++) {
    open = open.flatMap((branch) =>
      [...(units[at]?.letters ?? "")].flatMap((letter) => branch.children.get(letter) ?? []),
    );
    if (open.some((branch) => branch.prefix !== null) && at >= first) return true;
    if (!isLetter(units[at + 1])) return at >= last && open.some((branch) => branch.word !== null);
  }
  return false;
}
