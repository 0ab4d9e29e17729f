/** Which cards of a long list are drawn, and how much room stands for the others. Pure. */

/** A card to draw, or the room that undrawn ones take before the card at `before`. */
export type Row = { at: number } | { gap: number; before: number };

/** `[from, to)`. */
export type Range = readonly [from: number, to: number];

/** The cards that touch a stretch of the list. */
export function rangeWithin(tops: Float64Array, start: number, end: number): Range {
  const count = tops.length - 1;
  const from = Math.max(0, firstAfter(tops, start) - 1);
  const to = Math.min(count, firstAfter(tops, end));
  return [Math.min(from, count), Math.max(to, from)];
}

/** So many cards that nobody sees yet are drawn in one frame; more would be felt as a jerk. */
const atOnce = 2;
/** Cards that were left behind stay for so long, so that a hand that trembles draws nothing twice. */
const slack = 3;

/**
 * The next step from what is drawn to what should be: what is in sight at once, what is near a few cards a frame. Is
 * the answer what was given, there is nothing left to do.
 */
export function stepToward(drawn: Range, sight: Range, near: Range): Range {
  const apart = drawn[1] <= sight[0] || drawn[0] >= sight[1];
  const [from, to] = apart ? sight : drawn;
  return [side(Math.min(from, sight[0]), near[0], -1), side(Math.max(to, sight[1]), near[1], 1)];
}

function side(now: number, wanted: number, out: 1 | -1): number {
  const missing = (wanted - now) * out;
  if (missing > 0) return now + Math.min(missing, atOnce) * out;
  return -missing > slack ? wanted : now;
}

/** Cards of the range and of `keep`, such as the one with the focus, with gaps for all between them. */
export function rowsOf(tops: Float64Array, [from, to]: Range, keep: readonly number[]): Row[] {
  const count = tops.length - 1;
  const drawn = new Set(keep.filter((at) => at >= 0 && at < count));
  for (let at = from; at < Math.min(to, count); at++) drawn.add(at);
  const rows: Row[] = [];
  let next = 0;
  for (const at of [...drawn].sort((a, b) => a - b)) {
    if (at > next) rows.push(gap(tops, next, at));
    rows.push({ at });
    next = at + 1;
  }
  if (next < count) rows.push(gap(tops, next, count));
  return rows;
}

function gap(tops: Float64Array, from: number, to: number): Row {
  return { gap: (tops[to] ?? 0) - (tops[from] ?? 0), before: to };
}

/** The first place whose top lies beyond. */
function firstAfter(tops: Float64Array, y: number): number {
  let [low, high] = [0, tops.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tops[middle] ?? 0) <= y) low = middle + 1;
    else high = middle;
  }
  return low;
}
