/** The table from above. */
import { at, type Canvas, circle, ellipse, n, path, rect, type Scene, stroke } from "./svg.ts";

/** Cups and plates from above on a cloth. */
export const fromAbove: Scene = (canvas) => {
  const { dice, width, height, unit, palette } = canvas;
  const cloth = palette.dark
    ? palette.near
    : dice.pick([palette.skyLow, palette.warm, palette.far]);
  const big = dice.between(25, 31) * unit;
  const cx = width * dice.between(0.4, 0.6);
  const cy = height * dice.between(0.42, 0.58);
  const corners = [
    [0.08, 0.1],
    [0.94, 0.14],
    [0.06, 0.92],
    [0.92, 0.9],
  ] as const;
  return [
    rect(0, 0, width, height, cloth),
    clothStripes(canvas),
    ...corners.map(([x, y], index) => corner(canvas, index, x * width, y * height)),
    plate(canvas, cx, cy, big * 1.22),
    cupFromAbove(canvas, cx, cy, big * 0.72),
    spoon(canvas, cx + big * 1.36, cy, big * 1.5),
  ].join("");
};

function clothStripes({ dice, width, height, unit, palette }: Canvas): string {
  const colour = dice.pick([palette.accent, palette.sea, palette.mid]);
  const first = dice.between(0.1, 0.3) * width;
  return [0, 3.2, 5.2, 30, 33.2, 35.2]
    .map((x, index) =>
      rect(
        first + x * unit,
        0,
        (index % 3 === 0 ? 2.2 : 0.8) * unit,
        height,
        colour,
        'opacity="0.55"',
      ),
    )
    .join("");
}

function corner(canvas: Canvas, index: number, x: number, y: number): string {
  const { dice, unit, palette } = canvas;
  const r = dice.between(15, 21) * unit;
  if (index === 0) return plate(canvas, x, y, r) + simit(canvas, x, y, r * 0.66);
  if (index === 1) return fruit(canvas, x, y, r, palette.accent);
  if (index === 2) return plate(canvas, x, y, r) + fruit(canvas, x, y, r * 0.6, palette.near);
  return (
    circle(x + unit, y + 1.4 * unit, r * 0.8, palette.ink, 'opacity="0.18"') +
    cupFromAbove(canvas, x, y, r * 0.8)
  );
}

function plate({ palette, unit, dice }: Canvas, x: number, y: number, r: number): string {
  const rim = dice.pick([palette.sea, palette.near, palette.accent, palette.mid]);
  const dots = Array.from({ length: 28 }, (_, index) => {
    const turn = (index / 28) * Math.PI * 2;
    return circle(x + Math.cos(turn) * r * 0.83, y + Math.sin(turn) * r * 0.83, r * 0.034, rim);
  });
  return [
    circle(x + 1.6 * unit, y + 2.2 * unit, r, palette.ink, 'opacity="0.2"'),
    circle(x, y, r, palette.paper),
    circle(x, y, r * 0.95, "none", `stroke="${rim}" stroke-width="${n(r * 0.045)}"`),
    ...dots,
    circle(x, y, r * 0.68, palette.ink, 'opacity="0.05"'),
  ].join("");
}

function cupFromAbove(canvas: Canvas, x: number, y: number, r: number): string {
  const { dice, palette } = canvas;
  const turn = dice.between(-60, 60);
  const glaze = dice.pick([palette.sea, palette.near, palette.accent]);
  const coffee = dice.pick(["#4a2a1a", "#5b3621", "#3a2017"]);
  const rings = [0.62, 0.4, 0.2].map((share, index) =>
    ellipse(
      x + r * 0.06 * index,
      y,
      r * share,
      r * share * 0.9,
      index % 2 ? coffee : "#c99a6b",
      'opacity="0.85"',
    ),
  );
  return [
    `<g transform="rotate(${n(turn)} ${n(x)} ${n(y)})">`,
    stroke(
      `${at("M", x + r * 0.9, y - r * 0.16)}${at("C", x + r * 1.6, y - r * 0.4, x + r * 1.6, y + r * 0.4, x + r * 0.9, y + r * 0.16)}`,
      glaze,
      r * 0.16,
    ),
    circle(x, y, r, glaze),
    circle(x, y, r * 0.88, palette.paper),
    circle(x, y, r * 0.8, coffee),
    ...rings,
    path(
      `${at("M", x - r * 0.72, y - r * 0.2)}${at("A", r * 0.78, r * 0.78, 0, 0, 1, x, y - r * 0.74)}${at("A", r, r, 0, 0, 0, x - r * 0.72, y - r * 0.2)}Z`,
      "#ffffff",
      'opacity="0.2"',
    ),
    "</g>",
  ].join("");
}

function simit({ dice }: Canvas, x: number, y: number, r: number): string {
  const seeds = Array.from({ length: 60 }, () => {
    const turn = dice.between(0, Math.PI * 2);
    const far = r * dice.between(0.56, 0.98);
    return ellipse(
      x + Math.cos(turn) * far,
      y + Math.sin(turn) * far,
      r * 0.035,
      r * 0.02,
      "#f3dca8",
    );
  });
  return `${circle(x, y, r * 0.77, "none", `stroke="#b56a2d" stroke-width="${n(r * 0.44)}"`)}${circle(x, y, r * 0.86, "none", `stroke="#cf8743" stroke-width="${n(r * 0.16)}"`)}${seeds.join("")}`;
}

function fruit({ palette }: Canvas, x: number, y: number, r: number, colour: string): string {
  return [0, 72, 144, 216, 288]
    .map((degrees) => {
      const turn = (degrees / 180) * Math.PI;
      const [cx, cy] = [x + Math.cos(turn) * r * 0.55, y + Math.sin(turn) * r * 0.55];
      return `${circle(cx + r * 0.05, cy + r * 0.08, r * 0.36, palette.ink, 'opacity="0.2"')}${circle(cx, cy, r * 0.36, colour)}${circle(cx - r * 0.1, cy - r * 0.12, r * 0.09, "#ffffff", 'opacity="0.4"')}`;
    })
    .join("");
}

function spoon({ palette, dice }: Canvas, x: number, y: number, size: number): string {
  const metal = palette.dark ? palette.paper : palette.ink;
  return `<g opacity="0.85" transform="rotate(${n(dice.between(-16, 16))} ${n(x)} ${n(y)})">${ellipse(x, y - size * 0.4, size * 0.075, size * 0.13, metal)}${rect(x - size * 0.016, y - size * 0.3, size * 0.032, size * 0.76, metal, `rx="${n(size * 0.016)}"`)}</g>`;
}
