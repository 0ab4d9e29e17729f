/**
 * Colours between `#rrggbb` and OKLCH, by the matrices of Björn Ottosson's OKLab (CSS Color 4 uses the same). Hue is
 * an angle in radians here, lightness goes from 0 to 1.
 */
export interface Oklch {
  lightness: number;
  chroma: number;
  hue: number;
}

/** A grey has no hue; what is left of it is rounding. */
const greyChroma = 4e-6;

type Triple = [number, number, number];

/** The channels of `#rrggbb` as 0–1, without gamma. */
export function linear(hex: string): Triple {
  const number = Number.parseInt(hex.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255].map((channel) =>
    straighten(channel / 255),
  ) as Triple;
}

export function toOklch(hex: string): Oklch {
  const [lightness, a, b] = toLab(hex);
  const chroma = Math.hypot(a, b);
  return { lightness, chroma, hue: chroma < greyChroma ? 0 : Math.atan2(b, a) };
}

/** What a screen shows of it: channels out of its reach are cut off, as browsers do. */
export function fromOklch({ lightness, chroma, hue }: Oklch): string {
  return hexOf(fromLab([lightness, chroma * Math.cos(hue), chroma * Math.sin(hue)]));
}

/** As much of the chroma as a screen can show at this lightness, so that the hue stays. */
export function nearestShown(colour: Oklch): string {
  let { chroma } = colour;
  while (chroma > 0.001 && !isShown({ ...colour, chroma })) chroma *= 0.96;
  return fromOklch({ ...colour, chroma });
}

/** `color-mix(in oklab, first share, second)`; `share` is 0–1. */
export function mix(first: string, share: number, second: string): string {
  const [lightness, a, b] = toLab(first);
  const [otherLightness, otherA, otherB] = toLab(second);
  const between = (one: number, other: number) => one * share + other * (1 - share);
  return hexOf(
    fromLab([between(lightness, otherLightness), between(a, otherA), between(b, otherB)]),
  );
}

function isShown({ lightness, chroma, hue }: Oklch): boolean {
  const channels = fromLab([lightness, chroma * Math.cos(hue), chroma * Math.sin(hue)]);
  return channels.every((channel) => channel > -0.001 && channel < 1.001);
}

function toLab(hex: string): Triple {
  const [r, g, b] = linear(hex);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromLab([lightness, a, b]: Triple): Triple {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function hexOf(channels: Triple): string {
  const bytes = channels.map((channel) => Math.round(bend(clamp(channel)) * 255));
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

const clamp = (value: number) => Math.min(1, Math.max(0, value));
const straighten = (value: number) =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
const bend = (value: number) =>
  value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
