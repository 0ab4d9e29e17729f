/** Cups, jugs, bowls and vases, seen from the side: the brand's own things. */
import { at, type Canvas, ellipse, n, path, stroke } from "./svg.ts";

/** Half a profile from foot to rim, as [share of half width, share of height]. */
type Profile = readonly (readonly [number, number])[];

const profiles: Record<string, Profile> = {
  vase: [
    [0.44, 0],
    [0.86, 0.22],
    [1, 0.45],
    [0.72, 0.7],
    [0.34, 0.86],
    [0.42, 1],
  ],
  amphora: [
    [0.3, 0],
    [0.7, 0.25],
    [1, 0.6],
    [0.8, 0.8],
    [0.4, 0.9],
    [0.52, 1],
  ],
  bottle: [
    [0.7, 0],
    [0.98, 0.18],
    [1, 0.42],
    [0.5, 0.62],
    [0.24, 0.78],
    [0.3, 1],
  ],
  jar: [
    [0.62, 0],
    [0.96, 0.2],
    [1, 0.55],
    [0.94, 0.78],
    [0.7, 0.9],
    [0.76, 1],
  ],
  bowl: [
    [0.34, 0],
    [0.4, 0.08],
    [0.7, 0.3],
    [0.9, 0.62],
    [1, 0.88],
    [1, 1],
  ],
  cup: [
    [0.5, 0],
    [0.72, 0.1],
    [0.9, 0.34],
    [0.97, 0.66],
    [1, 0.9],
    [1, 1],
  ],
  beaker: [
    [0.7, 0],
    [0.8, 0.16],
    [0.88, 0.4],
    [0.94, 0.66],
    [0.98, 0.88],
    [1, 1],
  ],
};

export type VesselKind = keyof typeof profiles;
export const tallKinds = ["vase", "amphora", "bottle", "jar"] as const;

export interface Vessel {
  kind: string;
  x: number;
  floor: number;
  width: number;
  height: number;
  body: string;
  glaze: string;
  ink: string;
  /** Share of the height, from the top, that was dipped in glaze. */
  dip: number;
}

/** A vessel with its glaze, a soft side in shade, a light edge and its mouth. */
export function vessel(canvas: Canvas, it: Vessel): string {
  const outline = outlineOf(it);
  const clip = `v${n(it.x)}-${n(it.floor)}-${n(it.width)}`.replaceAll(".", "_");
  const { x, floor, width, height } = it;
  const lip = (profiles[it.kind]?.at(-1)?.[0] ?? 1) * (width / 2);
  const edge = floor - height * (1 - it.dip);
  const sway = height * 0.03;
  return [
    `<defs><clipPath id="${clip}"><path d="${outline}"/></clipPath></defs>`,
    ellipse(x + width * 0.16, floor, width * 0.62, height * 0.05, it.ink, 'opacity="0.18"'),
    `<g clip-path="url(#${clip})">`,
    path(outline, it.body),
    speckles(canvas, it),
    path(
      `${at("M", x - width, floor - height * 1.1)}${at("L", x + width, floor - height * 1.1)}${at("L", x + width, edge)}${at("C", x + width * 0.3, edge + sway * 3, x + width * 0.1, edge - sway * 2, x - width * 0.12, edge + sway)}${at("S", x - width * 0.4, edge - sway, x - width, edge + sway)}Z`,
      it.glaze,
    ),
    path(
      `${at("M", x + width * 0.16, floor)}${at("Q", x + width * 0.34, floor - height * 0.5, x + width * 0.14, floor - height)}${at("L", x + width, floor - height)}${at("L", x + width, floor)}Z`,
      it.ink,
      'opacity="0.15"',
    ),
    stroke(
      `${at("M", x - width * 0.36, floor - height * 0.2)}${at("Q", x - width * 0.43, floor - height * 0.5, x - width * 0.36, floor - height * 0.8)}`,
      "#ffffff",
      width * 0.035,
      'opacity="0.4"',
    ),
    "</g>",
    ellipse(x, floor - height, lip, lip * 0.2, it.glaze),
    ellipse(x, floor - height, lip * 0.88, lip * 0.145, it.ink, 'opacity="0.72"'),
  ].join("");
}

function speckles({ dice }: Canvas, it: Vessel): string {
  return Array.from({ length: 18 }, () =>
    ellipse(
      it.x + dice.between(-0.5, 0.5) * it.width,
      it.floor - dice.between(0, 1) * it.height,
      it.width * 0.009,
      it.width * 0.009,
      it.ink,
      'opacity="0.4"',
    ),
  ).join("");
}

/** A handle on the right side, drawn before its vessel so that it seems to grow out of it. */
export function handle(it: Vessel, from = 0.8, to = 0.28): string {
  const side = it.x + it.width * 0.46;
  const reach = it.x + it.width * 0.86;
  const [high, low] = [it.floor - it.height * from, it.floor - it.height * to];
  return stroke(
    `${at("M", side, high)}${at("C", reach, high - it.height * 0.05, reach, low, side - it.width * 0.06, low)}`,
    it.glaze,
    it.width * 0.085,
  );
}

function outlineOf({ kind, x, floor, width, height }: Vessel): string {
  const profile = profiles[kind] ?? profiles.cup ?? [];
  const right = profile.map(([w, h]) => [x + (w * width) / 2, floor - h * height] as const);
  const left = profile
    .map(([w, h]) => [x - (w * width) / 2, floor - h * height] as const)
    .reverse();
  return `${smooth(right, "M")}${smooth(left, "L")}Z`;
}

/** Rounds a line of points: each curve ends half way to the next point. */
function smooth(points: readonly (readonly [number, number])[], first: "M" | "L"): string {
  return points
    .map(([px, py], index) => {
      const next = points[index + 1];
      if (index === 0) return at(first, px, py);
      if (next === undefined) return at("L", px, py);
      return at("Q", px, py, (px + next[0]) / 2, (py + next[1]) / 2);
    })
    .join("");
}

export function steam(canvas: Canvas, x: number, y: number, size: number, colour: string): string {
  const wisps = [-0.5, 0, 0.5].map((shift) => {
    const cx = x + shift * size * 0.5;
    const tall = size * canvas.dice.between(0.8, 1.3);
    return stroke(
      `${at("M", cx, y)}${at("C", cx - size * 0.28, y - tall * 0.35, cx + size * 0.3, y - tall * 0.6, cx, y - tall)}`,
      colour,
      size * 0.05,
    );
  });
  return `<g opacity="0.5">${wisps.join("")}</g>`;
}
