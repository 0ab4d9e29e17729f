import { describe, expect, it } from "vitest";
import { shippedWords } from "../../../server/domain/rules/lists/shipped.ts";
import { compileWords, readText, type WordSet } from "../../../server/domain/rules/words.ts";
import { disguises } from "./disguises.ts";
import { hidden, innocentEnglish, innocentTurkish } from "./hidden-words.ts";

const finder = (...sets: WordSet[]) => {
  const match = compileWords(sets);
  return (text: string) => match(readText(text));
};
const one = (words: string, accents: WordSet["accents"] = "ignore") =>
  finder({ accents, words: words.split("|") });

/** A star stands in for one letter only; three letters with a star between each would be anything. */
describe.each(Object.entries(hidden))("the list %s", (list, words) => {
  const find = finder(shippedWords[list as keyof typeof hidden]);
  it.each(Object.entries(disguises))("finds words in spite of %s", (_, disguise) => {
    const missed = words.filter((word) => find(disguise(word)) === null);
    expect(missed.map(disguise)).toEqual([]);
  });
});

it.each(Object.entries(shippedWords))("leaves innocent words alone: %s", (_, set) => {
  const find = finder(set);
  const wrong = [...innocentEnglish, ...innocentTurkish].flatMap((text) => {
    const found = find(text);
    return found === null ? [] : [`${text} → ${found}`];
  });
  expect(wrong).toEqual([]);
});

it("leaves innocent words alone in capitals of both languages", () => {
  for (const set of Object.values(shippedWords)) {
    const find = finder(set);
    const capitals = [
      ...innocentEnglish.map((text) => text.toUpperCase()),
      ...innocentTurkish.map((text) => text.toLocaleUpperCase("tr")),
    ];
    expect(capitals.filter((text) => find(text) !== null)).toEqual([]);
  }
});

describe("a word", () => {
  it.each([
    ["kedi", "kedi", true],
    ["kedi", "KEDİ", true],
    ["kedi", "KEDI", true],
    ["kedi", "kediler", false],
    ["kedi*", "kediler", true],
    ["kedi*", "ankedi", false],
    ["*kedi*", "ankediler", true],
    ["mavi kedi", "mavi   kedi", true],
    ["mavi kedi", "mavi-kedi", true],
    ["mavi kedi", "mavi bir kedi", false],
    ["mavi kedi", "mavikedi", false],
    ["kisa", "kısa", true],
    ["god", "good", false],
    ["god", "goood", true],
    ["ass", "as", false],
    ["ass", "a$$", true],
    ["31", "31", true],
    ["31", "1931", false],
    ["日本", "私は日本人", true],
    ["кот", "КОТ", true],
    ["кот", "который", false],
    ["café", "cafe", true],
  ])("“%s” in “%s”: %s", (word, text, is) => {
    expect(one(word)(text) !== null).toBe(is);
  });

  it("respects accents where that is wanted", () => {
    expect(one("año", "respect")("ano")).toBeNull();
    expect(one("año", "respect")("AÑO")).toBe("año");
    expect(one("sık", "turkish")("sik")).toBeNull();
    expect(one("sik", "turkish")("sîk")).toBe("sik");
  });

  it("is told as the list has it", () => {
    expect(one("kedi*|köpek")("bir KÖPEK")).toBe("köpek");
  });
});

it("ends in bounded time on texts made to be slow", () => {
  const find = one(`${"a".repeat(60)}b|as*|ass|${"ab".repeat(30)}|f f f f f f`);
  const texts = ["a", "a.", "a ", "a*", "*", "a_", "ab.", "4@", "f\u200b", "🔥a"];
  const started = performance.now();
  for (const text of texts) find(text.repeat(10_000 / text.length));
  expect(performance.now() - started).toBeLessThan(20_000);
});
