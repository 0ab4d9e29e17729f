import { describe, expect, test } from "vitest";
import type { Entity } from "#wire/post.ts";
import { averageColour } from "../../../widget/post/average-colour.ts";
import { segmentsOf } from "../../../widget/post/segments.ts";

const link = (start: number, end: number, url = "https://a.example/"): Entity => ({
  kind: "link",
  start,
  end,
  url,
});
const shape = (text: string, entities: Entity[]) =>
  segmentsOf(text, entities).map(({ text, url }) => (url ? `[${text}]` : text));

describe("a text with entities", () => {
  test("is cut at UTF-16 offsets, emoji included", () => {
    expect(shape("🌊 #deniz!", [link(3, 9)])).toEqual(["🌊 ", "[#deniz]", "!"]);
  });

  test("keeps the words of entities that overlap, leave the text or are empty as plain text", () => {
    const odd = [link(0, 4), link(2, 6), link(8, 99), link(7, 7), link(-3, 2), link(9, 8)];
    expect(shape("0123456789", odd)).toEqual(["[0123]", "456789"]);
  });

  test.each([
    "javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "//a.example",
    "",
  ])("never links to %j", (url) => {
    expect(shape("word", [link(0, 4, url)])).toEqual(["word"]);
  });

  test("allows mail", () => {
    expect(segmentsOf("write", [link(0, 5, "mailto:a@b.example")])[0]?.url).toBe(
      "mailto:a@b.example",
    );
  });

  test("always adds up to the text", () => {
    const text = "one two three four";
    const joined = segmentsOf(text, [link(14, 18), link(4, 7), link(6, 9)])
      .map((s) => s.text)
      .join("");
    expect(joined).toBe(text);
  });
});

describe("the colour of a picture to come", () => {
  test("is read from the first bytes of its thumbhash", () => {
    expect(averageColour("1QcSHQRnh493V4dIh4eXh1h4kJUI")).toMatch(/^rgb\(\d+,\d+,\d+\)$/);
  });

  test("is left out when there is nothing to read", () => {
    expect(averageColour(null)).toBeUndefined();
    expect(averageColour("%%%")).toBeUndefined();
  });
});
