import type { QueueCounts } from "#wire/admin-wall.ts";
import type { Placement, PlacementPage } from "#wire/placement.ts";
import { compare, place, withdraw } from "./place.ts";
import type { QueueState } from "./queue-state.ts";

/** The first page came. */
export function openPage(state: QueueState, page: PlacementPage): QueueState {
  const cards = page.placements.filter((card) => !isMoving(state, card.post.id));
  const here = cards.find((card) => card.post.id === state.here) ?? cards[0];
  return hearCounts(
    { ...state, phase: "ready", cards, next: page.next, here: here?.post.id ?? null },
    page.counts,
  );
}

/** A further page came; what is in view already is not shown twice. */
export function appendPage(state: QueueState, page: PlacementPage): QueueState {
  const known = new Set(state.cards.map((card) => card.post.id));
  const fresh = page.placements.filter(
    (card) => !known.has(card.post.id) && !isMoving(state, card.post.id),
  );
  const arrived = new Map(
    [...state.arrived].filter(([id]) => !fresh.some((c) => c.post.id === id)),
  );
  const cards = [...state.cards, ...fresh];
  const here = state.here ?? cards[0]?.post.id ?? null;
  return { ...state, phase: "ready", cards, arrived, here, next: page.next };
}

/** What a look at the server's list changed: how many cards in view others have decided. */
export interface Reconciled {
  state: QueueState;
  left: number;
}

/**
 * Brings the view in line with a fresh first page without moving what is looked at: cards that are no longer there
 * leave, known ones are renewed, new ones wait in `arrived`. Cards beyond the page are left alone.
 */
export function reconcile(state: QueueState, page: PlacementPage): Reconciled {
  const fresh = new Map(page.placements.map((card) => [card.post.id, card]));
  const last = page.next === null ? null : (page.placements.at(-1) ?? null);
  const covered = (card: Placement) => !last || compare(card, last, state.order) <= 0;
  const left = state.cards.filter(
    (card) => covered(card) && !fresh.has(card.post.id) && !state.returned.has(card.post.id),
  );
  const stayed = withdraw(state, new Set(left.map((card) => card.post.id)));
  const cards = stayed.cards.map((card) => fresh.get(card.post.id) ?? card);
  const known = new Set(cards.map((card) => card.post.id));
  const arrived = new Map([...fresh].filter(([id]) => !known.has(id) && !isMoving(state, id)));
  const next = hearCounts({ ...stayed, cards, arrived }, page.counts);
  return { state: cards.length === 0 ? showArrived(next) : next, left: left.length };
}

/** Lets the new ones in. The keyboard goes to the first of them. */
export function showArrived(state: QueueState): QueueState {
  const fresh = [...state.arrived.values()];
  const shown = fresh.reduce(place, { ...state, arrived: new Map<string, Placement>() });
  return { ...shown, here: fresh[0]?.post.id ?? state.here };
}

/** Counts from the server. While a move is in flight they would jump back and forth, so they wait. */
export function hearCounts(state: QueueState, counts: QueueCounts): QueueState {
  return state.flights.length ? { ...state, heardCounts: counts } : { ...state, counts };
}

function isMoving(state: QueueState, id: string): boolean {
  return state.flights.some((flight) => flight.cards.some((card) => card.post.id === id));
}
