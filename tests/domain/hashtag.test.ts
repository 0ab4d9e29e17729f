import { describe, expect, it } from "vitest";
import { extractHashtags, looseKey, sameHashtag, strictKey } from "../../server/domain/hashtag.ts";

/** Two spellings, and whether they are one tag when accents are respected and when they are ignored. */
const pairs: [string, string, boolean, boolean][] = [
  ["istanbul", "ISTANBUL", true, true],
  ["istanbul", "Istanbul", true, true],
  ["İstanbul", "istanbul", true, true],
  ["İSTANBUL", "ıstanbul", true, true],
  ["i\u0307stanbul", "istanbul", true, true],
  ["İĞNE", "IGNE", false, true],
  ["München", "Munchen", false, true],
  ["café", "cafe\u0301", true, true],
  ["Straße", "STRASSE", true, true],
  ["Όδος", "ΟΔΟΣ", false, true],
  ["ΟΔΟΣ", "οδοσ", true, true],
  ["ｻｯｶｰ", "サッカー", true, true],
  ["Łódź", "lodz", false, true],
  ["ș", "ş", false, true],
  ["Ёлка", "елка", false, true],
  ["йога", "иога", false, false],
  ["हिन्दी", "हिनदी", false, false],
  ["#Koro", "＃koro", true, true],
  ["kısa", "kisa", true, true],
  ["koro", "core", false, false],
];

describe("hashtag keys", () => {
  it.each(pairs)(
    "compares #%s and #%s: respecting accents %s, ignoring them %s",
    (a, b, strict, loose) => {
      expect(sameHashtag(a, b, "respect")).toBe(strict);
      expect(sameHashtag(a, b, "ignore")).toBe(loose);
    },
  );

  it("gives the key of a key unchanged, for every letter of the first three planes", () => {
    const unstable: string[] = [];
    for (let code = 0x21; code < 0x30000; code += 1) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const letter = String.fromCodePoint(code);
      const strict = strictKey(letter);
      const loose = looseKey(letter);
      if (strictKey(strict) !== strict || looseKey(loose) !== loose) unstable.push(letter);
    }
    expect(unstable).toEqual([]);
  });
});

describe("hashtags in a text", () => {
  it.each<[string, string[]]>([
    ["#1st", ["1st"]],
    ["#2026", []],
    ["won #1-0 in #2025-26", []],
    ["foo#bar", []],
    ["(#bar)", ["bar"]],
    ["#a-b and #a- and #C++", ["a-b", "a", "C"]],
    ["#a.b", ["a"]],
    ["#party🎉 #🎉party #🇹🇷", ["party🎉", "🎉party", "🇹🇷"]],
    ["#il·lusió", ["il·lusió"]],
    ["#می‌خواهم", ["می‌خواهم"]],
    ["#foo#bar", ["foo"]],
    ["。#タグ", ["タグ"]],
    ["＃全角 ﹟small", ["全角", "small"]],
    ["#İstanbul'da", ["İstanbul"]],
    ["*#bold*", ["bold"]],
    ["it&#39;s &#x27;fine&#x27;", []],
    ["press #️⃣ now", []],
    ["https://example.org/a#part and example.org/#part", []],
    ["see https://example.jp/記事。#タグ", ["タグ"]],
    ["##double", ["double"]],
    ["# nothing #-", []],
  ])("finds in %j %j", (text, tags) => {
    expect(extractHashtags(text).map((found) => found.tag)).toEqual(tags);
  });

  it("gives offsets that cut the tag out of the text, emoji before it or not", () => {
    const text = "👩‍👩‍👧 #Koro, sonra #İğne!";
    const cut = extractHashtags(text).map(({ start, end }) => text.slice(start, end));
    expect(cut).toEqual(["#Koro", "#İğne"]);
  });

  it("stays fast on texts made to be slow", () => {
    const started = performance.now();
    extractHashtags("a.".repeat(5_000) + "#".repeat(5_000) + "a-".repeat(5_000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});
