import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Look } from "#wire/wall.ts";
import { linear } from "../../../widget/admin/look/colour.ts";
import { usualLook } from "../../../widget/admin/look/draft.ts";
import {
  type DrawnColours,
  drawnColours,
  plainLengths,
  schemesOf,
} from "../../../widget/admin/look/drawn-colours.ts";
import { launchBrowser } from "../../support/browser.ts";

let browser: Browser;
let page: Page;
const looks = "widget/wall/wardrobe/looks";
const sheets = ["widget/theme/tokens.css", "widget/post/post.css"].concat(
  ["bold", "editorial", "polaroid", "neon", "density"].map((name) => `${looks}/${name}.css`),
);

beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
  const css = await Promise.all(sheets.map((path) => readFile(path, "utf8")));
  await page.setContent(`<style>${css.join("\n")}</style><canvas width="1" height="1"></canvas>
    <div class="koro"><article class="post"><p class="text">Text <a href="#">link</a></p>
    <ul class="badges"><li>Ad</li></ul><a class="cta" href="#">Go</a><div class="foot">now</div></article></div>`);
});
afterAll(() => browser.close());

/** What a browser makes of the wall's own styles, as bytes on its canvas. */
function painted(look: Look, scheme: string) {
  return page.evaluate(
    ({ look, scheme }) => {
      const box = document.querySelector<HTMLElement>(".koro") as HTMLElement;
      const { preset, density } = look;
      Object.assign(box.dataset, { preset, density, scheme });
      for (const name of ["accent", "text", "surface", "radius", "gap"] as const) {
        const value = look[name];
        box.style.setProperty(`--_look-${name}`, value === null ? null : `${value}`);
      }
      const context = document
        .querySelector("canvas")
        ?.getContext("2d", { willReadFrequently: true });
      const bytes = (selector: string, property: "color" | "backgroundColor") => {
        const element = box.querySelector(selector) as Element;
        if (!context) throw new Error("no canvas");
        context.clearRect(0, 0, 1, 1);
        context.fillStyle = getComputedStyle(element)[property];
        context.fillRect(0, 0, 1, 1);
        return [...context.getImageData(0, 0, 1, 1).data];
      };
      const post = getComputedStyle(box.querySelector(".post") as Element);
      const probe = document.createElement("div");
      probe.style.width = "var(--_gap)";
      box.append(probe);
      const gap = getComputedStyle(probe).width;
      probe.remove();
      return {
        colours: {
          text: bytes(".post", "color"),
          surface: bytes(".post", "backgroundColor"),
          muted: bytes(".foot", "color"),
          link: bytes(".text a", "color"),
          button: bytes(".cta", "backgroundColor"),
          onButton: bytes(".cta", "color"),
          badge: bytes(".badges li", "backgroundColor"),
          onBadge: bytes(".badges li", "color"),
        },
        radius: Number.parseFloat(post.borderRadius),
        gap: Number.parseFloat(gap),
      };
    },
    { look, scheme },
  );
}

/** No grey: it has no hue, and which one neon then lights is a matter of the browser's rounding. */
const accents = [null, "#e4572e", "#0a9a20", "#ffe600", "#101820", "#2f4fd0"];
const presets: Look["preset"][] = ["clean", "bold", "editorial", "polaroid", "neon"];
const cases = presets.flatMap((preset) =>
  accents.map((accent): Look => ({ ...usualLook, preset, accent })),
);
const dressed: Look[] = [
  { ...usualLook, text: "#102030", surface: "#ffeedd" },
  { ...usualLook, preset: "bold", text: "#333333", surface: "#ffff00", density: "compact" },
  { ...usualLook, preset: "editorial", surface: "#fafafa", density: "roomy" },
  { ...usualLook, preset: "neon", surface: "#220033" },
];

describe("the colours that the editor reckons with", () => {
  it.each([...cases, ...dressed])("are those that the wall is painted in: %o", async (look) => {
    for (const scheme of schemesOf(look)) {
      const { colours, radius, gap } = await painted(look, scheme);
      const drawn = drawnColours(look, scheme);

      for (const [name, bytes] of Object.entries(colours)) {
        // A magazine's posts stand on the page itself.
        if (bytes[3] === 0) continue;
        expect(
          distance(drawn[name as keyof DrawnColours], bytes),
          `${name}, ${scheme}`,
        ).toBeLessThan(3);
      }
      expect(gap).toBe(plainLengths(look).gap);
      if (look.preset !== "editorial") expect(radius).toBe(plainLengths(look).radius);
    }
  });
});

/** The largest difference of a channel, in bytes. */
function distance(hex: string, bytes: number[]): number {
  expect(linear(hex).every(Number.isFinite), hex).toBe(true);
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return Math.max(...channels.map((channel, at) => Math.abs(channel - (bytes[at] ?? 0))));
}
