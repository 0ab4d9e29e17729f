import { describe, expect, it } from "vitest";
import { suggestSlug } from "../../../widget/admin/walls/suggest-slug.ts";

describe("an address made of a title", () => {
  it.each([
    ["Şişli Işık Ödülü 2026", "sisli-isik-odulu-2026"],
    ["İSTANBUL'DA YAZ", "istanbul-da-yaz"],
    ["Crème brûlée & Straße", "creme-brulee-strasse"],
    ["  ---  ", ""],
  ])("folds %s", (title, slug) => {
    expect(suggestSlug(title)).toBe(slug);
  });

  it("is never longer than the server takes, and never ends in a hyphen", () => {
    expect(suggestSlug(`${"a".repeat(63)} b`)).toBe("a".repeat(63));
  });
});
