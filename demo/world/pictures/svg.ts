import type { Dice } from "../dice.ts";
import type { Palette } from "./palettes.ts";

/** What every scene is given: the sheet to fill, its colours and its luck. */
export interface Canvas {
  width: number;
  height: number;
  palette: Palette;
  dice: Dice;
  /** The shorter side divided by 100: what a stroke or a small thing is measured in. */
  unit: number;
}

export type Scene = (canvas: Canvas) => string;

/** Coordinates with one decimal: a tenth of a pixel is never seen and halves the text. */
export const n = (value: number) => String(Math.round(value * 10) / 10);

export function rect(x: number, y: number, w: number, h: number, fill: string, more = ""): string {
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" fill="${fill}" ${more}/>`;
}

export function circle(x: number, y: number, r: number, fill: string, more = ""): string {
  return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${fill}" ${more}/>`;
}

export function ellipse(
  x: number,
  y: number,
  rx: number,
  ry: number,
  fill: string,
  more = "",
): string {
  return `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}" ${more}/>`;
}

export function path(d: string, fill: string, more = ""): string {
  return `<path d="${d}" fill="${fill}" ${more}/>`;
}

export function stroke(d: string, colour: string, width: number, more = ""): string {
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${n(width)}" stroke-linecap="round" ${more}/>`;
}

/** A path command with its numbers, `at("L", 3, 4)`. */
export function at(command: string, ...numbers: number[]): string {
  return `${command}${numbers.map(n).join(" ")}`;
}

export function linear(id: string, top: string, low: string): string {
  return `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="1" stop-color="${low}"/></linearGradient>`;
}

/** Light that fades to nothing, for suns and lamps. */
export function glow(id: string, colour: string, strength = 0.75): string {
  return `<radialGradient id="${id}"><stop offset="0" stop-color="${colour}" stop-opacity="${strength}"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>`;
}

/** A finished drawing; `body` may hold its own `<defs>`. */
export function sheet(canvas: Canvas, body: string): string {
  const { width, height } = canvas;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}</svg>`;
}
