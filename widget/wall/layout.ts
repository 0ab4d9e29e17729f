import type { Card } from "./cards.ts";
import { columnsIn, placeCards } from "./masonry.ts";

/** The room there is, in pixels. */
export interface Measures {
  width: number;
  height: number;
  gap: number;
  /** From the start edge on: −1 where that is the right one. */
  way: 1 | -1;
}

export function measuresOf(list: HTMLElement): Measures {
  const { columnGap, direction } = getComputedStyle(list);
  const { clientWidth, clientHeight } = list.parentElement as HTMLElement;
  return {
    width: clientWidth,
    height: clientHeight,
    gap: Number.parseFloat(columnGap) || 0,
    way: direction === "rtl" ? -1 : 1,
  };
}

export interface LayoutOptions extends Measures {
  masonry: boolean;
  /** A fixed number of columns, or as many as fit. */
  columns: number | null;
  /** Cards stay in their columns: what is taken away moves only what was below it. */
  keep: boolean;
  /** Cards glide to their places. */
  glide: boolean;
  /** How far down cards are in sight; what is below is placed by a guess until it is wanted. */
  room: number;
}

/** A lone card would be stretched over the whole page otherwise. */
const widestPx = 460;
const narrowestPx = 270;
const guessedPx = 400;

/**
 * Gives every card its place, in the same task that put it on the page: nothing is painted in between, and moves by
 * `translate` are not layout shifts. Only cards in sight are measured, because laying out text is by far the dearest
 * part of a wall's first moment.
 */
export function layOut(list: HTMLElement, all: readonly Card[], options: LayoutOptions): void {
  list.classList.toggle("moves", options.glide);
  const { gap, width } = options;
  const columns = options.masonry
    ? (options.columns ?? columnsIn(width, narrowestPx, gap, all.length))
    : 1;
  const share = (width - gap * (columns - 1)) / columns;
  const column = options.columns ? share : Math.min(share, widestPx);
  const total = `${columns * (column + gap) - gap}px`;
  list.style.setProperty("--_column", `${column}px`);
  list.style.inlineSize = options.masonry && all.length > 0 ? total : "";

  const { places, height } = settle(all, columns, options);
  const step = (column + gap) * options.way;
  for (const [index, card] of all.entries()) {
    const { column = 0, top = 0 } = places[index] ?? {};
    card.column = column;
    // What is not in sight costs nothing until it is; what is, would only come later for it.
    if (!card.height) card.element.classList.add("settled");
    card.element.style.translate = options.masonry ? `${column * step}px ${top}px` : "";
  }
  list.style.blockSize = options.masonry ? `${height}px` : "";
}

/** Places by what is known, measures what came into sight by that, and again, until nothing in sight is a guess. */
function settle(all: readonly Card[], columns: number, options: LayoutOptions) {
  const kept = options.keep ? all.map(({ column }) => column) : [];
  for (;;) {
    const heights = all.map(({ height }) => height || guessedPx);
    const placed = placeCards(heights, columns, options.gap, kept);
    const unsure = all.filter(
      ({ element, height }, index) =>
        !height &&
        (options.masonry ? (placed.places[index]?.top ?? 0) : element.offsetTop) < options.room,
    );
    if (unsure.length === 0) return placed;
    measure(unsure);
  }
}

/** Writes, then reads, then writes: one layout for all of them. Those that the server wrote were settled by it. */
function measure(cards: readonly Card[]): void {
  const settled = cards.filter(({ element }) => element.classList.contains("settled"));
  for (const { element } of settled) element.classList.remove("settled");
  for (const card of cards) card.height = card.element.getBoundingClientRect().height || 1;
  for (const { element } of settled) element.classList.add("settled");
}
