/** The life of a placement as data. `removed` is final: the author, an erasure or a takedown said so. */
import type { PlacementState } from "./vocabulary.ts";

/** `approve` to `requeue` are a person's or a rule's; `edit` and `remove` come from the author or the law. */
export const placementMoves = ["approve", "reject", "hold", "requeue", "edit", "remove"] as const;
export type PlacementMove = (typeof placementMoves)[number];

const life: Record<PlacementState, Partial<Record<PlacementMove, PlacementState>>> = {
  pending: {
    approve: "approved",
    reject: "rejected",
    hold: "held",
    edit: "pending",
    remove: "removed",
  },
  held: {
    approve: "approved",
    reject: "rejected",
    requeue: "pending",
    edit: "held",
    remove: "removed",
  },
  approved: {
    reject: "rejected",
    hold: "held",
    requeue: "pending",
    edit: "pending",
    remove: "removed",
  },
  rejected: { approve: "approved", requeue: "pending", edit: "rejected", remove: "removed" },
  removed: {},
};

/** The state after a move, or `null` where the move is not allowed from here. */
export function next(state: PlacementState, move: PlacementMove): PlacementState | null {
  return life[state][move] ?? null;
}
