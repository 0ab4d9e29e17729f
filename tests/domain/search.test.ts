import { describe, expect, it } from "vitest";
import {
  fold,
  parseSearch,
  toTsquery,
  toTsvector,
  turkishSpellings,
  wordsOf,
} from "../../server/domain/search.ts";

describe("words", () => {
  it.each([
    ["İstanbul'da 3 gün! #AcmeYaz", ["İstanbul", "da", "3", "gün", "AcmeYaz"]],
    ["snake_case a-b", ["snake", "case", "a", "b"]],
    ["\u0301\u0301 '\"\\:&|!()<-> \0", []],
    ["कि 東京 مرحبا", ["कि", "東京", "مرحبا"]],
  ])("of %j", (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it.each(["IŞIĞIN", "ışığın", "işiğin", "isigin", "İSİGİN"])("are one for %s", (word) => {
    expect(fold(word)).toBe("isigin");
  });

  it("may be meant with dots and without", () => {
    expect(turkishSpellings("KITABI")).toContain("kıtabı");
    expect(turkishSpellings("kitabi")).toContain("kitabı");
    expect(turkishSpellings("isiklar")).toContain("ısıklar");
  });
});

describe("a search", () => {
  it("knows words, phrases and what is left out", () => {
    expect(parseSearch('yaz "mavi deniz" -kış -"kara gün" @sule_c')).toEqual([
      { words: ["yaz"], excluded: false, exact: false },
      { words: ["mavi", "deniz"], excluded: false, exact: true },
      { words: ["kış"], excluded: true, exact: false },
      { words: ["kara", "gün"], excluded: true, exact: true },
      { words: ["sule", "c"], excluded: false, exact: false },
    ]);
  });

  it.each(["", " ", "-", '"', '"" -""', "'\"\\:&|!()", "\0", "--", "<->"])(
    "of nothing but signs (%j) asks for no words",
    (q) => {
      expect(parseSearch(q)).toEqual([]);
      expect(toTsquery([], new Map())).toBeNull();
    },
  );

  it("asks for all words, each in all its forms, the last of them as a beginning where asked", () => {
    const terms = parseSearch("kitaplar -ev");
    const stems = new Map([["kitaplar", ["kitap"]]]);

    expect(toTsquery(terms, stems)).toBe("('kitaplar' | 'kitap') & !('ev')");
    expect(toTsquery(terms, stems, { beginnings: true })).toBe(
      "('kitaplar':* | 'kitaplar' | 'kitap') & !('ev')",
    );
    expect(toTsquery(parseSearch('"mavi deniz"'), stems)).toBe(
      "('mavi':D <-> 'deniz':D | 'mavi':A <-> 'deniz':A)",
    );
  });

  it("keeps a text's places, its stems and its author apart", () => {
    const stems = new Map([["kitaplar", ["kitap"]]]);

    expect(toTsvector(["kitaplar", "kitap"], ["Ayşe"], stems)).toBe(
      "'kitaplar':1 'kitap':1B,2 'ayse':12A",
    );
  });
});
