import { html, svg, type TemplateResult } from "lit";
import type { Look } from "#wire/wall.ts";

type Shape = [x: number, y: number, width: number, height: number, quiet?: "quiet"];

/** Small plans of the layouts, on a field of 64 × 44. */
const layouts: Record<Look["layout"], Shape[]> = {
  masonry: [
    [2, 2, 18, 22],
    [23, 2, 18, 14],
    [44, 2, 18, 18],
    [2, 27, 18, 15],
    [23, 19, 18, 23],
    [44, 23, 18, 19],
  ],
  grid: [
    [2, 2, 18, 18.5],
    [23, 2, 18, 18.5],
    [44, 2, 18, 18.5],
    [2, 23.5, 18, 18.5],
    [23, 23.5, 18, 18.5],
    [44, 23.5, 18, 18.5],
  ],
  list: [
    [14, 2, 36, 11.5],
    [14, 16.3, 36, 11.5],
    [14, 30.5, 36, 11.5],
  ],
  justified: [
    [2, 2, 26, 12],
    [31, 2, 13, 12],
    [47, 2, 15, 12],
    [2, 16.5, 14, 12],
    [19, 16.5, 22, 12],
    [44, 16.5, 18, 12],
    [2, 31, 20, 11],
    [25, 31, 15, 11],
    [43, 31, 19, 11],
  ],
  carousel: [
    [0, 8, 8, 24, "quiet"],
    [11, 6, 20, 28],
    [34, 6, 20, 28],
    [57, 8, 7, 24, "quiet"],
    [24, 38, 4, 3],
    [31, 38, 4, 3, "quiet"],
    [38, 38, 4, 3, "quiet"],
  ],
  spotlight: [
    [2, 2, 39, 26],
    [44, 2, 18, 11.5],
    [44, 16.5, 18, 11.5],
    [2, 31, 18, 11],
    [23, 31, 18, 11],
    [44, 31, 18, 11],
  ],
  ticker: [
    [0, 15, 10, 14, "quiet"],
    [13, 15, 20, 14],
    [36, 15, 20, 14],
    [59, 15, 5, 14, "quiet"],
    [2, 35, 60, 1.5, "quiet"],
  ],
};

/** One card each: what is pictured is solid, what is said is lines. */
const cards: Record<Look["card"], Shape[]> = {
  full: [
    [14, 2, 36, 20],
    [14, 26, 6, 6],
    [23, 27, 16, 2],
    [23, 30.5, 10, 1.5, "quiet"],
    [14, 36, 36, 2, "quiet"],
    [14, 40, 26, 2, "quiet"],
  ],
  picture: [[10, 2, 44, 40]],
  text: [
    [14, 4, 6, 6],
    [23, 5, 16, 2],
    [23, 8.5, 10, 1.5, "quiet"],
    [14, 16, 36, 2.5, "quiet"],
    [14, 22, 36, 2.5, "quiet"],
    [14, 28, 36, 2.5, "quiet"],
    [14, 34, 20, 2.5, "quiet"],
  ],
  quote: [
    [12, 4, 3.5, 6],
    [18, 4, 3.5, 6],
    [12, 15, 40, 3.5],
    [12, 22, 40, 3.5],
    [12, 29, 24, 3.5],
    [12, 38, 14, 2, "quiet"],
  ],
};

const densities: Record<Look["density"], Shape[]> = {
  compact: rows(4, 2),
  comfortable: rows(3, 4),
  roomy: rows(2, 9),
};

export const drawLayout = (layout: Look["layout"]) => drawing(layouts[layout]);
export const drawCard = (card: Look["card"]) => drawing(cards[card]);
export const drawDensity = (density: Look["density"]) => drawing(densities[density]);

function rows(count: number, gap: number): Shape[] {
  const width = (60 - gap * (count - 1)) / count;
  const height = (40 - gap) / 2;
  return [0, 1].flatMap((row) =>
    Array.from(
      { length: count },
      (_, at): Shape => [2 + at * (width + gap), 2 + row * (height + gap), width, height],
    ),
  );
}

function drawing(shapes: Shape[]): TemplateResult {
  return html`
    <svg class="drawing" viewBox="0 0 64 44" aria-hidden="true" focusable="false">
      ${shapes.map(([x, y, width, height, quiet]) => svg`<rect x=${x} y=${y} width=${width} height=${height} rx="1.6" class=${quiet ?? "loud"}></rect>`)}
    </svg>`;
}
