/** Scenes indoors: cup on a table, shelf, window, vase. */

import { archOfLight, glazed, plant, saucer, tableTop, tiles, treats, wall } from "./furniture.ts";
import { branch, ridge, sky, water } from "./nature.ts";
import { at, circle, rect, type Scene, stroke } from "./svg.ts";
import { handle, steam, tallKinds, vessel } from "./vessels.ts";

/** A cup and its company on a table, before a wall with an arch of light. */
export const cupOnTable: Scene = (canvas) => {
  const { dice, width, height, unit, palette } = canvas;
  const table = height * dice.between(0.66, 0.74);
  const cupX = width * dice.between(0.42, 0.58);
  const size = dice.between(36, 46) * unit;
  const cup = glazed(canvas, "cup", cupX, table + 10 * unit, size, size * dice.between(0.62, 0.8));
  const side = dice.chance(0.5) ? -1 : 1;
  const friendX = cupX + side * dice.between(38, 46) * unit;
  const tall = glazed(
    canvas,
    dice.pick(tallKinds),
    friendX,
    table + 3 * unit,
    22 * unit,
    dice.between(34, 46) * unit,
  );
  return [
    wall(canvas, table),
    archOfLight(canvas, table, cupX - side * 18 * unit),
    tableTop(canvas, table),
    branch(
      canvas,
      friendX,
      tall.floor - tall.height,
      34 * unit,
      side * 9 * unit,
      plant(canvas),
      palette.accent,
    ),
    vessel(canvas, tall),
    saucer(canvas, cupX, table + 10 * unit, size),
    handle(cup),
    vessel(canvas, cup),
    steam(canvas, cupX, cup.floor - cup.height - 2 * unit, 16 * unit, palette.paper),
    treats(canvas, cupX - side * 34 * unit, table + 17 * unit),
  ].join("");
};

/** A window in a thick wall: the sea outside, a cup on the sill. */
export const windowSill: Scene = (canvas) => {
  const { dice, width, height, unit, palette } = canvas;
  const sill = height * 0.76;
  const halfW = Math.min(width * 0.36, 46 * unit);
  const cx = width / 2;
  const spring = height * 0.14 + halfW;
  const arch = `${at("M", cx - halfW, sill)}${at("L", cx - halfW, spring)}${at("A", halfW, halfW, 0, 0, 1, cx + halfW, spring)}${at("L", cx + halfW, sill)}Z`;
  const horizon = sill - (sill - spring) * dice.between(0.25, 0.6) - 6 * unit;
  const sunX = cx + dice.between(-0.5, 0.5) * halfW;
  const size = dice.between(24, 30) * unit;
  const cup = glazed(
    canvas,
    dice.pick(["cup", "beaker"]),
    cx + dice.between(-16, 16) * unit,
    sill + 3 * unit,
    size,
    size * 0.84,
  );
  const inner = palette.dark ? palette.near : palette.warm;
  return [
    rect(0, 0, width, height, inner),
    rect(0, 0, width, height, palette.paper, `opacity="${palette.dark ? 0.06 : 0.55}"`),
    `<defs><clipPath id="arch"><path d="${arch}"/></clipPath></defs><g clip-path="url(#arch)">`,
    sky(canvas, horizon, sunX, horizon - dice.between(4, 24) * unit, 8 * unit),
    ridge(canvas, horizon, horizon + 2, 9 * unit, palette.far),
    water(canvas, horizon, height, sunX),
    "</g>",
    stroke(arch, palette.paper, 2.6 * unit),
    rect(cx - halfW - 5 * unit, sill, halfW * 2 + 10 * unit, 6 * unit, palette.paper),
    rect(
      cx - halfW - 5 * unit,
      sill + 6 * unit,
      halfW * 2 + 10 * unit,
      1.4 * unit,
      palette.ink,
      'opacity="0.2"',
    ),
    tiles(canvas, sill + 7.4 * unit),
    handle(cup),
    vessel(canvas, cup),
    steam(canvas, cup.x, cup.floor - cup.height - 2 * unit, 12 * unit, palette.paper),
  ].join("");
};

/** Shelves of glazed things, each row its own order. */
export const shelf: Scene = (canvas) => {
  const { dice, width, height, unit, palette } = canvas;
  const rows = height > width * 1.1 ? 3 : 2;
  const parts = [wall(canvas, height)];
  for (let row = 0; row < rows; row += 1) {
    const floor = (height * (row + 0.9)) / rows;
    const room = height / rows;
    parts.push(
      rect(0, floor, width, 2.4 * unit, palette.dark ? palette.mid : palette.warm),
      rect(0, floor + 2.4 * unit, width, 4 * unit, palette.ink, 'opacity="0.12"'),
    );
    for (let x = dice.between(4, 10) * unit; x < width - 8 * unit; ) {
      const kind = dice.pick([...tallKinds, "bowl", "cup", "beaker"]);
      const w = dice.between(15, 26) * unit;
      const low = kind === "bowl" || kind === "cup";
      const h = low ? w * 0.6 : Math.min(room * dice.between(0.45, 0.78), w * 2);
      const it = glazed(canvas, kind, x + w / 2, floor, w, h);
      if (kind === "cup" || kind === "beaker") parts.push(handle(it));
      parts.push(vessel(canvas, it));
      x += w * dice.between(1.12, 1.5);
    }
  }
  return parts.join("");
};

/** One vase with branches before a great disc. */
export const bouquet: Scene = (canvas) => {
  const { dice, width, height, unit, palette } = canvas;
  const table = height * 0.8;
  const x = width * dice.between(0.44, 0.56);
  const tall = glazed(canvas, dice.pick(tallKinds), x, table + 6 * unit, 31 * unit, 40 * unit);
  const mouth = tall.floor - tall.height;
  const leaf = plant(canvas);
  const stems = [-20, -11, -3, 6, 15, 23].map((lean, index) =>
    branch(
      canvas,
      x + lean * 0.14 * unit,
      mouth + 2 * unit,
      Math.min(dice.between(32, 48) * unit, mouth * 0.86),
      lean * unit,
      index % 2 === 0 ? leaf : palette.near,
      index % 2 === 0 ? palette.accent : palette.warm,
    ),
  );
  return [
    wall(canvas, table),
    circle(
      x + dice.between(-12, 12) * unit,
      table - 36 * unit,
      34 * unit,
      palette.sun,
      'opacity="0.9"',
    ),
    tableTop(canvas, table),
    ...stems,
    vessel(canvas, tall),
    treats(canvas, x + dice.pick([-30, 30]) * unit, table + 12 * unit),
  ].join("");
};
