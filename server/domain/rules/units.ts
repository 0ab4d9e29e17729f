/**
 * A text as the matcher reads it: one unit a letter, digit or sign, each with the letters it may stand for. What draws
 * nothing is gone, what is drawn like another letter is that letter.
 */
import { boxedLetter, latinLookAlike, readingsOfSign } from "./look-alikes.ts";

/**
 * `ignore`: é is e, ş is s, ı is i. `respect`: every accent makes another letter. `turkish`: ç ş ğ ö ü ı are letters of
 * their own, as in the alphabet, and all other accents are ignored.
 */
export const accentReadings = ["ignore", "respect", "turkish"] as const;
export type AccentReading = (typeof accentReadings)[number];

/**
 * `mask` hides a letter (f*ck), `veil` and `dot` may hide one or stand between two (f_ck, f.u), `stop` ends sentences,
 * `mark` is any other sign, `space` is white.
 */
export type UnitKind = "letter" | "digit" | "mask" | "veil" | "dot" | "stop" | "mark" | "space";

export interface Unit {
  kind: UnitKind;
  /** What it is, or may be read as; empty for signs that are no letter. */
  letters: string;
  /** Written without spaces between words: every place may begin or end a word. */
  borderless: boolean;
}

/**
 * Draws nothing, or only changes what stands before it: soft hyphen, joiners, direction marks, variation selectors,
 * tags, fillers, the empty Braille pattern.
 */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/u;
const mark = /\p{M}/u;
const letter = /\p{L}/u;
const digit = /\p{N}/u;
const white = /[\s\p{Z}]/u;
const borderless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Marks of these scripts are ornaments, and so are left out; elsewhere they are vowels. */
const ornamented = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;
const turkishLetters = new Set("çşğöüı");
const masks = new Set("*#%•·∗×");
const veil = /[_\-–—\p{Extended_Pictographic}]/u;
const stops = new Set(",;:!?…");

export function unitsOf(text: string, accents: AccentReading): Unit[] {
  const units: Unit[] = [];
  let base = "";
  for (const sign of text.normalize("NFKC")) {
    const code = sign.charCodeAt(0);
    if (code > 0x7f && invisible.test(sign)) continue;
    if (code > 0x2ff && mark.test(sign)) {
      if (ornamented.test(base) || !letter.test(base)) continue;
    }
    base = sign;
    for (const unit of readSign(sign, accents)) if (!isFourth(units, unit)) units.push(unit);
  }
  return units;
}

/** A letter that is held down says no more the fourth time, and may not make a text longer to read. */
const isFourth = (units: Unit[], unit: Unit) =>
  unit.kind === "letter" &&
  !unit.borderless &&
  units.at(-1) === unit &&
  units.at(-2) === unit &&
  units.at(-3) === unit;

const known: Record<AccentReading, Map<string, Unit[]>> = {
  ignore: new Map(),
  respect: new Map(),
  turkish: new Map(),
};

/** Nearly every sign was read before; the bound keeps a flood of rare ones from filling the memory. */
function readSign(sign: string, accents: AccentReading): Unit[] {
  const cache = known[accents];
  const before = cache.get(sign);
  if (before) return before;
  const read = newUnits(sign, accents);
  if (cache.size < 4096) cache.set(sign, read);
  return read;
}

function newUnits(sign: string, accents: AccentReading): Unit[] {
  const boxed = boxedLetter(sign);
  if (boxed) return [{ kind: "letter", letters: boxed, borderless: false }];
  if (letter.test(sign) || mark.test(sign)) return letterUnits(sign, accents);
  return [{ kind: kindOfSign(sign), letters: lettersOfSign(sign), borderless: false }];
}

/** Capital I is İ's neighbour in Turkish and i's capital elsewhere: where ı counts it is read as both. */
function letterUnits(sign: string, accents: AccentReading): Unit[] {
  if (accents !== "ignore" && sign === "I") return [plain("ıi")];
  const small = sign === "İ" ? "i" : sign.toLowerCase().toUpperCase().toLowerCase();
  if (small === "i\u0307") return [plain("i")];
  const isDotless = sign === "ı" && accents !== "ignore";
  const folded = isDotless ? "ı" : foldAccents(small === "ı" ? "i" : small, accents);
  return [...folded].map((each) => ({
    ...plain(latinLookAlike(each)),
    borderless: borderless.test(each),
  }));
}

const plain = (letters: string): Unit => ({ kind: "letter", letters, borderless: false });

function foldAccents(small: string, accents: AccentReading): string {
  if (accents === "respect" || (accents === "turkish" && turkishLetters.has(small))) return small;
  if (small === "ß") return "ss";
  if (small === "æ") return "ae";
  if (small === "œ") return "oe";
  return ornamented.test(small) && small !== "й"
    ? small.normalize("NFD").replace(/\p{Mn}/gu, "")
    : small;
}

function kindOfSign(sign: string): UnitKind {
  if (digit.test(sign)) return "digit";
  if (white.test(sign)) return "space";
  if (masks.has(sign)) return "mask";
  if (sign === ".") return "dot";
  if (stops.has(sign)) return "stop";
  return veil.test(sign) ? "veil" : "mark";
}

const lettersOfSign = (sign: string) =>
  digit.test(sign) ? sign + readingsOfSign(sign) : readingsOfSign(sign);
