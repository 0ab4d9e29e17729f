import type { Move, MoveResult, Placement } from "#wire/placement.ts";
import { nextState } from "./lifecycle.ts";
import { noticesOf } from "./notices.ts";
import { place, shift, withdraw } from "./place.ts";
import type { Done, Flight, Outcome, QueueState } from "./queue-state.ts";

/** What the server made of a move or an undo, all its parts together. */
export interface Answers {
  batches: readonly string[];
  results: readonly MoveResult[];
}

/** Shows a move before the server has answered. Cards that cannot make the move stay where they are. */
export function movePosts(
  state: QueueState,
  ids: readonly string[],
  move: Move,
  { ticket, top = null }: { ticket: number; top?: number | null },
): QueueState {
  const to = nextState(state.tab, move);
  const wanted = new Set(ids);
  const cards = state.cards.filter((card) => wanted.has(card.post.id));
  if (!to || cards.length === 0) return state;
  const flight: Flight = { ticket, move, to, cards };
  const view = { tab: state.tab, filters: state.filters };
  const left = withdraw(state, new Set(cards.map((card) => card.post.id)));
  return {
    ...left,
    counts: shift(state.counts, state.tab, to, cards.length),
    flights: [...state.flights, flight],
    undoable: [...state.undoable, { ...flight, batches: [], view, top }],
  };
}

/** Takes the server's answer in: what it accepted stays moved, what it refused comes back as it is now. */
export function landMove(state: QueueState, ticket: number, answer: Answers): Outcome {
  const flight = state.flights.find((known) => known.ticket === ticket);
  if (!flight) return { state, notices: [] };
  const results = new Map(answer.results.map((result) => [result.post, result]));
  const back = flight.cards.reduce(
    (now, card) => bringBack(now, flight, card, results.get(card.post.id)),
    state,
  );
  const moved = flight.cards.filter((card) => results.get(card.post.id)?.ok);
  const undoable = nameBatches(state.undoable, ticket, answer.batches, moved);
  return { state: endFlight({ ...back, undoable }, ticket), notices: noticesOf(answer.results) };
}

/** The answer never came: everything is back as it was. */
export function failMove(state: QueueState, ticket: number): QueueState {
  const flight = state.flights.find((known) => known.ticket === ticket);
  if (!flight) return state;
  const back = flight.cards.reduce((now, card) => recount(place(now, card), flight, card), state);
  const undoable = back.undoable.filter((done) => done.ticket !== ticket);
  return endFlight({ ...back, undoable }, ticket);
}

// Counts that were heard meanwhile know better than our reckoning, so they come last.
function endFlight(state: QueueState, ticket: number): QueueState {
  const flights = state.flights.filter((known) => known.ticket !== ticket);
  const heard = flights.length === 0 ? state.heardCounts : null;
  if (!heard) return { ...state, flights };
  return { ...state, flights, counts: heard, heardCounts: null };
}

function bringBack(
  state: QueueState,
  flight: Flight,
  card: Placement,
  result: MoveResult | undefined,
): QueueState {
  if (result?.ok) return state;
  const counted = recount(state, flight, card);
  // Its part of a large move never reached the server: it is as it was.
  if (!result) return place(counted, card);
  return result.now ? place(counted, nowOf(card, result)) : counted;
}

// What was taken back meanwhile has been counted back already.
function recount(state: QueueState, flight: Flight, card: Placement): QueueState {
  if (!state.undoable.some((done) => done.ticket === flight.ticket)) return state;
  return { ...state, counts: shift(state.counts, flight.to, card.state, 1) };
}

function nameBatches(
  undoable: readonly Done[],
  ticket: number,
  batches: readonly string[],
  cards: readonly Placement[],
): Done[] {
  return undoable
    .map((done) => (done.ticket === ticket ? { ...done, batches, cards } : done))
    .filter((done) => done.cards.length > 0);
}

/** A card as the server says it is, with who holds it. */
function nowOf(card: Placement, result: Extract<MoveResult, { ok: false }>): Placement {
  const { state, version } = result.now ?? card;
  if (result.code !== "claimed" || !result.by) return { ...card, state, version };
  const claim = { isMe: false, until: result.until ?? "" };
  return { ...card, state, version, claimedBy: result.by, claim };
}
