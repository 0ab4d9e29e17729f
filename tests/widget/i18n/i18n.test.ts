import { describe, expect, test } from "vitest";
import { en } from "../../../widget/i18n/en.ts";
import { formatAgo, formatDate, formatNumber } from "../../../widget/i18n/format.ts";
import { pickLocale } from "../../../widget/i18n/pick-locale.ts";
import { plural } from "../../../widget/i18n/plural.ts";
import { tr } from "../../../widget/i18n/tr.ts";
import { fill } from "../../../widget/i18n/words.ts";
import { freshWords } from "../../../widget/wall/later-words.ts";

const now = new Date("2026-11-22T12:00:00Z");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

test("picks the first language it speaks, the most deliberate first", () => {
  expect(pickLocale("tr", "en", "en")).toBe("tr");
  expect(pickLocale(null, "tr-TR", "en")).toBe("tr");
  expect(pickLocale(null, "de", "tr")).toBe("tr");
  expect(pickLocale("", undefined, null)).toBe("en");
});

test("keeps a Turkish noun singular after a number", () => {
  expect(plural("tr", 5, freshWords.tr)).toBe("5 yeni gönderi");
  expect(plural("en", 1, freshWords.en)).toBe("1 new post");
  expect(plural("en", 1200, freshWords.en)).toBe("1,200 new posts");
});

describe("times and numbers", () => {
  test("tell how long ago in words", () => {
    expect(formatAgo("en", ago(30), now)).toBe("now");
    expect(formatAgo("tr", ago(3 * 3600), now)).toBe("3 saat önce");
    expect(formatAgo("tr", ago(86_400), now)).toBe("dün");
  });

  test("tell the date itself from a week on", () => {
    expect(formatAgo("tr", ago(8 * 86_400), now)).toBe("14 Kasım 2026");
  });

  test("follow the language", () => {
    expect(formatNumber("tr", 1327)).toBe("1.327");
    expect(formatDate("en", now)).toBe("November 22, 2026");
  });
});

test("fills places and leaves unknown ones alone", () => {
  expect(fill("{who} on {network}", { who: "Deniz" })).toBe("Deniz on {network}");
});

test("has the same places in both languages", () => {
  const places = (words: object) =>
    Object.values(words).map((word) =>
      String(word)
        .match(/\{\w+\}/g)
        ?.sort(),
    );
  expect(places(tr)).toEqual(places(en));
});
