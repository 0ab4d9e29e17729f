import type { Move, Placement } from "#wire/placement.ts";

export type State = Placement["state"];

export const states: readonly State[] = ["pending", "held", "approved", "rejected", "removed"];

/** Where a move leads from a state; what is missing cannot be done there. `removed` is final. */
const table: Record<State, Partial<Record<Move, State>>> = {
  pending: { approve: "approved", reject: "rejected", hold: "held" },
  held: { approve: "approved", reject: "rejected", requeue: "pending" },
  approved: { reject: "rejected", hold: "held", requeue: "pending" },
  rejected: { approve: "approved", requeue: "pending" },
  removed: {},
};

/** The state a move leads to, or nothing when it is not possible. */
export function nextState(from: State, move: Move): State | undefined {
  return table[from][move];
}

/** The moves that can be made from a state, in the order of the buttons. */
export function movesFrom(from: State): Move[] {
  const all: Move[] = ["approve", "reject", "hold", "requeue"];
  return all.filter((move) => nextState(from, move));
}
