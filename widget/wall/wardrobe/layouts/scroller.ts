/** A row of equally wide cards that scrolls sideways, counted in cards from its start, in either direction of reading. */
export interface Scroller {
  /** The card at the start of what is seen. */
  first(): number;
  /** How many whole cards are seen at once, at least one. */
  fitting(): number;
  ends(): { start: boolean; end: boolean };
  /** Scrolls a card to the start. */
  go(index: number): void;
  /** Which card a key leads to, or `null`. */
  way(key: string, from: number, cards: number): number | null;
  /**
   * Keeps a card where its reader sees it after others came or went before it, or stays at the start. Returns by how
   * much the row was scrolled.
   */
  hold(anchor: Element | undefined): number;
}

export function scrollerOf(list: HTMLElement): Scroller {
  const sign = () => (getComputedStyle(list).direction === "rtl" ? -1 : 1);
  const step = () => {
    const gap = Number.parseFloat(getComputedStyle(list).columnGap) || 0;
    return ((list.firstElementChild as HTMLElement | null)?.offsetWidth ?? list.clientWidth) + gap;
  };
  const first = () => Math.round(Math.abs(list.scrollLeft) / step());

  return {
    first,
    fitting: () => Math.max(1, Math.floor((list.clientWidth + 8) / step())),
    ends() {
      const scrolled = Math.abs(list.scrollLeft);
      return { start: scrolled < 8, end: scrolled > list.scrollWidth - list.clientWidth - 8 };
    },
    go(index) {
      const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      list.scrollTo({
        left: sign() * Math.max(0, index) * step(),
        behavior: isCalm ? "instant" : "smooth",
      });
    },
    way(key, from, cards) {
      const last = cards - 1;
      const onward = sign() > 0 ? "ArrowRight" : "ArrowLeft";
      if (key === "Home") return 0;
      if (key === "End") return last;
      if (!/^Arrow(Left|Right)$/.test(key)) return null;
      return Math.min(last, Math.max(0, from + (key === onward ? 1 : -1)));
    },
    hold(anchor) {
      const before = list.scrollLeft;
      const index = anchor ? [...list.children].indexOf(anchor) : 0;
      // Left to itself the browser follows the card that it had snapped to, wherever that goes.
      list.style.scrollSnapType = "none";
      if (index >= 0) list.scrollTo({ left: sign() * index * step(), behavior: "instant" });
      const moved = list.scrollLeft - before;
      list.style.scrollSnapType = "";
      return moved;
    },
  };
}
