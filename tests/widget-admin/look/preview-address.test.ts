import { describe, expect, it } from "vitest";
import type { Look } from "#wire/wall.ts";
import { usualLook } from "../../../widget/admin/look/draft.ts";
import { previewAddress } from "../../../widget/admin/look/preview-address.ts";

function queryOf(draft: Partial<Look>, saved: Partial<Look> = {}): Record<string, string> {
  const address = previewAddress({
    wall: "acme-yaz",
    draft: { ...usualLook, ...draft },
    saved: { ...usualLook, ...saved },
    scheme: "light",
    width: 1280,
  });
  const { pathname, searchParams } = new URL(address, "https://koro.example");
  expect(pathname).toBe("/w/acme-yaz/frame");
  return Object.fromEntries(searchParams);
}

const usual = {
  layout: "masonry",
  card: "full",
  preset: "clean",
  density: "comfortable",
  theme: "auto",
};

describe("the address of the preview", () => {
  it("says every choice, and no value that nobody chose", () => {
    expect(queryOf({})).toEqual(usual);
    expect(queryOf({ layout: "grid", columns: 3, accent: "#e4572e", gap: 0 })).toEqual({
      ...usual,
      ...{ layout: "grid", columns: "3", accent: "e4572e", gap: "0" },
    });
  });

  it("writes out what the style has where the saved look has something else", () => {
    const saved = { accent: "#e4572e", surface: "#ffeeee", radius: 2, columns: 2 };

    expect(queryOf({ preset: "polaroid" }, saved)).toEqual({
      ...usual,
      ...{ preset: "polaroid", accent: "4338ca", surface: "fffdf8", radius: "3", columns: "4" },
    });
  });
});
