/**
 * Approve, reject, hold, requeue: up to 500 moves in one transaction, each guarded by the version that was seen. What
 * somebody else has reserved is theirs to decide: an owner or an admin may, too, but has to say so.
 */
import { v7 } from "uuid";
import type { Tx } from "../db/client.ts";
import { type ClaimRow, readClaims, readLastMoves } from "../db/reads/claims.ts";
import type { PostRow } from "../db/reads/post-row.ts";
import { next } from "../domain/placement.ts";
import type { ActorKind, PlacementState } from "../domain/vocabulary.ts";
import { announce, News } from "./announce.ts";
import { endClaims, renewClaims } from "./claims/end-claims.ts";
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

interface Refusal<Now> {
  post: string;
  ok: false;
  code: "stale" | "not-found" | "illegal-move" | "claimed";
  now: Now | null;
  /** Who has reserved it, and until when. */
  by?: string;
  until?: string;
}

interface PlacementNow {
  state: PlacementState;
  version: number;
}

type Moved = { post: string; ok: true; state: PlacementState; version: number };

/** Before it is known who was faster. */
export type BareOutcome = Moved | Refusal<PlacementNow>;

/** `by` and `at` tell who moved it last and when; `null` where nobody has moved it yet. */
export type MoveOutcome =
  | Moved
  | Refusal<
      PlacementNow & { by: { kind: ActorKind; name: string | null } | null; at: string | null }
    >;

export interface Decided {
  batch: string;
  results: MoveOutcome[];
  /** Walls whose public view changed, with their new `seq`. */
  seqs: Map<string, number>;
}

/** Decides about posts of one wall. A move that came too late changes nothing and answers what is there now. */
export function decide(
  { db, now }: ActionContext,
  order: { wallId: string; actor: Actor; moves: WantedMove[]; overrule?: boolean },
): Promise<Decided> {
  return transact(db, async (tx) => {
    const at = now();
    const batch = v7();
    const locked = await lockPlacements(tx, {
      wallId: order.wallId,
      postIds: order.moves.map((move) => move.post),
    });
    const byId = new Map(locked.map((row) => [row.id, row]));
    const postIds = [...byId.keys()];
    const claims = await readClaims(tx, { wallId: order.wallId, postIds, at });
    const moved = new Map<string, Moved>();
    const changes: PlacementChange[] = [];
    const results = order.moves.map((move) => {
      // One move a post: a second one was chosen before anybody saw what the first one made.
      const before = moved.get(move.post);
      if (before) return tooLate(move.post, before);
      const claim = order.overrule ? undefined : claims.get(move.post);
      const { result, change } = tryMove(byId.get(move.post), move, {
        ...{ batch, actor: order.actor },
        heldBy: claim && claim.user_id !== order.actor.id ? claim : null,
      });
      if (change) changes.push(change);
      if (result.ok) moved.set(move.post, result);
      return result;
    });
    const news = new News();
    await writeChanges(tx, news, changes, at);
    await settleClaims(tx, order, {
      claimed: [...claims.keys()].filter((id) => moved.has(id)),
      at,
    });
    const told = await withLastMoves(tx, order.wallId, results);
    return { batch, results: told, seqs: await announce(tx, news, at) };
  });
}

/** What was decided is no longer reserved; what its decider has besides stays theirs. */
async function settleClaims(
  tx: Tx,
  { wallId, actor }: { wallId: string; actor: Actor },
  { claimed, at }: { claimed: string[]; at: Date },
): Promise<void> {
  await endClaims(tx, wallId, claimed);
  if (actor.id) await renewClaims(tx, { wallId, userId: actor.id }, at);
}

/** Whoever was too late is told who was faster, so that nobody has to look for it. */
export async function withLastMoves(
  tx: Tx,
  wallId: string,
  results: BareOutcome[],
): Promise<MoveOutcome[]> {
  const late = results.flatMap((result) => (result.ok || !result.now ? [] : [result.post]));
  if (late.length === 0) return results as MoveOutcome[];
  const moves = await readLastMoves(tx, wallId, late);
  return results.map((result) => {
    if (result.ok || !result.now) return result as MoveOutcome;
    const last = moves.get(result.post);
    const by = last ? { kind: last.actor_kind, name: last.actor_name } : null;
    const at = last ? new Date(last.at).toISOString() : null;
    return { ...result, now: { ...result.now, by, at } };
  });
}

const tooLate = (post: string, now: PlacementNow): BareOutcome => ({
  ...{ post, ok: false, code: "stale" },
  now: { state: now.state, version: now.version },
});

const reserved = (post: string, now: PlacementNow, { name, until }: ClaimRow): BareOutcome => ({
  ...{ post, ok: false, code: "claimed", now },
  ...{ by: name, until: new Date(until).toISOString() },
});

function tryMove(
  row: PostRow | undefined,
  move: WantedMove,
  by: { batch: string; actor: Actor; heldBy: ClaimRow | null },
): { result: BareOutcome; change?: PlacementChange } {
  const { post } = move;
  if (!row) return { result: { post, ok: false, code: "not-found", now: null } };
  const now = { state: row.state, version: row.version };
  if (row.version !== move.expect) return { result: tooLate(post, now) };
  if (by.heldBy) return { result: reserved(post, now, by.heldBy) };
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
        ...{ batch: by.batch, actor: by.actor },
        move: move.move,
        reason: move.reason ?? null,
        note: move.note ?? null,
      },
    },
  };
}
