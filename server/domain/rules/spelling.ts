/**
 * One attempt to read a word of the tree in a text. Steps over signs between letters, takes digits for letters and a
 * star for any letter, takes letters that are held down, and remembers at what price: a short word has to be written
 * more plainly than a long one before it counts.
 */
import type { Unit } from "./units.ts";
import type { Branch } from "./word-tree.ts";

export interface Spelling {
  branch: Branch;
  letters: number;
  /** Letters that are written as letters. */
  plain: number;
  hasDigit: boolean;
  masks: number;
  veils: number;
  /** Signs since the last letter. */
  gap: number;
  /** Where the present run of letters began, and how many it has. */
  pieceFrom: number;
  piece: number;
  hasShort: boolean;
  hasLong: boolean;
  spaces: boolean;
  stops: boolean;
  /** A letter that the word has once stands there twice. */
  doubled: boolean;
  repeats: number;
  /** Letters more than the word has, all together. */
  held: number;
  /** The last letter was not there to be read. */
  guessed: boolean;
}

export const newSpelling = (branch: Branch, from: number): Spelling => ({
  ...{ branch, letters: 0, plain: 0, hasDigit: false, masks: 0, veils: 0, gap: 0, pieceFrom: from },
  ...{ piece: 0, hasShort: false, hasLong: false, spaces: false, stops: false },
  ...{ doubled: false, repeats: 0, held: 0, guessed: false },
});

const mostSigns = 4;
const mostMasks = 3;
const mostHeld = 24;

/** Every way on from here with one more unit. */
export function continueWith(spelling: Spelling, unit: Unit, at: number): Spelling[] {
  const found: Spelling[] = [];
  const { branch, gap } = spelling;
  for (const letter of unit.letters) {
    const child = branch.children.get(letter);
    if (child) found.push(stepTo(spelling, child, unit, letter, at));
    if (letter === branch.letter && !spelling.guessed && spelling.held < mostHeld)
      found.push(hold(spelling, at));
  }
  if (unit.kind === "letter" || unit.kind === "digit" || spelling.letters === 0) return found;
  const next = branch.children.get(" ");
  if (next) found.push({ ...spelling, branch: next, gap: 0, piece: 0, pieceFrom: at + 1 });
  if (branch.letter === " ") found.push({ ...spelling, pieceFrom: at + 1 });
  else if (gap < mostSigns && !isPointless(spelling, unit)) found.push(stepOver(spelling, unit));
  if (gap === 0 && branch.letter !== " ") found.push(...guess(spelling, unit));
  return found;
}

function stepTo(from: Spelling, branch: Branch, unit: Unit, letter: string, at: number): Spelling {
  const isDigit = unit.kind === "digit";
  const isPlain = unit.kind === "letter" || (isDigit && letter >= "0" && letter <= "9");
  const step: Spelling = {
    ...closePiece(from, at),
    branch,
    letters: from.letters + 1,
    plain: from.plain + (isPlain ? 1 : 0),
    hasDigit: from.hasDigit || (isDigit && !isPlain),
    doubled: from.doubled || from.repeats === 1,
    repeats: 0,
    guessed: false,
  };
  step.piece += 1;
  return step;
}

/** The last letter goes on: held down, or written again after a sign. Where the word has it twice three are no news. */
function hold(from: Spelling, at: number): Spelling {
  const repeats = from.branch.isSecond ? 2 : from.repeats + 1;
  const held = { ...closePiece(from, at), repeats, held: from.held + 1 };
  if (from.gap > 0) held.piece += 1;
  return held;
}

function closePiece(from: Spelling, at: number): Spelling {
  if (from.gap === 0) return { ...from };
  return {
    ...from,
    gap: 0,
    piece: 0,
    pieceFrom: at,
    hasShort: from.hasShort || from.piece === 1,
    hasLong: from.hasLong || from.piece > 1,
  };
}

/** Spaces count between single letters only. */
const isPointless = ({ piece, hasLong, masks, veils }: Spelling, { kind }: Unit) =>
  kind === "space" && (hasLong || piece > 1 || masks + veils > 0);

const stepOver = (from: Spelling, { kind }: Unit): Spelling => ({
  ...from,
  gap: from.gap + 1,
  spaces: from.spaces || kind === "space",
  stops: from.stops || kind === "stop" || kind === "dot",
});

/** A sign in the place of a letter: any letter that the tree has there. */
function guess(from: Spelling, { kind }: Unit): Spelling[] {
  const isMask = kind === "mask";
  if (!isMask && kind !== "veil" && kind !== "dot") return [];
  if (from.masks + from.veils >= (isMask ? mostMasks : 1)) return [];
  return [...from.branch.children.values()]
    .filter((branch) => branch.letter !== " ")
    .map((branch) => ({
      ...from,
      branch,
      letters: from.letters + 1,
      piece: from.piece + 1,
      masks: from.masks + (isMask ? 1 : 0),
      veils: from.veils + (isMask ? 0 : 1),
      guessed: true,
    }));
}

/** Ends that would make a word of a sentence's end and the next one's beginning: pen.is, and nothing of Turkish. */
const smallWords = new Set(
  "is it in an as at be he me on or to us so if of my no da de ki mi bu ne ya ve al ol et".split(
    " ",
  ),
);

/** Whether what was read is the word, and not a chance. `last` is where its last letter stands. */
export function counts(spelling: Spelling, units: Unit[], first: number, last: number): boolean {
  const { letters, plain, masks, veils, hasDigit, repeats, branch } = spelling;
  const last_ = closePiece({ ...spelling, gap: 1 }, last);
  const doubled = spelling.doubled || repeats === 1;
  if (doubled && letters < 4) return false;
  if (masks > 0 && (letters < 3 || masks * 2 > letters || letters - masks < 2)) return false;
  if (veils > 0 && letters < 5) return false;
  if (masks + veils > 0 && !units[last]?.letters) return false;
  const written = letters - masks - veils;
  if (masks + veils > 0 && hasDigit && plain < written - 1) return false;
  if (plain * 2 < written && (hasDigit || plain === 0)) return false;
  if (spelling.spaces && !isSpelledOut(spelling, last_.hasLong, units, first, last)) return false;
  if (spelling.stops && !last_.hasShort && smallWords.has(pieceOf(units, spelling.pieceFrom, last)))
    return false;
  return branch.letter !== " ";
}

/** Spaces count only between single letters, and not where they are a piece of a longer word set that way. */
function isSpelledOut(
  { letters }: Spelling,
  hasLong: boolean,
  units: Unit[],
  first: number,
  last: number,
): boolean {
  if (hasLong || letters < 3) return false;
  const before = units[first - 1]?.kind === "space" && isLone(units, first - 2);
  const after = units[last + 1]?.kind === "space" && isLone(units, last + 2);
  return !before && !(after && letters < 4);
}

const isLone = (units: Unit[], at: number) =>
  units[at]?.kind === "letter" &&
  units[at - 1]?.kind !== "letter" &&
  units[at + 1]?.kind !== "letter";

const pieceOf = (units: Unit[], from: number, to: number) =>
  units
    .slice(from, to + 1)
    .map(({ letters }) => letters.at(-1) ?? "")
    .join("");
