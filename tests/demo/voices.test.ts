import { describe, expect, it } from "vitest";
import { compose } from "../../demo/world/compose.ts";
import { hashtagKey } from "../../demo/world/hashtag-key.ts";
import { people } from "../../demo/world/people.ts";
import { english } from "../../demo/world/voices/english.ts";
import { turkish } from "../../demo/world/voices/turkish.ts";

const slots = Array.from({ length: 400 }, (_, slot) =>
  compose("test", 0, slot, "http://w.example"),
);

describe("the sample world's words", () => {
  it("fills every blank and carries a campaign hashtag", () => {
    for (const { text } of slots) {
      expect(text).not.toMatch(/[{}]|undefined/);
      expect(text).toMatch(/#(TuzbaharSabahı|SofradaTuzbahar)(\s|$)/u);
      expect(text).not.toMatch(/#(\s|$)/);
    }
  });

  it("does not repeat a voice within eighty posts, nor an author within ten", () => {
    for (let first = 0; first < slots.length - 80; first += 20) {
      const voices = slots.slice(first, first + 80).map(({ voice }) => voice);
      const authors = slots.slice(first, first + 10).map(({ person }) => person);
      expect(new Set(voices).size).toBe(80);
      expect(new Set(authors).size).toBe(10);
    }
  });

  it("speaks both languages, each by those who live in it", () => {
    const share = slots.filter(({ person }) => person.lang === "tr").length / slots.length;
    expect(share).toBeGreaterThan(0.5);
    expect(share).toBeLessThan(0.7);
    for (const { person, language } of slots) {
      expect(language).toBe(person.lang === "tr" ? turkish : english);
    }
  });

  it("is spoken by forty people with handles of their own, small and middling in reach", () => {
    expect(new Set(people.map(({ handle }) => handle)).size).toBe(40);
    expect(new Set(people.map(({ id }) => id)).size).toBe(40);
    expect(people.every(({ followers }) => followers >= 200 && followers <= 90_000)).toBe(true);
  });

  it("warns before some posts", () => {
    expect(slots.some(({ voice }) => voice.warning !== undefined)).toBe(true);
  });

  it("knows every spelling of the campaign by one key", () => {
    const spellings = ["#TuzbaharSabahı", "TUZBAHARSABAHI", "tuzbaharsabahi", "TuzbaharSabahİ"];
    expect(new Set(spellings.map(hashtagKey))).toEqual(new Set(["tuzbaharsabahi"]));
  });
});
