/**
 * What the queue page knows, as plain values; every change is a pure function in the files beside this one.
 *
 * card     a placement that is in view
 * flight   a decision that was shown at once and whose answer is still awaited, named by a ticket
 * done     an entry of the undo stack: what was moved, and the server's batch once it is known
 * arrived  placements that came since, kept out of view until somebody asks for them
 */
import type { QueueCounts } from "#wire/admin-wall.ts";
import type { Move, Placement } from "#wire/placement.ts";
import type { State } from "./lifecycle.ts";

export type Order = "oldest" | "newest";

export interface Flight {
  ticket: number;
  move: Move;
  to: State;
  /** The cards as they were when the move was made. */
  cards: readonly Placement[];
}

export interface Done extends Flight {
  batch: string | null;
}

export interface QueueState {
  phase: "loading" | "ready" | "more" | "failed";
  tab: State;
  order: Order;
  cards: readonly Placement[];
  counts: QueueCounts;
  /** Counts that were heard while a move was in flight; they are believed once all have landed. */
  heardCounts: QueueCounts | null;
  next: string | null;
  /** The post the keyboard acts on. */
  here: string | null;
  selected: ReadonlySet<string>;
  arrived: ReadonlyMap<string, Placement>;
  flights: readonly Flight[];
  undoable: readonly Done[];
}

/** Something the moderator has to be told after an answer. */
export type Notice =
  | { kind: "faster"; count: number; now: State }
  | { kind: "gone"; count: number }
  | { kind: "refused"; count: number };

export interface Outcome {
  state: QueueState;
  notices: Notice[];
}

export const noCounts: QueueCounts = { pending: 0, held: 0, approved: 0, rejected: 0, removed: 0 };

/** A queue that is still being asked for. What can be undone survives a change of tab. */
export function freshQueue(tab: State, order: Order, before?: QueueState): QueueState {
  return {
    phase: "loading",
    tab,
    order,
    cards: [],
    counts: before?.counts ?? noCounts,
    heardCounts: null,
    next: null,
    here: null,
    selected: new Set(),
    arrived: new Map(),
    flights: before?.flights ?? [],
    undoable: before?.undoable ?? [],
  };
}
