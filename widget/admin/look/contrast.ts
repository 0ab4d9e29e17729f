import { linear, nearestShown, toOklch } from "./colour.ts";

/** Least contrast of ordinary text, WCAG 2.2 success criterion 1.4.3. */
export const leastContrast = 4.5;

/** Contrast ratio of two colours as WCAG 2.2 defines it, from 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** The colour of the same hue that passes and is closest in lightness; `null` where none does. */
export function nearestThatPasses(
  from: string,
  passes: (colour: string) => boolean,
): string | null {
  if (passes(from)) return from;
  const colour = toOklch(from);
  for (let step = 1; step <= 200; step++) {
    for (const lightness of [colour.lightness - step / 200, colour.lightness + step / 200]) {
      if (lightness < 0 || lightness > 1) continue;
      const found = nearestShown({ ...colour, lightness });
      if (passes(found)) return found;
    }
  }
  return null;
}

function luminance(hex: string): number {
  const [red, green, blue] = linear(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
