/** People as geometry: a bust before a pattern, and the small version for avatars. */
import { at, type Canvas, circle, ellipse, path, rect, type Scene, stroke } from "./svg.ts";
import { steam, vessel } from "./vessels.ts";

const skins = ["#f2c9a8", "#e4ac83", "#c98b62", "#a56a45", "#7c4a30", "#f6d9c0"];
const hairs = ["#2a1c18", "#4a2d1f", "#8a5230", "#c98f4a", "#1c1f2b", "#b9b4ad", "#7a2f28"];

/** Someone with a cup, before discs and stripes. */
export const portrait: Scene = (canvas) => {
  const { dice, width, height, unit, palette } = canvas;
  const x = width * dice.between(0.42, 0.58);
  const size = Math.min(width * 0.44, height * 0.36);
  const y = height - size * 1.62;
  const cupX = x + dice.pick([-1, 1]) * size * 0.62;
  const cupFloor = height - size * 0.18;
  return [
    backdrop(canvas, x, y, size),
    person(canvas, x, y, size, height),
    steam(canvas, cupX, cupFloor - size * 0.6, size * 0.34, palette.paper),
    vessel(canvas, {
      kind: "beaker",
      x: cupX,
      floor: cupFloor,
      width: size * 0.5,
      height: size * 0.56,
      body: palette.paper,
      glaze: palette.accent,
      ink: palette.ink,
      dip: 0.6,
    }),
    rect(0, height - size * 0.18, width, size * 0.2, palette.near),
    rect(0, height - size * 0.18, width, unit * 0.8, palette.paper, 'opacity="0.4"'),
  ].join("");
};

/** How somebody wears their hair: what decides which of the drawn heads is theirs. */
export type Hair = "long" | "short";

/** A face that fills a square, for avatars. */
export function faceWith(hair: Hair): Scene {
  return (canvas) => {
    const { dice, width, height } = canvas;
    const size = width * 0.42;
    const y = height * 0.47;
    const style = hair === "long" ? dice.whole(0, 2) : dice.whole(3, 4);
    return backdrop(canvas, width / 2, y, size) + person(canvas, width / 2, y, size, height, style);
  };
}

function backdrop(
  { dice, palette, width, height, unit }: Canvas,
  x: number,
  y: number,
  size: number,
): string {
  const ground = dice.pick([palette.far, palette.warm, palette.sea, palette.skyTop, palette.mid]);
  const disc = dice.pick([palette.sun, palette.paper, palette.skyLow]);
  const stripes = Array.from({ length: 9 }, (_, index) =>
    rect(0, (height / 9) * index, width, height / 18, palette.paper, 'opacity="0.14"'),
  );
  return [
    rect(0, 0, width, height, ground),
    ...(dice.chance(0.5) ? stripes : []),
    circle(x + dice.between(-10, 10) * unit, y - size * 0.1, size * 1.18, disc, 'opacity="0.9"'),
  ].join("");
}

/** Hair behind, neck, clothes, head, hair in front, features. `size` is twice the head's half width. */
function person(
  canvas: Canvas,
  x: number,
  y: number,
  size: number,
  floor: number,
  style = canvas.dice.whole(0, 4),
): string {
  const { dice, palette } = canvas;
  const skin = dice.pick(skins);
  const hair = dice.pick(hairs);
  const cloth = dice.pick([palette.accent, palette.near, palette.sea, palette.mid, palette.ink]);
  const w = size * 0.42;
  const h = size * 0.54;
  return [
    hairBehind(style, x, y, w, h, hair),
    rect(x - w * 0.36, y + h * 0.5, w * 0.72, h * 0.95, skin),
    rect(x - w * 0.36, y + h * 0.8, w * 0.72, h * 0.3, "#000000", 'opacity="0.12"'),
    path(
      `${at("M", x - size * 0.95, floor + 2)}${at("C", x - size * 0.92, y + h * 1.35, x - w * 0.9, y + h * 1.35, x - w * 0.42, y + h * 1.2)}${at("Q", x, y + h * 1.62, x + w * 0.42, y + h * 1.2)}${at("C", x + w * 0.9, y + h * 1.35, x + size * 0.92, y + h * 1.35, x + size * 0.95, floor + 2)}Z`,
      cloth,
    ),
    ellipse(x - w, y + h * 0.12, w * 0.16, h * 0.17, skin),
    ellipse(x + w, y + h * 0.12, w * 0.16, h * 0.17, skin),
    path(
      `${at("M", x - w, y - h * 0.2)}${at("C", x - w, y - h * 1.05, x + w, y - h * 1.05, x + w, y - h * 0.2)}${at("L", x + w, y + h * 0.2)}${at("C", x + w, y + h * 1.2, x - w, y + h * 1.2, x - w, y + h * 0.2)}Z`,
      skin,
    ),
    hairFront(style, x, y, w, h, hair),
    features(canvas, x, y, w, h, hair),
  ].join("");
}

function hairBehind(
  style: number,
  x: number,
  y: number,
  w: number,
  h: number,
  hair: string,
): string {
  if (style === 0) return rect(x - w * 1.26, y - h * 0.7, w * 2.52, h * 2.3, hair, `rx="${w}"`);
  if (style === 1) return circle(x, y - h * 1.12, w * 0.5, hair);
  if (style === 2) return circle(x, y - h * 0.28, w * 1.42, hair);
  return "";
}

function hairFront(
  style: number,
  x: number,
  y: number,
  w: number,
  h: number,
  hair: string,
): string {
  const fringe = path(
    `${at("M", x - w * 1.08, y + h * 0.02)}${at("C", x - w * 1.2, y - h * 1.3, x + w * 1.2, y - h * 1.3, x + w * 1.08, y + h * 0.02)}${at("C", x + w * 0.8, y - h * 0.62, x - w * 0.1, y - h * 0.5, x - w * 0.3, y - h * 0.66)}${at("C", x - w * 0.5, y - h * 0.4, x - w * 0.9, y - h * 0.36, x - w * 1.08, y + h * 0.02)}Z`,
    hair,
  );
  if (style !== 4) return fringe;
  const beard = path(
    `${at("M", x - w, y + h * 0.12)}${at("C", x - w, y + h * 1.34, x + w, y + h * 1.34, x + w, y + h * 0.12)}${at("C", x + w * 0.7, y + h * 0.52, x - w * 0.7, y + h * 0.52, x - w, y + h * 0.12)}Z`,
    hair,
  );
  return fringe + beard;
}

function features(
  { dice, palette }: Canvas,
  x: number,
  y: number,
  w: number,
  h: number,
  hair: string,
): string {
  const line = w * 0.07;
  const brow = (side: number) =>
    stroke(
      `${at("M", x + side * w * 0.22, y - h * 0.14)}${at("Q", x + side * w * 0.42, y - h * 0.24, x + side * w * 0.62, y - h * 0.12)}`,
      hair,
      line,
    );
  const eye = (side: number) =>
    stroke(
      `${at("M", x + side * w * 0.28, y + h * 0.06)}${at("Q", x + side * w * 0.42, y + h * 0.15, x + side * w * 0.56, y + h * 0.06)}`,
      "#2a1c18",
      line * 0.9,
    );
  const glasses = (side: number) =>
    circle(
      x + side * w * 0.42,
      y + h * 0.06,
      w * 0.29,
      "none",
      `stroke="${palette.ink}" stroke-width="${line * 0.8}"`,
    );
  const bridge = stroke(
    `${at("M", x - w * 0.13, y + h * 0.04)}${at("L", x + w * 0.13, y + h * 0.04)}`,
    palette.ink,
    line * 0.8,
  );
  return [
    brow(-1),
    brow(1),
    eye(-1),
    eye(1),
    stroke(
      `${at("M", x, y + h * 0.05)}${at("L", x - w * 0.1, y + h * 0.36)}${at("L", x + w * 0.05, y + h * 0.38)}`,
      "#000000",
      line * 0.8,
      'opacity="0.3"',
    ),
    stroke(
      `${at("M", x - w * 0.24, y + h * 0.6)}${at("Q", x, y + h * 0.76, x + w * 0.24, y + h * 0.6)}`,
      "#9c3b32",
      line,
    ),
    circle(x - w * 0.58, y + h * 0.4, w * 0.18, "#e8603c", 'opacity="0.28"'),
    circle(x + w * 0.58, y + h * 0.4, w * 0.18, "#e8603c", 'opacity="0.28"'),
    dice.chance(0.3) ? glasses(-1) + glasses(1) + bridge : "",
    dice.chance(0.4)
      ? circle(x - w * 1.02, y + h * 0.42, w * 0.13, palette.sun) +
        circle(x + w * 1.02, y + h * 0.42, w * 0.13, palette.sun)
      : "",
  ].join("");
}
