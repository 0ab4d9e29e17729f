import type { Card } from "./cards.ts";
import { columnsIn, placeCards } from "./masonry.ts";

export interface LayoutOptions {
  masonry: boolean;
  /** A fixed number of columns, or as many as fit. */
  columns: number | null;
  /** Cards stay in their columns: what is taken away moves only what was below it. */
  keep: boolean;
  /** Cards glide to their places. */
  glide: boolean;
  /** The width changed: what is remembered of cards out of sight is no longer true. */
  anew: boolean;
}

/** A lone card would be stretched over the whole page otherwise. */
const widestPx = 460;
const narrowestPx = 270;

/**
 * Gives every card its place. Heights are read in one go and written in one go, in the same task that put the cards
 * on the page: nothing is painted in between, and moves by `translate` are not layout shifts.
 */
export function layOut(list: HTMLElement, all: readonly Card[], options: LayoutOptions): void {
  list.classList.toggle("moves", options.glide);
  if (options.anew) for (const { element } of all) element.classList.remove("settled");
  if (!options.masonry) {
    settle(all, measure(all));
    for (const { element } of all) element.style.translate = "";
    list.style.blockSize = list.style.inlineSize = "";
    return;
  }
  const { columnGap, direction } = getComputedStyle(list);
  const gap = Number.parseFloat(columnGap) || 0;
  const width = list.parentElement?.clientWidth ?? 0;
  const columns = options.columns ?? columnsIn(width, narrowestPx, gap, all.length);
  const share = (width - gap * (columns - 1)) / columns;
  const column = options.columns ? share : Math.min(share, widestPx);
  list.style.setProperty("--_column", `${column}px`);
  list.style.inlineSize = all.length > 0 ? `${columns * (column + gap) - gap}px` : "";
  const heights = measure(all);
  const kept = options.keep ? all.map((card) => card.column) : [];
  const { places, height } = placeCards(heights, columns, gap, kept);
  const sign = direction === "rtl" ? -1 : 1;
  for (const [index, card] of all.entries()) {
    const place = places[index];
    if (!place) continue;
    card.column = place.column;
    card.element.style.translate = `${sign * place.column * (column + gap)}px ${place.top}px`;
  }
  settle(all, heights);
  list.style.blockSize = `${height}px`;
}

function measure(all: readonly Card[]): number[] {
  return all.map(({ element }) => element.getBoundingClientRect().height);
}

/** From now on cards out of sight cost nothing; their remembered size keeps the page from moving when they return. */
function settle(all: readonly Card[], heights: readonly number[]): void {
  for (const [index, card] of all.entries()) {
    card.height = heights[index] ?? 0;
    card.element.style.setProperty("--_height", `${card.height}px`);
    card.element.classList.add("settled");
  }
}
