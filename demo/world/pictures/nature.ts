/** Parts that several scenes share: sky, hills, water, boats, plants. */
import { at, type Canvas, circle, ellipse, glow, linear, n, path, rect, stroke } from "./svg.ts";

/** Sky from the top to `floor`, with a sun (or moon) whose light reaches into it. */
export function sky(canvas: Canvas, floor: number, sunX: number, sunY: number, r: number): string {
  const { palette, width } = canvas;
  return [
    `<defs>${linear("sky", palette.skyTop, palette.skyLow)}${glow("glow", palette.sun)}</defs>`,
    rect(0, 0, width, floor + 2, "url(#sky)"),
    circle(sunX, sunY, r * 3.6, "url(#glow)"),
    circle(sunX, sunY, r, palette.sun),
    palette.dark ? stars(canvas, floor * 0.7) : clouds(canvas, floor),
  ].join("");
}

function stars({ dice, width, unit, palette }: Canvas, floor: number): string {
  return Array.from({ length: 46 }, () =>
    circle(
      dice.between(0, width),
      dice.between(0, floor),
      dice.between(0.12, 0.38) * unit,
      palette.paper,
      `opacity="${n(dice.between(0.3, 0.9))}"`,
    ),
  ).join("");
}

function clouds({ dice, width, unit, palette }: Canvas, floor: number): string {
  return Array.from({ length: dice.whole(2, 4) }, () => {
    const x = dice.between(0, width);
    const y = dice.between(floor * 0.12, floor * 0.6);
    const long = dice.between(14, 34) * unit;
    const bar = (dx: number, dy: number, share: number) =>
      rect(x + dx, y + dy, long * share, 1.7 * unit, palette.paper, `rx="${n(0.85 * unit)}"`);
    return `<g opacity="0.55">${bar(0, 0, 1)}${bar(long * 0.24, 2.6 * unit, 0.5)}${bar(long * 0.12, -2.6 * unit, 0.42)}</g>`;
  }).join("");
}

/** A ridge across the sheet, from `crest` down to `floor`; `rough` is its height. */
export function ridge(
  canvas: Canvas,
  crest: number,
  floor: number,
  rough: number,
  fill: string,
  opacity = 1,
): string {
  const { dice, width } = canvas;
  const steps = 5;
  const points = Array.from({ length: steps + 1 }, (_, index) => ({
    x: (width / steps) * index,
    y: crest - dice.between(0, rough),
  }));
  const curve = points.slice(1).map((point, index) => {
    const before = points[index] ?? point;
    const half = (before.x + point.x) / 2;
    return at("C", half, before.y, half, point.y, point.x, point.y);
  });
  const start = points[0]?.y ?? crest;
  return path(
    `${at("M", -2, floor)}${at("L", -2, start)}${at("L", 0, start)}${curve.join("")}${at("L", width + 2, floor)}Z`,
    fill,
    `opacity="${opacity}"`,
  );
}

/** Water from `top` to `floor`, with the sun's road upon it. */
export function water(canvas: Canvas, top: number, floor: number, sunX: number): string {
  const { dice, palette, width, unit } = canvas;
  const glints = Array.from({ length: 26 }, (_, index) => {
    const depth = index / 26;
    const y = top + (floor - top) * depth * 0.94 + unit;
    const spread = (2 + depth * 13) * unit;
    const long = dice.between(2, 7) * unit * (0.5 + depth);
    const x = sunX + dice.between(-spread, spread) - long / 2;
    return rect(x, y, long, 0.62 * unit, palette.sun, `rx="${n(0.3 * unit)}" opacity="0.75"`);
  });
  const waves = Array.from({ length: 16 }, () => {
    const y = dice.between(top + 2 * unit, floor);
    const long = dice.between(5, 16) * unit;
    return rect(dice.between(0, width), y, long, 0.4 * unit, palette.paper, `opacity="0.22"`);
  });
  return [
    `<defs>${linear("deep", `${palette.ink}00`, `${palette.ink}99`)}</defs>`,
    rect(0, top, width, floor - top, palette.sea),
    rect(0, top, width, floor - top, "url(#deep)"),
    ...waves,
    ...glints,
  ].join("");
}

/** A small boat with two sails, `size` high. */
export function boat({ palette }: Canvas, x: number, y: number, size: number): string {
  const sail = (d: string, fill: string) => path(d, fill);
  return [
    sail(
      `${at("M", x, y - size)}${at("Q", x + size * 0.62, y - size * 0.4, x + size * 0.52, y - size * 0.14)}${at("L", x, y - size * 0.14)}Z`,
      palette.paper,
    ),
    sail(
      `${at("M", x - size * 0.06, y - size * 0.86)}${at("Q", x - size * 0.34, y - size * 0.4, x - size * 0.4, y - size * 0.14)}${at("L", x - size * 0.06, y - size * 0.14)}Z`,
      palette.accent,
    ),
    path(
      `${at("M", x - size * 0.5, y - size * 0.08)}${at("L", x + size * 0.6, y - size * 0.08)}${at("Q", x + size * 0.44, y + size * 0.12, x + size * 0.2, y + size * 0.12)}${at("L", x - size * 0.26, y + size * 0.12)}Z`,
      palette.ink,
    ),
  ].join("");
}

export function birds({ dice, palette }: Canvas, x: number, y: number, size: number): string {
  return Array.from({ length: dice.whole(3, 6) }, () => {
    const cx = x + dice.between(-5, 5) * size;
    const cy = y + dice.between(-2.5, 2.5) * size;
    const w = size * dice.between(0.7, 1.2);
    return stroke(
      `${at("M", cx - w, cy - w * 0.35)}${at("Q", cx - w * 0.4, cy - w * 0.6, cx, cy)}${at("Q", cx + w * 0.4, cy - w * 0.6, cx + w, cy - w * 0.35)}`,
      palette.ink,
      size * 0.16,
      'opacity="0.75"',
    );
  }).join("");
}

/** A cypress, the upright of every Aegean hill. */
export function cypress(x: number, floor: number, height: number, fill: string): string {
  const w = height * 0.15;
  return path(
    `${at("M", x, floor - height)}${at("C", x + w * 1.3, floor - height * 0.55, x + w, floor - height * 0.05, x, floor)}${at("C", x - w, floor - height * 0.05, x - w * 1.3, floor - height * 0.55, x, floor - height)}Z`,
    fill,
  );
}

/** A branch with paired leaves, from its foot upwards, leaning by `lean` pixels. */
export function branch(
  canvas: Canvas,
  x: number,
  floor: number,
  height: number,
  lean: number,
  leaf: string,
  fruit: string | null = null,
): string {
  const { dice } = canvas;
  const stem = stroke(
    `${at("M", x, floor)}${at("Q", x + lean * 0.2, floor - height * 0.6, x + lean, floor - height)}`,
    leaf,
    height * 0.016,
  );
  const leaves = Array.from({ length: 9 }, (_, index) => {
    const share = 0.24 + (index / 9) * 0.76;
    const cx = x + lean * share * share;
    const cy = floor - height * share;
    const size = height * (0.15 - share * 0.05);
    const turn = dice.between(28, 58);
    const one = (sign: number) =>
      `<g transform="rotate(${n(sign * turn)} ${n(cx)} ${n(cy)})">${ellipse(cx, cy - size * 0.75, size * 0.24, size * 0.75, leaf, `opacity="${sign > 0 ? 1 : 0.8}"`)}</g>`;
    const berry =
      fruit !== null && index % 3 === 1
        ? circle(cx + size * 0.5, cy - size * 0.1, size * 0.26, fruit)
        : "";
    return one(1) + one(-1) + berry;
  });
  return stem + leaves.join("");
}
