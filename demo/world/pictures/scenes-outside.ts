/** Scenes in the open: shore, village, city. */
import { birds, boat, branch, cypress, ridge, sky, water } from "./nature.ts";
import { at, type Canvas, circle, n, path, rect, type Scene, stroke } from "./svg.ts";

/** Open water under layered hills, with a boat on the sun's road. */
export const shore: Scene = (canvas) => {
  const { dice, width, height, unit, palette } = canvas;
  const horizon = height * dice.between(0.46, 0.6);
  const sunX = width * dice.between(0.22, 0.78);
  const r = dice.between(7, 12) * unit;
  const sunY = horizon - r * dice.between(0.35, 2.6);
  const boatX = width * dice.between(0.2, 0.8);
  const boatY = horizon + (height - horizon) * dice.between(0.18, 0.4);
  const left = dice.chance(0.5);
  return [
    sky(canvas, horizon, sunX, sunY, r),
    ridge(canvas, horizon - 2 * unit, horizon + 2, 11 * unit, palette.far),
    ridge(canvas, horizon + unit, horizon + 2, 6 * unit, palette.mid, 0.9),
    water(canvas, horizon, height, sunX),
    birds(canvas, width * dice.between(0.3, 0.7), horizon * 0.4, 2.4 * unit),
    boat(canvas, boatX, boatY, dice.between(11, 19) * unit),
    headland(canvas, left),
  ].join("");
};

/** The near corner of land that frames the water, with cypresses or an olive branch. */
function headland(canvas: Canvas, left: boolean): string {
  const { dice, width, height, unit, palette } = canvas;
  const x = (share: number) => (left ? share : 1 - share) * width;
  const top = height - dice.between(15, 26) * unit;
  const ground = path(
    `${at("M", x(-0.02), height + 2)}${at("L", x(-0.02), top)}${at("C", x(0.2), top - 4 * unit, x(0.34), top + 12 * unit, x(0.72), height + 2)}Z`,
    palette.ink,
  );
  const trees = [0.05, 0.12, 0.2].map((share, index) =>
    cypress(x(share), top + (4 + index * 3) * unit, dice.between(22, 40) * unit, palette.ink),
  );
  return dice.chance(0.6)
    ? ground + trees.join("")
    : ground +
        branch(canvas, x(0.1), top + 4 * unit, 38 * unit, (left ? 12 : -12) * unit, palette.ink);
}

/** White houses stacked on a slope above the sea, doors and domes in the accent colour. */
export const village: Scene = (canvas) => {
  const { dice, width, height, unit, palette } = canvas;
  const horizon = height * 0.4;
  const sunX = width * dice.between(0.6, 0.85);
  const houses = [0, 1, 2, 3].flatMap((row) => rowOfHouses(canvas, row));
  return [
    sky(canvas, horizon, sunX, horizon * dice.between(0.3, 0.6), 8 * unit),
    ridge(canvas, horizon, horizon + 2, 8 * unit, palette.far),
    water(canvas, horizon, height, sunX),
    ...houses,
    bougainvillea(canvas, dice.chance(0.5) ? 0 : width, height),
  ].join("");
};

function rowOfHouses(canvas: Canvas, row: number): string[] {
  const { dice, width, height, unit } = canvas;
  const floor = height * (0.68 + row * 0.14);
  const reach = width * (0.5 + row * 0.2);
  const houses: string[] = [];
  let x = -dice.between(0, 8) * unit;
  while (x < reach) {
    const w = dice.between(15, 25) * unit;
    houses.push(house(canvas, x, floor + dice.between(-3, 3) * unit, w));
    x += w * dice.between(0.94, 1.02);
  }
  return houses;
}

function house(canvas: Canvas, x: number, floor: number, w: number): string {
  const { dice, palette, unit, height } = canvas;
  const h = dice.between(16, 28) * unit;
  const top = floor - h;
  const wall = palette.dark ? palette.far : palette.paper;
  const trim = dice.pick([palette.sea, palette.accent, palette.near, palette.warm]);
  const doorW = w * 0.24;
  const doorX = x + w * dice.pick([0.14, 0.6]);
  const windowX = x + w * (doorX > x + w / 2 ? 0.2 : 0.64);
  const lit = palette.dark ? palette.sun : trim;
  const roof = dice.chance(0.3)
    ? path(
        `${at("M", x + w * 0.2, top)}${at("A", w * 0.3, w * 0.3, 0, 0, 1, x + w * 0.8, top)}Z`,
        trim,
      )
    : rect(x - unit * 0.4, top - unit * 1.2, w + unit * 0.8, unit * 1.6, palette.warm);
  return [
    roof,
    rect(x, top, w, height - top + unit, wall),
    rect(x + w * 0.78, top, w * 0.22, height - top + unit, palette.ink, 'opacity="0.13"'),
    path(
      `${at("M", doorX, floor)}${at("L", doorX, floor - h * 0.36)}${at("A", doorW / 2, doorW / 2, 0, 0, 1, doorX + doorW, floor - h * 0.36)}${at("L", doorX + doorW, floor)}Z`,
      trim,
    ),
    rect(windowX, top + h * 0.22, w * 0.16, w * 0.2, lit, `rx="${n(unit * 0.3)}"`),
    rect(windowX - w * 0.02, top + h * 0.22 + w * 0.2, w * 0.2, unit * 0.7, palette.warm),
  ].join("");
}

function bougainvillea({ dice, palette, unit, height }: Canvas, x: number, floor: number): string {
  return Array.from({ length: 90 }, () => {
    const far = dice.next() ** 1.5 * 30 * unit;
    const turn = dice.between(0, Math.PI * 2);
    return circle(
      x + Math.cos(turn) * far * 1.1,
      floor - height * 0.04 + Math.sin(turn) * far,
      dice.between(0.9, 2.2) * unit,
      dice.pick([palette.accent, palette.accent, palette.warm, palette.near]),
      'opacity="0.94"',
    );
  }).join("");
}

/** A city of domes and towers across the strait, with a ferry. */
export const city: Scene = (canvas) => {
  const { dice, width, height, unit, palette } = canvas;
  const horizon = height * dice.between(0.6, 0.7);
  const sunX = width * dice.between(0.25, 0.75);
  const r = dice.between(9, 15) * unit;
  return [
    sky(canvas, horizon, sunX, horizon - r * dice.between(0.6, 2.2), r),
    ridge(canvas, horizon - 8 * unit, horizon + 2, 9 * unit, palette.far, 0.8),
    skyline(canvas, horizon + 1, 11, 26, palette.mid, 0.75),
    skyline(canvas, horizon + 1, 6, 17, palette.near, 1),
    water(canvas, horizon, height, sunX),
    ferry(canvas, width * dice.between(0.25, 0.7), horizon + (height - horizon) * 0.4),
    birds(canvas, width * dice.between(0.2, 0.8), height * 0.22, 2.6 * unit),
  ].join("");
};

function skyline(
  canvas: Canvas,
  floor: number,
  low: number,
  high: number,
  fill: string,
  opacity: number,
): string {
  const { dice, width, unit, palette } = canvas;
  const parts: string[] = [];
  for (let x = -4 * unit; x < width; ) {
    const w = dice.between(7, 15) * unit;
    const h = dice.between(low, high) * unit;
    const kind = dice.next();
    if (kind < 0.2) parts.push(dome(x, floor, w * 1.5, h, fill));
    else if (kind < 0.34) parts.push(tower(x, floor, unit * 2.4, h * 1.7, fill));
    else parts.push(rect(x, floor - h, w, h, fill), windows(canvas, x, floor - h, w, h));
    x += w * dice.between(0.8, 1.1);
  }
  return `<g opacity="${opacity}">${parts.join("")}${rect(0, floor - 2 * unit, width, 2 * unit, fill)}</g>${rect(0, floor, width, 0.5 * unit, palette.ink, 'opacity="0.2"')}`;
}

function dome(x: number, floor: number, w: number, h: number, fill: string): string {
  const base = floor - h * 0.5;
  const r = w / 2;
  const cap = path(
    `${at("M", x, base)}${at("A", r, r * 0.86, 0, 0, 1, x + w, base)}${at("L", x + w, floor)}${at("L", x, floor)}Z`,
    fill,
  );
  const needle = (at: number) => tower(at, floor, w * 0.06, h * 0.6 + r * 1.7, fill);
  return (
    cap +
    needle(x - w * 0.1) +
    needle(x + w * 1.04) +
    rect(x + r - w * 0.01, base - r * 1.1, w * 0.02, r * 0.4, fill)
  );
}

function tower(x: number, floor: number, w: number, h: number, fill: string): string {
  const roof = path(
    `${at("M", x - w * 0.2, floor - h)}${at("L", x + w / 2, floor - h - w * 3)}${at("L", x + w * 1.2, floor - h)}Z`,
    fill,
  );
  return (
    roof +
    rect(x, floor - h, w, h, fill) +
    rect(x - w * 0.3, floor - h * 0.74, w * 1.6, w * 0.5, fill)
  );
}

function windows(
  { dice, palette, unit }: Canvas,
  x: number,
  top: number,
  w: number,
  h: number,
): string {
  const lights: string[] = [];
  for (let dy = 2.4 * unit; dy < h - 3 * unit; dy += 3.1 * unit) {
    for (let dx = 1.6 * unit; dx < w - 1.6 * unit; dx += 2.5 * unit) {
      if (dice.chance(palette.dark ? 0.55 : 0.4)) {
        lights.push(rect(x + dx, top + dy, unit, 1.4 * unit, palette.sun, 'opacity="0.8"'));
      }
    }
  }
  return lights.join("");
}

function ferry({ palette, unit }: Canvas, x: number, y: number): string {
  const u = unit;
  return [
    rect(x - 11 * u, y - 6 * u, 22 * u, 5 * u, palette.paper, `rx="${n(u)}"`),
    rect(x - 7 * u, y - 9.6 * u, 13 * u, 4 * u, palette.paper, `rx="${n(0.8 * u)}"`),
    rect(x - 1 * u, y - 14.4 * u, 3.2 * u, 5 * u, palette.accent),
    rect(x - 1 * u, y - 15.4 * u, 3.2 * u, 1.3 * u, palette.ink),
    path(
      `${at("M", x - 15 * u, y - 2 * u)}${at("L", x + 15 * u, y - 2 * u)}${at("L", x + 12 * u, y + 2.6 * u)}${at("L", x - 13 * u, y + 2.6 * u)}Z`,
      palette.ink,
    ),
    ...[-9, -6, -3, 0, 3, 6].map((dx) =>
      rect(x + dx * u, y - 4.8 * u, 1.7 * u, 1.5 * u, palette.sea),
    ),
    stroke(
      `${at("M", x - 17 * u, y + 3.4 * u)}${at("L", x + 18 * u, y + 3.4 * u)}`,
      palette.paper,
      0.5 * u,
      'opacity="0.7"',
    ),
  ].join("");
}
