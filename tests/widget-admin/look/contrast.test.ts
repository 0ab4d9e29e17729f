import { describe, expect, it } from "vitest";
import { fromOklch, mix, toOklch } from "../../../widget/admin/look/colour.ts";
import { contrastOf, nearestThatPasses } from "../../../widget/admin/look/contrast.ts";

describe("contrast", () => {
  it.each([
    ["#000000", "#ffffff", 21],
    ["#ffffff", "#ffffff", 1],
    ["#777777", "#ffffff", 4.478],
    ["#ffffff", "#767676", 4.542],
    ["#ff0000", "#ffffff", 3.998],
    ["#0000ff", "#ffffff", 8.592],
  ])("of %s and %s is as WCAG has it", (one, other, ratio) => {
    expect(contrastOf(one, other)).toBeCloseTo(ratio, 3);
    expect(contrastOf(other, one)).toBe(contrastOf(one, other));
  });

  it("is put right by the nearest colour of the same hue", () => {
    const onWhite = (colour: string) => contrastOf(colour, "#ffffff") >= 4.5;

    const found = nearestThatPasses("#f2a2b5", onWhite) ?? "";

    expect(contrastOf(found, "#ffffff")).toBeGreaterThanOrEqual(4.5);
    expect(contrastOf(found, "#ffffff")).toBeLessThan(4.8);
    expect(toOklch(found).hue).toBeCloseTo(toOklch("#f2a2b5").hue, 1);
  });

  it("leaves a colour that passes as it is, and says where none does", () => {
    expect(nearestThatPasses("#123456", () => true)).toBe("#123456");
    expect(nearestThatPasses("#123456", () => false)).toBeNull();
  });
});

describe("a colour", () => {
  it.each(["#000000", "#ffffff", "#e4572e", "#4338ca", "#00a0ff"])("%s survives OKLCH", (hex) => {
    expect(fromOklch(toOklch(hex))).toBe(hex);
  });

  it("mixes by eye", () => {
    expect(mix("#ffffff", 1, "#000000")).toBe("#ffffff");
    expect(mix("#ffffff", 0.5, "#000000")).toBe("#636363");
  });
});
