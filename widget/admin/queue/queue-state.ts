/**
 * What the queue page knows, as plain values; every change is a pure function in the files beside this one.
 *
 * card     a placement that is in view
 * flight   a decision that was shown at once and whose answer is still awaited, named by a ticket
 * done     an entry of the undo stack: what was moved, and the server's batch once it is known
 * deed     an entry of the same stack for what is not a decision: a pin, tags, a blocked author
 * view     tab and filters; each entry of the stack remembers in which one it was made
 * arrived  placements that came since, kept out of view until somebody asks for them
 */
import type { QueueCounts } from "#wire/admin-wall.ts";
import type { Move, Placement } from "#wire/placement.ts";
import { type Filters, type Order, sameFilters } from "./filters.ts";
import type { State } from "./lifecycle.ts";

export interface View {
  tab: State;
  filters: Filters;
}

export interface Flight {
  ticket: number;
  move: Move;
  to: State;
  /** The cards as they were when the move was made. */
  cards: readonly Placement[];
}

export interface Done extends Flight {
  /** The server's names for it, once they are known; large ones are sent in several parts. */
  batches: readonly string[];
  view: View;
  /** How far below the top of the window the card stood that was decided about. */
  top: number | null;
}

export interface Deed {
  ticket: number;
  takeBack: () => Promise<void>;
}

export interface QueueState {
  phase: "loading" | "ready" | "more" | "failed";
  tab: State;
  filters: Filters;
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
  deeds: readonly Deed[];
  /** Posts that came back by an undo: they stay in view, also where the filter would not list them any more. */
  returned: ReadonlySet<string>;
}

/** Something the moderator has to be told after an answer. */
export type Notice =
  /** `who` is a name, `at` when: of the one post there is, or of the first of them. */
  | { kind: "faster"; count: number; now: State; who: string | null; at: string | null }
  /** Somebody else has it reserved; nothing was changed. */
  | { kind: "claimed"; count: number; by: string | null }
  | { kind: "gone"; count: number }
  | { kind: "refused"; count: number };

export interface Outcome {
  state: QueueState;
  notices: Notice[];
}

export const noCounts: QueueCounts = { pending: 0, held: 0, approved: 0, rejected: 0, removed: 0 };

/** A queue that is still being asked for. What can be undone survives a change of view. */
export function freshQueue({ tab, filters }: View, before?: QueueState): QueueState {
  return {
    phase: "loading",
    tab,
    filters,
    order: filters.order ?? "oldest",
    cards: [],
    counts: before?.counts ?? noCounts,
    heardCounts: null,
    next: null,
    here: null,
    selected: new Set(),
    arrived: new Map(),
    flights: before?.flights ?? [],
    undoable: before?.undoable ?? [],
    deeds: before?.deeds ?? [],
    returned: new Set(),
  };
}

export function sameView(one: View, other: View): boolean {
  return one.tab === other.tab && sameFilters(one.filters, other.filters);
}

/** How many steps back there are. */
export const stepsBack = ({ undoable, deeds }: QueueState) => undoable.length + deeds.length;
