import type { QueueHost } from "./queue-host.ts";

/** Going from card to card with the keys. */
export class Walking {
  readonly #host: QueueHost;
  readonly #isAtCard: () => boolean;

  constructor(host: QueueHost, isAtCard: () => boolean) {
    this.#host = host;
    this.#isAtCard = isAtCard;
  }

  /** The first press only shows where one is; from then on it moves. Answers where one has come from and to. */
  step = (by: 1 | -1): { from: string | null; to: string | null } => {
    const { cards, here } = this.#host.queue;
    const at = Math.max(
      0,
      cards.findIndex((card) => card.post.id === here),
    );
    const next = this.#isAtCard() ? Math.min(cards.length - 1, Math.max(0, at + by)) : at;
    const to = cards[next]?.post.id ?? null;
    if (to) this.#host.store.goTo(to);
    this.#host.follow();
    return { from: cards[at]?.post.id ?? null, to };
  };
}
