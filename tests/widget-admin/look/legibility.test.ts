import { describe, expect, it } from "vitest";
import type { Look } from "#wire/wall.ts";
import { usualLook } from "../../../widget/admin/look/draft.ts";
import { type Pair, readLegibility } from "../../../widget/admin/look/legibility.ts";

function aLook(over: Partial<Look> = {}): Look {
  return { ...usualLook, ...over };
}

function poorIn(look: Look): Pair[] {
  return readLegibility(look).flatMap(({ pair, passes }) => (passes ? [] : [pair]));
}

const presets: Look["preset"][] = ["clean", "bold", "editorial", "polaroid", "neon"];

describe("what can be read", () => {
  it.each(presets)("is everything in %s as it comes", (preset) => {
    expect(poorIn(aLook({ preset }))).toEqual([]);
  });

  it("suffers from a text that is too light for its card", () => {
    const look = aLook({ theme: "light", text: "#9aa4b2" });

    expect(poorIn(look)).toEqual(["text", "muted"]);
  });

  it("is measured in both schemes when the wall follows its page", () => {
    const dark = { text: "#22252b" };

    expect(poorIn(aLook({ ...dark, theme: "light" }))).toEqual([]);
    expect(readLegibility(aLook(dark)).find(({ pair }) => pair === "text")).toMatchObject({
      passes: false,
      scheme: "dark",
    });
  });

  it("knows the preset that is always dark", () => {
    expect(poorIn(aLook({ preset: "neon", theme: "light", text: "#22252b" }))).toContain("text");
  });
});

describe("an offer", () => {
  const looks: Look[] = [
    aLook({ theme: "light", text: "#9aa4b2" }),
    aLook({ text: "#22252b" }),
    aLook({ surface: "#777777" }),
    aLook({ accent: "#0a9a20" }),
    aLook({ text: "#445566", surface: "#334455", accent: "#ff3366" }),
    aLook({ preset: "polaroid", surface: "#2b2b2b" }),
    aLook({ preset: "editorial", surface: "#8a8a8a", accent: "#cc8844" }),
  ];

  it.each(looks)("puts its pair right: %o", (look) => {
    const poor = readLegibility(look).filter(({ passes }) => !passes);
    const offers = poor.flatMap(({ pair, offers }) => offers.map((offer) => ({ pair, ...offer })));

    expect(offers.length).toBeGreaterThan(0);
    for (const { pair, name, value } of offers) {
      expect(poorIn({ ...look, [name]: value })).not.toContain(pair);
    }
  });

  it("changes first what the person chose", () => {
    const [text] = readLegibility(aLook({ theme: "light", text: "#9aa4b2" }));

    expect(text?.offers.map(({ name }) => name)).toEqual(["text"]);
  });

  it("is one scheme only where no colour can be right in both", () => {
    const [text] = readLegibility(aLook({ text: "#22252b" }));

    expect(text?.offers).toContainEqual({ name: "theme", value: "light" });
  });

  it("keeps the hue of a brand", () => {
    const button = readLegibility(aLook({ accent: "#0a9a20" })).find(
      ({ pair }) => pair === "button",
    );

    expect(button?.offers[0]).toMatchObject({ name: "accent" });
    expect(button?.offers[0]?.value).toMatch(/^#0[0-9a-f]{2}/);
  });
});
