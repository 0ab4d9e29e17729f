/** What stands in a room: walls, tables, tiles, fruit. */
import { at, type Canvas, circle, ellipse, linear, n, path, rect } from "./svg.ts";
import type { Vessel } from "./vessels.ts";

/** A vessel in colours of the palette, dipped by chance. */
export function glazed(
  { dice, palette }: Canvas,
  kind: string,
  x: number,
  floor: number,
  width: number,
  height: number,
): Vessel {
  const glaze = dice.pick([palette.near, palette.sea, palette.accent, palette.mid, palette.paper]);
  const body =
    glaze === palette.paper ? palette.sea : dice.pick([palette.paper, palette.warm, palette.paper]);
  return {
    kind,
    x,
    floor,
    width,
    height,
    body,
    glaze,
    ink: palette.ink,
    dip: dice.between(0.35, 0.75),
  };
}

/** The colour of leaves: dark on light walls, light on dark ones. */
export const plant = ({ palette }: Canvas) => (palette.dark ? palette.far : palette.mid);

/** The wall behind, plain or papered in stripes. */
export function wall({ palette, width, dice, height, unit }: Canvas, floor: number): string {
  const stripes = dice.chance(0.35)
    ? Array.from({ length: Math.ceil(width / (9 * unit)) }, (_, index) =>
        rect(index * 9 * unit, 0, 4.5 * unit, floor, palette.paper, 'opacity="0.16"'),
      ).join("")
    : "";
  return `<defs>${linear("wall", palette.skyTop, palette.skyLow)}</defs>${rect(0, 0, width, height, "url(#wall)")}${stripes}`;
}

/** Evening or morning light through an arch, on the wall. */
export function archOfLight({ palette, unit, dice }: Canvas, floor: number, x: number): string {
  const half = dice.between(20, 30) * unit;
  const top = floor - dice.between(34, 52) * unit;
  return path(
    `${at("M", x - half, floor)}${at("L", x - half, top)}${at("A", half, half, 0, 0, 1, x + half, top)}${at("L", x + half, floor)}Z`,
    palette.sun,
    `opacity="${palette.dark ? 0.34 : 0.85}"`,
  );
}

/** A table's edge and its top, with light falling across. */
export function tableTop({ palette, width, height, unit }: Canvas, top: number): string {
  const cloth = palette.dark ? palette.near : palette.warm;
  return [
    rect(0, top, width, height - top, cloth),
    rect(0, top, width, 1.1 * unit, palette.paper, 'opacity="0.45"'),
    path(
      `${at("M", width * 0.5, top)}${at("L", width, top)}${at("L", width, height)}${at("L", width * 0.2, height)}Z`,
      palette.paper,
      'opacity="0.14"',
    ),
  ].join("");
}

/** A saucer and its shadow. */
export function saucer({ palette }: Canvas, x: number, floor: number, size: number): string {
  return [
    ellipse(
      x + size * 0.06,
      floor + size * 0.05,
      size * 0.92,
      size * 0.14,
      palette.ink,
      'opacity="0.2"',
    ),
    ellipse(x, floor, size * 0.88, size * 0.13, palette.paper),
    ellipse(x, floor - size * 0.015, size * 0.6, size * 0.075, palette.mid, 'opacity="0.35"'),
  ].join("");
}

/** Lemons, figs or a biscuit beside the cup. */
export function treats({ dice, palette, unit }: Canvas, x: number, floor: number): string {
  const colour = dice.pick([palette.accent, palette.sun, palette.sea]);
  return [0, 1, 2]
    .map((index) => {
      const cx = x + (index - 1) * 8.5 * unit;
      const cy = floor - (index === 1 ? 5.5 : 4) * unit;
      const r = (index === 1 ? 5.4 : 4.4) * unit;
      return [
        ellipse(cx + unit, floor + 0.6 * unit, r * 1.1, r * 0.24, palette.ink, 'opacity="0.18"'),
        circle(cx, cy, r, colour),
        circle(cx - r * 0.3, cy - r * 0.34, r * 0.24, "#ffffff", 'opacity="0.4"'),
        ellipse(
          cx + r * 0.3,
          cy - r * 1.1,
          r * 0.4,
          r * 0.16,
          palette.near,
          `transform="rotate(-28 ${n(cx)} ${n(cy - r)})"`,
        ),
      ].join("");
    })
    .join("");
}

/** A frieze of tiles from `top` to the foot of the sheet. */
export function tiles({ palette, width, height, unit }: Canvas, top: number): string {
  const size = 12 * unit;
  const parts: string[] = [];
  for (let y = top; y < height; y += size) {
    for (let x = (width % size) / 2 - size; x < width; x += size) {
      parts.push(
        rect(x, y, size, size, palette.paper, 'opacity="0.9"'),
        path(
          `${at("M", x, y)}${at("Q", x + size / 2, y + size / 2, x + size, y)}${at("L", x + size / 2, y + size / 2)}Z`,
          palette.sea,
        ),
        path(
          `${at("M", x, y + size)}${at("Q", x + size / 2, y + size / 2, x + size, y + size)}${at("L", x + size / 2, y + size / 2)}Z`,
          palette.near,
        ),
        circle(x + size / 2, y + size / 2, size * 0.13, palette.accent),
      );
    }
  }
  return parts.join("");
}
