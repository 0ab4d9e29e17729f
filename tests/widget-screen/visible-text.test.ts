import { describe, expect, it } from "vitest";
import { dwellMs } from "../../widget/screen/dwell.ts";
import { shapeOf } from "../../widget/screen/shape.ts";
import { placesIn } from "../../widget/screen/stage-grid.ts";
import { textSize, visibleText } from "../../widget/screen/visible-text.ts";

const joined = (text: string) =>
  visibleText({ text, entities: [] })
    .map((segment) => segment.text)
    .join("");

describe("the words on a screen", () => {
  it("stay whole while they are short", () => {
    expect(joined("İlk kez üç kuşak aynı sahnede")).toBe("İlk kez üç kuşak aynı sahnede");
  });

  it("end at a word with an ellipsis when they are long", () => {
    const shown = joined("söz ".repeat(2500));

    expect(shown.length).toBeLessThan(430);
    expect(shown).toMatch(/söz…$/);
  });

  it("never end in half a character", () => {
    expect(joined("a".repeat(419) + "🎈".repeat(100))).toMatch(/^a+…$/);
  });

  it("are the larger the fewer they are", () => {
    expect([10, 100, 200, 400].map(textSize)).toEqual(["short", "medium", "long", "full"]);
  });
});

describe("the time in the spotlight", () => {
  it("is at least eight seconds, then a second for twelve characters", () => {
    expect(dwellMs(0)).toBe(8000);
    expect(dwellMs(96)).toBe(8000);
    expect(dwellMs(240)).toBe(20_000);
  });

  it("follows the display's own least time and never freezes the screen", () => {
    expect(dwellMs(0, 15_000)).toBe(15_000);
    expect(dwellMs(1_000_000)).toBe(60_000);
  });
});

describe("the shape of a screen", () => {
  it("decides how many posts stand around the spotlight", () => {
    expect(shapeOf(1920, 1080)).toBe("wide");
    expect(shapeOf(1024, 768)).toBe("narrow");
    expect(shapeOf(1080, 1920)).toBe("tall");
    expect(shapeOf(3840, 1080)).toBe("panorama");
    expect(placesIn("wide", true)).toBe(3);
    expect(placesIn("wide", false)).toBe(4);
  });
});
