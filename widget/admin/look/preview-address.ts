import type { Look } from "#wire/wall.ts";
import { drawnColours, plainLengths, type Scheme } from "./drawn-colours.ts";

export const devices = { phone: 390, tablet: 820, desktop: 1280 } as const;
export type Device = keyof typeof devices;

export interface PreviewOf {
  wall: string;
  draft: Look;
  /** What the wall falls back on where the address says nothing. */
  saved: Look;
  scheme: Scheme;
  /** Width of the page that is shown, in CSS pixels. */
  width: number;
}

/**
 * The address of the wall in the draft's look. Choices that the draft gives back to the style while the saved look
 * still has them are written out as the style has them: an address cannot say "none".
 */
export function previewAddress({ wall, draft, saved, scheme, width }: PreviewOf): string {
  const { layout, card, preset, density, theme } = draft;
  const values = Object.entries(valuesOf(draft, saved, scheme, width)).flatMap(([name, value]) =>
    value === null ? [] : [[name, `${value}`.replace("#", "")]],
  );
  const query = new URLSearchParams({
    ...{ layout, card, preset, density, theme },
    ...Object.fromEntries(values),
  });
  return `/w/${encodeURIComponent(wall)}/frame?${query}`;
}

function valuesOf(draft: Look, saved: Look, scheme: Scheme, width: number) {
  const lengths = plainLengths(draft);
  const { accent, text, surface } = drawnColours({ ...draft, text: null, surface: null }, scheme);
  const gap = draft.gap ?? lengths.gap;
  const plain = { accent, text, surface, ...lengths, columns: columnsThatFit(width, gap) };
  const names = ["columns", "accent", "text", "surface", "radius", "gap"] as const;
  return Object.fromEntries(
    names.map((name) => [name, draft[name] ?? (saved[name] === null ? null : plain[name])]),
  );
}

/** As the wall counts them: cards are at least 270 pixels wide. */
function columnsThatFit(width: number, gap: number): number {
  return Math.min(8, Math.max(1, Math.floor((width + gap) / (270 + gap))));
}
