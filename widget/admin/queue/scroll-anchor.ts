/**
 * Keeps what is looked at where it is while cards above it come, go or turn out taller than guessed. Browsers anchor
 * scrolling too, but not all of them, and none across a gap that becomes cards.
 */
export class Anchor {
  readonly #cards: () => HTMLElement[];
  #kept: { card: HTMLElement; top: number } | null = null;

  constructor(cards: () => HTMLElement[]) {
    this.#cards = cards;
  }

  /** The first card in sight, before anything changes. */
  remember(): void {
    const card = this.#cards().find((one) => one.getBoundingClientRect().bottom > 0);
    this.#kept = card ? { card, top: card.getBoundingClientRect().top } : null;
  }

  /** Scrolls by as much as that card has moved; one that has left cannot tell. */
  restore(): void {
    const { card, top } = this.#kept ?? {};
    this.#kept = null;
    if (!card?.isConnected || top === undefined) return;
    const moved = card.getBoundingClientRect().top - top;
    if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: "instant" });
  }
}
