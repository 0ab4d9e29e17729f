import type { Placement } from "#wire/placement.ts";
import type { QueueHost } from "./queue-host.ts";

/** Which posts are selected, and how that is said. */
export class Selecting {
  readonly #host: QueueHost;
  /** Where a range begins: what was selected last by itself. */
  #from: string | null = null;

  constructor(host: QueueHost) {
    this.#host = host;
  }

  toggle = ({ post }: Placement): void => {
    const selected = new Set(this.#host.queue.selected);
    if (!selected.delete(post.id)) selected.add(post.id);
    this.#from = post.id;
    this.#take(selected);
  };

  /** From what was selected last up to this one. */
  rangeTo = (card: Placement): void => {
    const { cards, selected } = this.#host.queue;
    const places = [this.#from, card.post.id].map((id) =>
      cards.findIndex(({ post }) => post.id === id),
    );
    const [one = -1, other = -1] = places;
    if (one < 0) {
      this.toggle(card);
      return;
    }
    const within = cards.slice(Math.min(one, other), Math.max(one, other) + 1);
    this.#take(new Set([...selected, ...within.map(({ post }) => post.id)]));
  };

  all = (): void => {
    this.#take(new Set(this.#host.queue.cards.map(({ post }) => post.id)));
  };

  clear = (): void => {
    if (this.#host.queue.selected.size > 0) this.#take(new Set());
  };

  /** Takes along where one is and where one goes. */
  reach(from: string | null, to: string | null): void {
    const both = [from, to].filter((id) => id !== null);
    this.#from = to;
    this.#take(new Set([...this.#host.queue.selected, ...both]));
  }

  #take(selected: ReadonlySet<string>): void {
    this.#host.store.select(selected);
    this.#host.app.announce(this.#host.app.words.queue.selected(selected.size));
  }
}
