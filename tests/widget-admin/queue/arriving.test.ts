import { describe, expect, it } from "vitest";
import type { PlacementPage } from "#wire/placement.ts";
import {
  appendPage,
  hearCounts,
  openPage,
  reconcile,
  showArrived,
} from "../../../widget/admin/queue/arriving.ts";
import type { Order } from "../../../widget/admin/queue/filters.ts";
import { landMove, movePosts } from "../../../widget/admin/queue/moving.ts";
import { freshQueue, type QueueState } from "../../../widget/admin/queue/queue-state.ts";
import { aPlacement } from "../fake/posts.ts";

const idOf = (number: number) => aPlacement(number).post.id;
const shown = (state: QueueState) => state.cards.map((card) => card.post.id);

function aPage(numbers: number[], next: string | null = null): PlacementPage {
  const counts = { pending: numbers.length, held: 0, approved: 0, rejected: 0, removed: 0 };
  return { placements: numbers.map((number) => aPlacement(number)), next, counts };
}

function aQueue(numbers: number[], order: Order = "oldest", next: string | null = null) {
  return openPage(freshQueue({ tab: "pending", filters: { order } }), aPage(numbers, next));
}

describe("what comes by the live line", () => {
  it("keeps new posts out of view until they are asked for", () => {
    const { state, left } = reconcile(aQueue([1, 2]), aPage([1, 2, 3]));

    expect(shown(state)).toEqual([idOf(1), idOf(2)]);
    expect([...state.arrived.keys()]).toEqual([idOf(3)]);
    expect(left).toBe(0);
  });

  it("lets new posts in where their time puts them, and takes the keyboard there", () => {
    const waiting = reconcile(aQueue([2, 1], "newest"), aPage([3, 2, 1])).state;

    const open = showArrived(waiting);

    expect(shown(open)).toEqual([idOf(3), idOf(2), idOf(1)]);
    expect(open.here).toBe(idOf(3));
    expect(open.arrived.size).toBe(0);
  });

  it("shows new posts at once when nothing is looked at", () => {
    expect(shown(reconcile(aQueue([]), aPage([1])).state)).toEqual([idOf(1)]);
  });

  it("lets cards go that others have decided, and says how many", () => {
    const { state, left } = reconcile(aQueue([1, 2, 3]), aPage([1, 3]));

    expect(shown(state)).toEqual([idOf(1), idOf(3)]);
    expect(left).toBe(1);
  });

  it("leaves cards alone that lie beyond the page it looked at", () => {
    const { state, left } = reconcile(aQueue([1, 2, 3, 4]), aPage([1, 3], "more"));

    expect(shown(state)).toEqual([idOf(1), idOf(3), idOf(4)]);
    expect(left).toBe(1);
  });

  it("does not bring back a card whose move is still on its way", () => {
    const moved = movePosts(aQueue([1, 2]), [idOf(1)], "approve", { ticket: 1 });

    const { state } = reconcile(moved, aPage([1, 2]));

    expect(shown(state)).toEqual([idOf(2)]);
    expect(state.arrived.size).toBe(0);
  });

  it("believes counts only when no move is on its way, so that they do not jump", () => {
    const counts = { pending: 9, held: 0, approved: 0, rejected: 0, removed: 0 };
    const moved = movePosts(aQueue([1, 2]), [idOf(1)], "approve", { ticket: 1 });

    const heard = hearCounts(moved, counts);
    const result = { post: idOf(1), ok: true, state: "approved", version: 2 } as const;
    const landed = landMove(heard, 1, { batches: ["b"], results: [result] }).state;

    expect(heard.counts.pending).toBe(1);
    expect(landed.counts.pending).toBe(9);
  });
});

describe("a further page", () => {
  it("adds what is not there yet", () => {
    const more = appendPage(aQueue([1, 2], "oldest", "c"), aPage([2, 3]));

    expect(shown(more)).toEqual([idOf(1), idOf(2), idOf(3)]);
    expect(more.next).toBeNull();
  });
});
