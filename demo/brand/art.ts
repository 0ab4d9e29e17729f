/** The brand's own drawings: each by day and by night, so that pages follow the reader's colour scheme. */
import { diceFor } from "../world/dice.ts";
import { drawSvg, type SceneName } from "../world/pictures/draw.ts";
import { type Palette, paletteNamed } from "../world/pictures/palettes.ts";
import { type Canvas, ellipse, sheet } from "../world/pictures/svg.ts";
import { handle, type Vessel, vessel } from "../world/pictures/vessels.ts";

interface Drawing {
  scene: SceneName;
  seed: string;
  width: number;
  height: number;
  day: string;
  night: string;
}

const drawings: Record<string, Drawing> = {
  hero: {
    scene: "shore",
    seed: "tuz 8",
    width: 1100,
    height: 1340,
    day: "aegean",
    night: "nightTeal",
  },
  cup: { scene: "cup", seed: "masa 1", width: 900, height: 900, day: "clay", night: "nightBlue" },
  table: {
    scene: "above",
    seed: "sofra 5",
    width: 1200,
    height: 900,
    day: "cobalt",
    night: "nightBlue",
  },
  workshop: {
    scene: "shelf",
    seed: "raf 7",
    width: 1200,
    height: 1400,
    day: "sage",
    night: "nightTeal",
  },
  street: {
    scene: "village",
    seed: "kapi 3",
    width: 1280,
    height: 720,
    day: "aegean",
    night: "nightPlum",
  },
  evening: {
    scene: "city",
    seed: "aksam 2",
    width: 1280,
    height: 720,
    day: "apricot",
    night: "nightBlue",
  },
};

const pieces: Record<
  string,
  { kind: string; wide: number; tall: number; dip: number; held: boolean }
> = {
  imbat: { kind: "cup", wide: 46, tall: 32, dip: 0.58, held: true },
  lodos: { kind: "vase", wide: 40, tall: 66, dip: 0.66, held: false },
  liman: { kind: "bowl", wide: 62, tall: 31, dip: 0.44, held: false },
  dalga: { kind: "bottle", wide: 40, tall: 64, dip: 0.5, held: false },
};

/** The drawing at `/art/{name}-{day|night}.svg`, or nothing when there is none of that name. */
export function artOf(name: string, time: "day" | "night"): string | undefined {
  const drawing = drawings[name];
  if (drawing !== undefined) return drawSvg(drawing, paletteNamed(drawing[time]));
  return name in pieces
    ? pieceOf(name, paletteNamed(time === "day" ? "aegean" : "nightTeal"))
    : undefined;
}

function pieceOf(name: string, palette: Palette): string {
  const piece = pieces[name];
  if (piece === undefined) return "";
  const canvas: Canvas = { width: 400, height: 400, palette, dice: diceFor(name), unit: 4 };
  const it: Vessel = {
    kind: piece.kind,
    x: piece.held ? 185 : 200,
    floor: 330,
    width: piece.wide * 4,
    height: piece.tall * 4,
    body: palette.paper,
    glaze: glazes[name] ?? palette.sea,
    ink: palette.ink,
    dip: piece.dip,
  };
  const shade = ellipse(200, 332, piece.wide * 2.4, 11, palette.ink, 'opacity="0.16"');
  return sheet(canvas, shade + (piece.held ? handle(it) : "") + vessel(canvas, it));
}

const glazes: Record<string, string> = {
  imbat: "#2b6f8c",
  lodos: "#c5552f",
  liman: "#7f9a7a",
  dalga: "#1f4f73",
};
