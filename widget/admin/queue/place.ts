import type { QueueCounts } from "#wire/admin-wall.ts";
import type { Placement } from "#wire/placement.ts";
import type { Order } from "./filters.ts";
import type { State } from "./lifecycle.ts";
import type { QueueState } from "./queue-state.ts";

/** Puts a placement where it belongs: into view when the tab is its state, out of view when it is not. */
export function place(state: QueueState, placement: Placement): QueueState {
  const id = placement.post.id;
  if (placement.state !== state.tab) return withdraw(state, new Set([id]));
  const known = state.cards.some((card) => card.post.id === id);
  if (known) return { ...state, cards: state.cards.map((card) => same(card, id, placement)) };
  const at = state.cards.findIndex((card) => compare(placement, card, state.order) < 0);
  const cards = at < 0 ? [...state.cards, placement] : state.cards.toSpliced(at, 0, placement);
  return { ...state, cards };
}

/** Takes cards out of view. The keyboard stays where it is, or goes to the next card that is left. */
export function withdraw(state: QueueState, ids: ReadonlySet<string>): QueueState {
  const cards = state.cards.filter((card) => !ids.has(card.post.id));
  if (cards.length === state.cards.length) return state;
  const selected = new Set([...state.selected].filter((id) => !ids.has(id)));
  return { ...state, cards, selected, here: hereWithout(state, ids) };
}

/** Moves `count` from one number to another; a number never falls below none. */
export function shift(counts: QueueCounts, from: State, to: State, count: number): QueueCounts {
  return {
    ...counts,
    [from]: Math.max(0, counts[from] - count),
    [to]: counts[to] + count,
  };
}

/** The order of the server's lists: what is not known comes last, and arrival settles the rest. */
export function compare(a: Placement, b: Placement, order: Order): number {
  if (order === "oldest") return byArrival(a, b);
  if (order === "newest") return -byArrival(a, b);
  const [one, other] = [measure(a, order), measure(b, order)];
  if (one === other) return byArrival(a, b);
  if (one === null) return 1;
  if (other === null) return -1;
  return order === "reach-least" ? one - other : other - one;
}

function measure({ post }: Placement, order: Order): number | null {
  return (order === "engaged" ? post.engagement : post.author?.followers) ?? null;
}

// Ids are UUIDv7: they break ties in the order of making.
function byArrival(a: Placement, b: Placement): number {
  const [first, second] = [a.post.arrivedAt + a.post.id, b.post.arrivedAt + b.post.id];
  return first < second ? -1 : first > second ? 1 : 0;
}

function same(card: Placement, id: string, placement: Placement): Placement {
  return card.post.id === id ? placement : card;
}

function hereWithout(state: QueueState, ids: ReadonlySet<string>): string | null {
  if (!state.here || !ids.has(state.here)) return state.here;
  const at = state.cards.findIndex((card) => card.post.id === state.here);
  const left = (card: Placement) => !ids.has(card.post.id);
  const after = state.cards.slice(at + 1).find(left);
  return (after ?? state.cards.slice(0, at).findLast(left))?.post.id ?? null;
}
