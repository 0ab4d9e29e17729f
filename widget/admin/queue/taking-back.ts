import type { Placement } from "#wire/placement.ts";
import type { Answers } from "./moving.ts";
import { noticesOf } from "./notices.ts";
import { place, shift } from "./place.ts";
import { type Deed, type Done, type Outcome, type QueueState, sameView } from "./queue-state.ts";

/** What an undo takes back next: whatever was done last. */
export function lastStep(state: QueueState): { done: Done } | { deed: Deed } | null {
  const [done, deed] = [state.undoable.at(-1), state.deeds.at(-1)];
  if (deed && deed.ticket > (done?.ticket ?? 0)) return { deed };
  return done ? { done } : null;
}

/**
 * Shows the last batch as taken back, before the server has answered. Made in another view, it only leaves the stack:
 * what is on screen now has nothing to do with it.
 */
export function takeBack(state: QueueState): { state: QueueState; done: Done | null } {
  const done = state.undoable.at(-1);
  if (!done) return { state, done: null };
  const popped = { ...state, undoable: state.undoable.slice(0, -1) };
  if (!sameView(done.view, state)) return { state: popped, done };
  const back = done.cards.reduce<QueueState>((now, card) => returned(now, done, card, 1), popped);
  const first = done.cards.find((card) => card.state === state.tab);
  const here = first?.post.id ?? back.here;
  return { state: { ...back, here, returned: alsoReturned(state, done.cards) }, done };
}

/** Puts what was taken back into the view it belongs to, once that is on the screen again. */
export function bringHome(state: QueueState, cards: readonly Placement[]): QueueState {
  const home = cards.filter((card) => card.state === state.tab);
  const back = home.reduce(place, { ...state, returned: alsoReturned(state, home) });
  return { ...back, here: home[0]?.post.id ?? back.here };
}

function alsoReturned(state: QueueState, cards: readonly Placement[]): ReadonlySet<string> {
  return new Set([...state.returned, ...cards.map((card) => card.post.id)]);
}

/** Takes the answer to an undo in: cards learn their new version, those it could not take back say where they are. */
export function landUndo(state: QueueState, done: Done, answer: Answers): Outcome {
  const away = !sameView(done.view, state);
  let next = state;
  for (const card of cardsAfter(done, answer)) next = learn(next, card, away);
  for (const result of answer.results) {
    const card = done.cards.find((known) => known.post.id === result.post);
    if (card && !result.ok && !away)
      next = { ...next, counts: shift(next.counts, card.state, done.to, 1) };
  }
  return { state: next, notices: noticesOf(answer.results) };
}

/** The cards of a batch as the answer to its undo says they are. */
export function cardsAfter(done: Done, { results }: Answers): Placement[] {
  return results.flatMap((result) => {
    const card = done.cards.find((known) => known.post.id === result.post);
    const now = result.ok ? result : result.now;
    return card && now ? [{ ...card, state: now.state, version: now.version }] : [];
  });
}

/** The undo did not reach the server: the batch stands, and can be undone later. */
export function failUndo(state: QueueState, done: Done): QueueState {
  if (!sameView(done.view, state)) return { ...state, undoable: [...state.undoable, done] };
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
function learn(state: QueueState, card: Placement, away: boolean): QueueState {
  const inFlight = state.flights.some((flight) => flight.cards.some((one) => isSame(one, card)));
  if (!inFlight) return away ? state : place(state, card);
  const flights = state.flights.map((flight) => ({
    ...flight,
    cards: flight.cards.map((one) => (isSame(one, card) ? card : one)),
  }));
  return { ...state, flights };
}

function isSame(one: Placement, other: Placement): boolean {
  return one.post.id === other.post.id;
}
