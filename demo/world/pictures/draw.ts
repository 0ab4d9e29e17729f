/** From a seed to a finished picture: the scene as SVG, then sharp and a breath of grain. */
import sharp from "sharp";
import { diceFor } from "../dice.ts";
import { type Palette, palettes } from "./palettes.ts";
import { faceWith, type Hair, portrait } from "./people-scenes.ts";
import { fromAbove } from "./scenes-above.ts";
import { arches, kilim } from "./scenes-flat.ts";
import { bouquet, cupOnTable, shelf, windowSill } from "./scenes-inside.ts";
import { city, shore, village } from "./scenes-outside.ts";
import { type Canvas, type Scene, sheet } from "./svg.ts";

export const scenes = {
  cup: cupOnTable,
  window: windowSill,
  above: fromAbove,
  shelf,
  bouquet,
  shore,
  village,
  city,
  kilim,
  arches,
  portrait,
} satisfies Record<string, Scene>;
export type SceneName = keyof typeof scenes;

/** Width and height of each shape a phone or camera gives. */
export const shapes = [
  [1200, 1200],
  [1080, 1350],
  [1080, 1440],
  [1280, 720],
  [1260, 840],
] as const;

export interface PictureOrder {
  seed: string;
  scene: SceneName;
  width: number;
  height: number;
}

/** The drawing of an order; without a palette it takes one of its own by its seed. */
export function drawSvg(order: PictureOrder, palette?: Palette): string {
  return drawScene(scenes[order.scene], order.seed, order.width, order.height, palette);
}

/** A JPEG no wider than `width`; the whole picture without it. */
export async function paint(order: PictureOrder, width = order.width): Promise<Buffer> {
  const drawn = sharp(Buffer.from(drawSvg(order))).composite([
    { input: grain, raw: { width: grainSide, height: grainSide, channels: 4 }, tile: true },
  ]);
  if (width >= order.width) return await drawn.jpeg({ quality: 84 }).toBuffer();
  return await sharp(await drawn.png({ compressionLevel: 1 }).toBuffer())
    .resize({ width })
    .jpeg({ quality: 80 })
    .toBuffer();
}

/** A person's face as a PNG of 240 × 240. */
export async function paintAvatar(seed: string, hair: Hair): Promise<Buffer> {
  return await sharp(Buffer.from(drawScene(faceWith(hair), seed, 240, 240)))
    .png({ palette: true })
    .toBuffer();
}

function drawScene(
  scene: Scene,
  seed: string,
  width: number,
  height: number,
  palette?: Palette,
): string {
  const dice = diceFor("picture", seed);
  const own = dice.pick(palettes);
  const canvas: Canvas = {
    width,
    height,
    palette: palette ?? own,
    dice,
    unit: Math.min(width, height) / 100,
  };
  return sheet(canvas, scene(canvas));
}

const grainSide = 192;

/** Fine grey noise, laid over every picture: flat vector colour looks printed, not computed. */
const grain = grainOf(grainSide);

function grainOf(side: number): Buffer {
  const dice = diceFor("grain");
  const pixels = Buffer.alloc(side * side * 4);
  for (let offset = 0; offset < pixels.length; offset += 4) {
    const light = dice.chance(0.5) ? 255 : 0;
    pixels.fill(light, offset, offset + 3);
    pixels[offset + 3] = Math.floor(dice.next() * 15);
  }
  return pixels;
}
