import type { DecisionsAnswer, Placement } from "#wire/placement.ts";
import { noticesOf } from "./notices.ts";
import { place, shift } from "./place.ts";
import type { Done, Outcome, QueueState } from "./queue-state.ts";

/** Shows the last batch as taken back, before the server has answered. */
export function takeBack(state: QueueState): { state: QueueState; done: Done | null } {
  const done = state.undoable.at(-1);
  if (!done) return { state, done: null };
  const popped = { ...state, undoable: state.undoable.slice(0, -1) };
  const back = done.cards.reduce<QueueState>((now, card) => returned(now, done, card, 1), popped);
  const first = done.cards.find((card) => card.state === state.tab);
  return { state: { ...back, here: first?.post.id ?? back.here }, done };
}

/** Takes the answer to an undo in: cards learn their new version, those it could not take back say where they are. */
export function landUndo(state: QueueState, done: Done, answer: DecisionsAnswer): Outcome {
  let next = state;
  for (const result of answer.results) {
    const card = done.cards.find((known) => known.post.id === result.post);
    if (!card) continue;
    if (result.ok) next = learn(next, { ...card, state: result.state, version: result.version });
    else if (result.now) next = learn(next, { ...card, ...result.now });
    if (!result.ok) next = { ...next, counts: shift(next.counts, card.state, done.to, 1) };
  }
  return { state: next, notices: noticesOf(answer.results) };
}

/** The undo did not reach the server: the batch stands, and can be undone later. */
export function failUndo(state: QueueState, done: Done): QueueState {
  const stands = done.cards.reduce(
    (now, card) => returned(now, done, { ...card, state: done.to }, -1),
    state,
  );
  return { ...stands, undoable: [...stands.undoable, done] };
}

function returned(state: QueueState, done: Done, card: Placement, by: 1 | -1): QueueState {
  const before = done.cards.find((known) => known.post.id === card.post.id)?.state ?? card.state;
  const counts =
    by === 1 ? shift(state.counts, done.to, before, 1) : shift(state.counts, before, done.to, 1);
  return { ...place(state, card), counts };
}

// The card may have been moved again already: then its flight has to know the version it will meet.
function learn(state: QueueState, card: Placement): QueueState {
  const inFlight = state.flights.some((flight) => flight.cards.some((one) => isSame(one, card)));
  if (!inFlight) return place(state, card);
  const flights = state.flights.map((flight) => ({
    ...flight,
    cards: flight.cards.map((one) => (isSame(one, card) ? card : one)),
  }));
  return { ...state, flights };
}

function isSame(one: Placement, other: Placement): boolean {
  return one.post.id === other.post.id;
}
