import { describe, expect, it } from "vitest";
import { next, type PlacementMove, placementMoves } from "../../server/domain/placement.ts";
import { type PlacementState, placementStates } from "../../server/domain/vocabulary.ts";

/** A row a state, a column a move, in the order of the two lists; `–` where the move is not allowed. */
const table: Record<PlacementState, string> = {
  //         approve  reject   hold requeue edit     remove
  pending: " approved rejected held –       pending  removed",
  held: "    approved rejected –    pending held     removed",
  approved: "–        rejected held pending pending  removed",
  rejected: "approved –        –    pending rejected removed",
  removed: " –        –        –    –       –        –",
};

const pairs = placementStates.flatMap((state) => {
  const cells = table[state].trim().split(/\s+/);
  return placementMoves.map((move, at): [PlacementState, PlacementMove, string] => [
    state,
    move,
    cells[at] ?? "?",
  ]);
});

describe("the life of a placement", () => {
  it.each(pairs)("%s, %s → %s", (state, move, expected) => {
    expect(next(state, move) ?? "–").toBe(expected);
  });

  it("has no way out of removed", () => {
    expect(placementMoves.map((move) => next("removed", move))).toEqual(Array(6).fill(null));
  });
});
