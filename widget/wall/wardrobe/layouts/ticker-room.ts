import type { WallParts } from "../../later.ts";

export interface Measures {
  lines: number;
  /** Height and width of a card, and from one card to the next, in pixels. */
  high: number;
  wide: number;
  step: number;
  textLines: number;
  isMoving: boolean;
}

const lowPx = 168;
const highPx = 236;
const widePx = 344;

/** Room below the cards for their shadow. */
const shadePx = 20;

/** As many lines as the room holds and the posts can fill; few posts stand still. */
export function measuresOf({ frame: { list, stage } }: WallParts, posts: number): Measures {
  const { columnGap, fontSize } = getComputedStyle(list);
  const gap = Number.parseFloat(columnGap) || 0;
  const scale = Math.max(1, Number.parseFloat(fontSize) / 16 || 1);
  const room = stage.clientHeight - shadePx;
  const wide = Math.round(Math.min(widePx * scale, stage.clientWidth * 0.86));
  const step = wide + gap;
  const fitting = Math.max(1, Math.floor((room + gap) / (lowPx * scale + gap)));
  const isLong = (lines: number) => Math.ceil(posts / lines) * step > stage.clientWidth + step;
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let lines = fitting;
  while (lines > 1 && !isLong(lines)) lines -= 1;
  const high = Math.round(
    Math.max(lowPx * scale, Math.min(highPx * scale, (room + gap) / lines - gap)),
  );
  const textLines = Math.max(2, Math.floor((high - 104 * scale) / (21 * scale)));
  return { lines, high, wide, step, textLines, isMoving: isLong(lines) && !isCalm };
}
