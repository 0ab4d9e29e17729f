/** Where one card stands: its column from the start edge, and its distance from the top. */
export interface Place {
  column: number;
  top: number;
}

/** Columns that end within this many pixels of each other count as level, so that the earlier one is filled first. */
const levelPx = 24;

/**
 * Native masonry (`display: grid-lanes`) is not used, where there is script, for the reader's sake. It has no memory
 * of columns: when one of 30 cards left, 17 to 27 others changed their column at once, a layout shift of 0.14–0.73 on
 * the host page (Chromium 156, `flow-tolerance` as here). Ours moves only what was below, and by `translate`, which
 * is no shift at all.
 *
 * Stands cards in columns so that they still read in rows: each goes to the shortest column, the earliest of those
 * that are about level. `kept` names columns that cards already stand in: they stay there, so that taking one card
 * away moves only what was below it.
 */
export function placeCards(
  heights: readonly number[],
  columns: number,
  gap: number,
  kept: readonly (number | undefined)[] = [],
): { places: Place[]; height: number } {
  const ends = new Array<number>(Math.max(1, columns)).fill(0);
  const places = heights.map((height, index) => {
    const column = kept[index] ?? ends.findIndex((end) => end <= Math.min(...ends) + levelPx);
    const top = ends[column] ?? 0;
    ends[column] = top + height + gap;
    return { column, top };
  });
  return { places, height: Math.max(gap, ...ends) - gap };
}

/** How many columns of at least `least` pixels fit, and never more than there are cards. */
export function columnsIn(width: number, least: number, gap: number, cards: number): number {
  return Math.max(1, Math.min(Math.floor((width + gap) / (least + gap)), cards));
}
