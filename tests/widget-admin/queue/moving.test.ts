import { describe, expect, it } from "vitest";
import { openPage } from "../../../widget/admin/queue/arriving.ts";
import { failMove, landMove, movePosts } from "../../../widget/admin/queue/moving.ts";
import { freshQueue, type QueueState } from "../../../widget/admin/queue/queue-state.ts";
import { failUndo, landUndo, takeBack } from "../../../widget/admin/queue/taking-back.ts";
import { aPlacement } from "../fake/posts.ts";

const idOf = (number: number) => aPlacement(number).post.id;
const shown = (state: QueueState) => state.cards.map((card) => card.post.id);
const ok = (number: number, state: "approved" | "pending", version: number) => {
  return { post: idOf(number), ok: true, state, version } as const;
};
const stale = (number: number, state: "held" | "pending", version: number) => {
  const now = { state, version, by: null, at: null };
  return { post: idOf(number), ok: false, code: "stale", now } as const;
};

function aQueue(...numbers: number[]): QueueState {
  const counts = { pending: numbers.length, held: 0, approved: 0, rejected: 0, removed: 0 };
  const placements = numbers.map((number) => aPlacement(number));
  return openPage(freshQueue({ tab: "pending", filters: {} }), { placements, next: null, counts });
}

describe("a move", () => {
  it("leaves the view at once, counts, and hands the keyboard to the next card", () => {
    const moved = movePosts(aQueue(1, 2, 3), [idOf(1)], "approve", { ticket: 1 });

    expect(shown(moved)).toEqual([idOf(2), idOf(3)]);
    expect(moved.counts).toMatchObject({ pending: 2, approved: 1 });
    expect(moved.here).toBe(idOf(2));
  });

  it("hands the keyboard to the card before when the last one leaves", () => {
    const moved = movePosts({ ...aQueue(1, 2), here: idOf(2) }, [idOf(2)], "hold", { ticket: 1 });

    expect(moved.here).toBe(idOf(1));
  });

  it("does nothing where the life of a placement does not allow it", () => {
    const before = aQueue(1);

    expect(movePosts(before, [idOf(1)], "requeue", { ticket: 1 })).toBe(before);
  });

  it("brings a card back as it is now when somebody else held on to it", () => {
    const moved = movePosts(aQueue(1, 2, 3), [idOf(1), idOf(2)], "approve", { ticket: 1 });
    const { state, notices } = landMove(moved, 1, {
      batches: ["b"],
      results: [ok(1, "approved", 2), stale(2, "pending", 7)],
    });

    expect(shown(state)).toEqual([idOf(2), idOf(3)]);
    expect(state.cards[0]?.version).toBe(7);
    expect(state.counts).toMatchObject({ pending: 2, approved: 1 });
    expect(notices).toMatchObject([{ kind: "faster", count: 1, now: "pending" }]);
  });

  it("keeps a card away that somebody else moved to another state", () => {
    const moved = movePosts(aQueue(1, 2), [idOf(1)], "approve", { ticket: 1 });
    const { state, notices } = landMove(moved, 1, {
      batches: ["b"],
      results: [stale(1, "held", 2)],
    });

    expect(shown(state)).toEqual([idOf(2)]);
    expect(notices).toMatchObject([{ kind: "faster", count: 1, now: "held" }]);
    expect(state.undoable).toEqual([]);
  });

  it("puts everything back in its place when the answer never comes", () => {
    const before = aQueue(1, 2, 3);
    const failed = failMove(movePosts(before, [idOf(2)], "reject", { ticket: 1 }), 1);

    expect(shown(failed)).toEqual(shown(before));
    expect(failed.counts).toEqual(before.counts);
    expect(failed.undoable).toEqual([]);
  });
});

describe("an undo", () => {
  it("takes batches back in order, the last one first", () => {
    const one = movePosts(aQueue(1, 2, 3), [idOf(1)], "approve", { ticket: 1 });
    const two = movePosts(one, [idOf(2)], "reject", { ticket: 2 });

    const first = takeBack(two);
    const second = takeBack(first.state);

    expect(shown(first.state)).toEqual([idOf(2), idOf(3)]);
    expect(shown(second.state)).toEqual([idOf(1), idOf(2), idOf(3)]);
    expect(second.state.counts).toMatchObject({ pending: 3, approved: 0, rejected: 0 });
    expect(takeBack(second.state).done).toBeNull();
  });

  it("teaches the cards the version they have now", () => {
    const moved = movePosts(aQueue(1), [idOf(1)], "approve", { ticket: 1 });
    const landed = landMove(moved, 1, { batches: ["b"], results: [ok(1, "approved", 2)] }).state;
    const { state, done } = takeBack(landed);
    if (!done) throw new Error("nothing was taken back");

    const after = landUndo(state, done, { batches: ["c"], results: [ok(1, "pending", 3)] }).state;

    expect(after.cards[0]).toMatchObject({ state: "pending", version: 3 });
  });

  it("teaches a card its version even when it is on its way again", () => {
    const moved = movePosts(aQueue(1), [idOf(1)], "approve", { ticket: 1 });
    const landed = landMove(moved, 1, { batches: ["b"], results: [ok(1, "approved", 2)] }).state;
    const { state, done } = takeBack(landed);
    if (!done) throw new Error("nothing was taken back");
    const again = movePosts(state, [idOf(1)], "approve", { ticket: 2 });

    const after = landUndo(again, done, { batches: ["c"], results: [ok(1, "pending", 3)] }).state;

    expect(after.flights[0]?.cards[0]?.version).toBe(3);
    expect(after.cards).toEqual([]);
  });

  it("stands when the server could not be reached", () => {
    const moved = movePosts(aQueue(1, 2), [idOf(1)], "approve", { ticket: 1 });
    const { state, done } = takeBack(moved);
    if (!done) throw new Error("nothing was taken back");

    const after = failUndo(state, done);

    expect(shown(after)).toEqual([idOf(2)]);
    expect(after.counts).toEqual(moved.counts);
    expect(after.undoable).toEqual([done]);
  });
});
