import type { Look } from "#wire/wall.ts";
import { fromOklch, mix, toOklch } from "./colour.ts";

export type Scheme = "light" | "dark";

/** The colours that a wall draws its cards with. */
export interface DrawnColours {
  text: string;
  surface: string;
  muted: string;
  accent: string;
  link: string;
  button: string;
  onButton: string;
  badge: string;
  onBadge: string;
}

interface Plain {
  text: string;
  surface: string;
}

const usualAccent = "#4338ca";
const plain: Record<Scheme, Plain & { badge: string }> = {
  light: { text: "#16181d", surface: "#ffffff", badge: "#fdf0cd" },
  dark: { text: "#eef0f4", surface: "#1a1d24", badge: "#3b3113" },
};
const polaroid: Plain = { text: "#22201c", surface: "#fffdf8" };
const neon: Plain = { text: "#f2f4ff", surface: "#0d0f16" };

/** Lengths of the presets in CSS pixels; densities come after them and win. */
const plainRadius = { clean: 16, bold: 4, editorial: 0, polaroid: 3, neon: 14 };
const plainGap = { clean: 16, bold: 16, editorial: 32, polaroid: 26, neon: 16 };
const denseGap = { compact: 10, comfortable: null, roomy: 28 };

/** The schemes a wall may be drawn in: `auto` goes with the page, two presets have one of their own. */
export function schemesOf({ preset, theme }: Look): Scheme[] {
  if (preset === "polaroid") return ["light"];
  if (preset === "neon") return ["dark"];
  return theme === "auto" ? ["light", "dark"] : [theme];
}

/** Radius and gap where the look itself names none. */
export function plainLengths({ preset, density }: Look): { radius: number; gap: number } {
  return { radius: plainRadius[preset], gap: denseGap[density] ?? plainGap[preset] };
}

/**
 * What `widget/theme/tokens.css` and the presets make of a look, in words of this language: the editor has to know
 * before anything is drawn. `tests/widget-admin/look/drawn-colours.test.ts` holds the two together in a browser.
 */
export function drawnColours(look: Look, asked: Scheme): DrawnColours {
  const scheme = schemesOf(look).includes(asked) ? asked : (schemesOf(look)[0] ?? asked);
  const base = { polaroid, neon }[look.preset as string] ?? plain[scheme];
  const accent = look.accent ?? usualAccent;
  const text = look.text ?? base.text;
  const surface = look.surface ?? base.surface;
  const badge = look.preset === "polaroid" ? plain.light.badge : plain[scheme].badge;
  const link = linkOf(look, scheme, accent);
  return {
    ...{ text, surface, accent, link, badge },
    muted: mutedOf(look, text, surface),
    ...buttonOf(look, accent, link, surface),
    onBadge: blackOrWhite(badge, 0.62),
  };
}

function linkOf({ preset }: Look, scheme: Scheme, accent: string): string {
  const colour = toOklch(accent);
  const { lightness, chroma } = colour;
  if (preset === "neon") return fromOklch(lit(accent));
  return scheme === "light"
    ? fromOklch({ ...colour, lightness: Math.min(lightness, 0.48) })
    : fromOklch({
        ...colour,
        lightness: Math.max(lightness, 0.8),
        chroma: Math.min(chroma, 0.12),
      });
}

function lit(accent: string) {
  const { lightness, chroma, hue } = toOklch(accent);
  return { lightness: Math.max(lightness, 0.78), chroma: Math.max(chroma, 0.14), hue };
}

function mutedOf({ preset }: Look, text: string, surface: string): string {
  if (preset === "polaroid") return "#625c51";
  return mix(text, preset === "bold" ? 0.82 : 0.7, surface);
}

/** The call to action of a card; in a magazine it is a link. */
function buttonOf({ preset }: Look, accent: string, link: string, surface: string) {
  if (preset === "editorial") return { button: surface, onButton: link };
  if (preset === "neon") return { button: link, onButton: "#07080d" };
  return { button: accent, onButton: blackOrWhite(accent, 0.6) };
}

/** `oklch(from colour clamp(0, (turn - l) * 1000, 1) 0 0)` */
function blackOrWhite(colour: string, turn: number): string {
  return toOklch(colour).lightness < turn ? "#ffffff" : "#000000";
}
