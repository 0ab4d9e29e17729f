/** Flat patterns: woven bands, arches. */
import { at, type Canvas, circle, path, rect, type Scene } from "./svg.ts";

/** A kilim: bands of stepped diamonds, combs and stars. */
export const kilim: Scene = (canvas) => {
  const { dice, width, height, unit, palette } = canvas;
  const parts = [rect(0, 0, width, height, palette.paper)];
  const colours = [
    palette.near,
    palette.accent,
    palette.sea,
    palette.warm,
    palette.mid,
    palette.ink,
  ];
  const bands = height > width ? 5 : 3;
  const tall = height / bands;
  for (let band = 0; band < bands; band += 1) {
    const ground = colours[(band + dice.whole(0, 1)) % colours.length] ?? palette.near;
    const y = band * tall;
    parts.push(
      rect(0, y, width, tall, ground),
      teeth(canvas, y, ground === palette.paper ? palette.ink : palette.paper),
    );
    const count = Math.max(2, Math.round(width / (tall * 1.05)));
    const step = width / count;
    const inner = dice.pick(colours.filter((colour) => colour !== ground));
    for (let index = 0; index <= count; index += 1) {
      parts.push(
        diamond(step * (index + (band % 2) / 2), y + tall / 2, tall * 0.38, step * 0.46, [
          palette.paper,
          inner,
          ground,
          palette.sun,
        ]),
      );
    }
  }
  return parts.join("") + threads(canvas, unit);
};

function diamond(x: number, y: number, h: number, w: number, colours: readonly string[]): string {
  return colours
    .map((colour, ring) => {
      const share = 1 - ring * 0.26;
      return stepped(x, y, w * share, h * share, colour);
    })
    .join("");
}

/** A diamond whose edges climb in steps, as a weaver has to. */
function stepped(x: number, y: number, w: number, h: number, fill: string): string {
  const steps = 5;
  const bars = Array.from({ length: steps }, (_, index) => {
    const half = w * ((index + 1) / steps);
    const from = h * (1 - (index + 1) / steps);
    const bar = h / steps + 0.6;
    return (
      rect(x - half, y - from - h / steps, half * 2, bar, fill) +
      rect(x - half, y + from, half * 2, bar, fill)
    );
  });
  return bars.join("");
}

function teeth({ width, unit }: Canvas, y: number, colour: string): string {
  const size = 3.4 * unit;
  return Array.from({ length: Math.ceil(width / size) }, (_, index) =>
    path(
      `${at("M", index * size, y)}${at("L", index * size + size / 2, y + size * 0.8)}${at("L", index * size + size, y)}Z`,
      colour,
    ),
  ).join("");
}

function threads({ width, height, palette }: Canvas, unit: number): string {
  const gap = 1.1 * unit;
  return Array.from({ length: Math.floor(height / gap) }, (_, index) =>
    rect(0, index * gap, width, gap * 0.3, index % 2 ? palette.ink : "#ffffff", 'opacity="0.06"'),
  ).join("");
}

/** Arches, discs and hills: a poster more than a place. */
export const arches: Scene = (canvas) => {
  const { dice, width, height, unit, palette } = canvas;
  const floor = height * dice.between(0.74, 0.84);
  const x = width * dice.between(0.35, 0.65);
  const big = Math.min(width * 0.44, floor * 0.62);
  const shapes = dice.chance(0.5) ? nested(canvas, x, floor, big) : colonnade(canvas, floor);
  return [
    rect(0, 0, width, height, palette.skyLow),
    circle(x + dice.pick([-1, 1]) * big * 0.8, floor - big * 1.3, big * 0.3, palette.sun),
    shapes,
    rect(0, floor, width, height - floor, palette.near),
    path(
      `${at("M", 0, floor + 4 * unit)}${at("Q", width * 0.3, floor - 9 * unit, width * 0.62, floor + 6 * unit)}${at("T", width, floor + 2 * unit)}${at("L", width, height)}${at("L", 0, height)}Z`,
      palette.ink,
      'opacity="0.85"',
    ),
  ].join("");
};

function nested({ palette }: Canvas, x: number, floor: number, big: number): string {
  const rings = [palette.accent, palette.warm, palette.sun, palette.sea, palette.near];
  return rings
    .map((colour, index) => arch(x, floor, big * (1 - index * 0.18), big * 0.5, colour))
    .join("");
}

/** A row of arches of different heights, each with a smaller one of another colour inside. */
function colonnade({ dice, palette, width, unit }: Canvas, floor: number): string {
  const colours = [palette.accent, palette.sea, palette.warm, palette.mid, palette.far];
  const count = Math.max(3, Math.round(width / (34 * unit)));
  const half = width / count / 2;
  const first = dice.whole(0, colours.length - 1);
  return Array.from({ length: count }, (_, index) => {
    const colour = (shift: number) =>
      colours[(first + index + shift) % colours.length] ?? palette.sea;
    const x = half * (index * 2 + 1);
    const legs = floor * dice.between(0.08, 0.52);
    return (
      arch(x, floor, half, legs, colour(0)) +
      arch(x, floor, half * 0.66, legs * 0.92, colour(2)) +
      arch(x, floor, half * 0.32, legs * 0.8, palette.ink)
    );
  }).join("");
}

function arch(x: number, floor: number, r: number, legs: number, fill: string): string {
  return path(
    `${at("M", x - r, floor)}${at("L", x - r, floor - legs)}${at("A", r, r, 0, 0, 1, x + r, floor - legs)}${at("L", x + r, floor)}Z`,
    fill,
  );
}
