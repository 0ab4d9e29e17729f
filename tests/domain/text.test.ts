import { describe, expect, it } from "vitest";
import {
  cleanText,
  cutText,
  cutWithEntities,
  findLinks,
  oneLine,
} from "../../server/domain/text.ts";

describe("text", () => {
  it("drops what cannot be stored or turns words round, keeps line breaks", () => {
    expect(cleanText("a\u0000b\u202Ec\r\nd\u2028e\tf\uD83D")).toBe("abc\nd\ne\tf\uFFFD");
    expect(oneLine("  Ayşe \n\t Demir\u0007 ")).toBe("Ayşe Demir");
  });

  it("cuts between characters as people see them", () => {
    const family = "👩‍👩‍👧‍👦";
    expect(cutText(`ab${family}`, 5)).toBe("ab");
    expect(cutText(`ab${family}`, 2 + family.length)).toBe(`ab${family}`);
    expect(cutText("cafe\u0301s", 4)).toBe("caf");
    expect(cutText(`${"x".repeat(500)}🎉`, 501)).toBe("x".repeat(500));
  });

  it("cuts a character made of thousands of marks without breaking a surrogate pair", () => {
    const cut = cutText(`a${"\u0301".repeat(5_000)}`, 1_000);
    expect(cut.length).toBeLessThanOrEqual(1_000);
    expect(cut.isWellFormed()).toBe(true);
  });

  it("drops the entity that the cut goes through", () => {
    const link = { kind: "link" as const, start: 2, end: 9, url: "https://example.org/" };
    expect(cutWithEntities("a example b", [link], 10).entities).toEqual([link]);
    expect(cutWithEntities("a example b", [link], 8).entities).toEqual([]);
  });

  it.each([
    ["see https://example.org/a.", "https://example.org/a"],
    ["(https://example.org/wiki/Koro_(dance))", "https://example.org/wiki/Koro_(dance)"],
    ["(https://example.org/a)", "https://example.org/a"],
    ["HTTPS://EXAMPLE.ORG/İ!", "HTTPS://EXAMPLE.ORG/İ"],
    ["https://example.jp/記事。次", "https://example.jp/記事"],
  ])("finds the link in %j", (text, link) => {
    expect(findLinks(text).map(({ start, end }) => text.slice(start, end))).toEqual([link]);
  });

  it("takes only http and https for links", () => {
    expect(findLinks("javascript:alert(1) ftp://example.org www.example.org https://")).toEqual([]);
  });
});
