/** Approve, reject, hold, requeue: up to 500 moves in one transaction, each guarded by the version that was seen. */
import { v7 } from "uuid";
import type { PostRow } from "../db/reads/post-row.ts";
import { next } from "../domain/placement.ts";
import type { PlacementState } from "../domain/vocabulary.ts";
import { announce, News } from "./announce.ts";
import type { ActionContext, Actor } from "./context.ts";
import { lockPlacements, type PlacementChange, writeChanges } from "./placements.ts";
import { transact } from "./transaction.ts";

export interface WantedMove {
  post: string;
  move: "approve" | "reject" | "hold" | "requeue";
  expect: number;
  reason?: string | undefined;
  note?: string | undefined;
}

export type MoveOutcome =
  | { post: string; ok: true; state: PlacementState; version: number }
  | {
      post: string;
      ok: false;
      code: "stale" | "not-found" | "illegal-move";
      now: { state: PlacementState; version: number } | null;
    };

export interface Decided {
  batch: string;
  results: MoveOutcome[];
  /** Walls whose public view changed, with their new `seq`. */
  seqs: Map<string, number>;
}

/** Decides about posts of one wall. A move that came too late changes nothing and answers what is there now. */
export function decide(
  { db, now }: ActionContext,
  order: { wallId: string; actor: Actor; moves: WantedMove[] },
): Promise<Decided> {
  return transact(db, async (tx) => {
    const at = now();
    const batch = v7();
    const locked = await lockPlacements(tx, {
      wallId: order.wallId,
      postIds: order.moves.map((move) => move.post),
    });
    const byId = new Map(locked.map((row) => [row.id, row]));
    const moved = new Map<string, MoveOutcome & { ok: true }>();
    const changes: PlacementChange[] = [];
    const results = order.moves.map((move) => {
      // One move a post: a second one was chosen before anybody saw what the first one made.
      const before = moved.get(move.post);
      if (before) return tooLate(move.post, before);
      const { result, change } = tryMove(byId.get(move.post), move, { batch, actor: order.actor });
      if (change) changes.push(change);
      if (result.ok) moved.set(move.post, result);
      return result;
    });
    const news = new News();
    await writeChanges(tx, news, changes, at);
    return { batch, results, seqs: await announce(tx, news, at) };
  });
}

const tooLate = (post: string, now: { state: PlacementState; version: number }): MoveOutcome => ({
  ...{ post, ok: false, code: "stale" },
  now: { state: now.state, version: now.version },
});

function tryMove(
  row: PostRow | undefined,
  move: WantedMove,
  by: { batch: string; actor: Actor },
): { result: MoveOutcome; change?: PlacementChange } {
  const { post } = move;
  if (!row) return { result: { post, ok: false, code: "not-found", now: null } };
  const now = { state: row.state, version: row.version };
  if (row.version !== move.expect) return { result: tooLate(post, now) };
  const state = next(row.state, move.move);
  if (!state) return { result: { post, ok: false, code: "illegal-move", now } };
  return {
    result: { post, ok: true, state, version: row.version + 1 },
    change: {
      row,
      state,
      approvedBy: state === "approved" ? by.actor.kind : null,
      reason: move.reason ?? null,
      // A person who approves a contested post has looked into it.
      contested: state === "approved" ? false : row.contested,
      decision: {
        ...by,
        move: move.move,
        reason: move.reason ?? null,
        note: move.note ?? null,
      },
    },
  };
}
