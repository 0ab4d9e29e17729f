/**
 * One post on many walls: copies placements to another wall of the workspace, or moves them there. What is on that
 * wall already stays as it is, whatever state it is in: a copy never brings back what was rejected or removed.
 */
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { jsonRows, rows, type Tx } from "../../db/client.ts";
import { readClaims } from "../../db/reads/claims.ts";
import { gateFacts, type PostRow } from "../../db/reads/post-row.ts";
import { gate, nextMoment } from "../../domain/gate.ts";
import { next } from "../../domain/placement.ts";
import type { PlacementState } from "../../domain/vocabulary.ts";
import { announce, News } from "../announce.ts";
import type { ActionContext, Actor } from "../context.ts";
import {
  insertDecisions,
  lockPlacements,
  lockPosts,
  type PlacementChange,
  writeChanges,
} from "../placements.ts";
import { transact } from "../transaction.ts";

export interface CopyOrder {
  wallId: string;
  /** The other wall, of the same workspace. */
  toWallId: string;
  actor: Actor;
  posts: string[];
  move: boolean;
  /** `same` shows there what is shown here; `pending` lets somebody there decide. */
  state: "pending" | "same";
}

export type CopyOutcome =
  | { post: string; ok: true; state: PlacementState }
  | { post: string; ok: false; code: "not-found" | "removed" | "already-there" | "claimed" };

export interface Copied {
  batch: string;
  results: CopyOutcome[];
  seqs: Map<string, number>;
}

/** The reason in the log by which an undo knows a copy again. */
export const copied = "copied";

export function copyPlacements({ db, now }: ActionContext, order: CopyOrder): Promise<Copied> {
  return transact(db, async (tx) => {
    const at = now();
    const batch = v7();
    const posts = [...new Set(order.posts)];
    await lockPosts(tx, posts);
    const locked = await lockPlacements(tx, { wallId: order.wallId, postIds: posts });
    const byId = new Map(locked.map((row) => [row.id, row]));
    const claimed = await claimedByOthers(tx, order, at);
    const living = locked.filter(
      (row) => row.state !== "removed" && row.gone_at === null && !claimed.has(row.id),
    );
    const news = new News();
    const made = await place(tx, news, { order, batch, at }, living);
    const moved = order.move ? living.filter((row) => made.has(row.id)) : [];
    await writeChanges(
      tx,
      news,
      moved.flatMap((row) => leave(row, { batch, actor: order.actor })),
      at,
    );
    const results = posts.map((post): CopyOutcome => {
      if (claimed.has(post)) return { post, ok: false, code: "claimed" };
      return outcomeOf(post, byId.get(post), made.get(post));
    });
    return { batch, results, seqs: await announce(tx, news, at) };
  });
}

/** A move decides about the post here, which is for whoever has reserved it. A copy takes nothing away. */
async function claimedByOthers(
  tx: Tx,
  { wallId, actor, posts, move }: CopyOrder,
  at: Date,
): Promise<Set<string>> {
  if (!move) return new Set();
  const claims = await readClaims(tx, { wallId, postIds: posts, at });
  return new Set(
    [...claims.values()].filter((claim) => claim.user_id !== actor.id).map(({ post }) => post),
  );
}

function outcomeOf(
  post: string,
  row: PostRow | undefined,
  state: PlacementState | undefined,
): CopyOutcome {
  if (state) return { post, ok: true, state };
  if (!row) return { post, ok: false, code: "not-found" };
  const isRemoved = row.state === "removed" || row.gone_at !== null;
  return { post, ok: false, code: isRemoved ? "removed" : "already-there" };
}

interface Placing {
  order: CopyOrder;
  batch: string;
  at: Date;
}

/** Answers the posts that are new there, each with its state. */
async function place(
  tx: Tx,
  news: News,
  placing: Placing,
  found: PostRow[],
): Promise<Map<string, PlacementState>> {
  const { order, batch, at } = placing;
  const target = await readTarget(tx, order.toWallId);
  const versions = await lastVersions(tx, order.toWallId, found);
  const list = found.map((row) => copyOf(row, { ...placing, ...target, versions }));
  const inserted = await rows<{ post_id: string }>(
    tx,
    sql`
    insert into placement (wall_id, post_id, workspace_id, source_id, state, version, reason, approved_by,
      contested, published_at, arrived_at, shown_at, highlighted, tags, cta, show_from, show_until,
      regate_at, sponsor)
    select ${order.toWallId}::uuid, n.id, pl.workspace_id, null, n.state, n.version, ${copied}, n.approved_by,
      pl.contested, pl.published_at, ${at.toISOString()}::timestamptz, n.shown_at, pl.highlighted, pl.tags,
      pl.cta, pl.show_from, pl.show_until, n.regate_at, pl.sponsor
    from json_to_recordset(${jsonRows(list)}) as n(id uuid, state text, version int, approved_by text,
      shown_at timestamptz, regate_at timestamptz)
    join placement pl on pl.wall_id = ${order.wallId}::uuid and pl.post_id = n.id
    order by n.id
    on conflict do nothing
    returning post_id`,
  );
  const made = new Set(inserted.map((row) => row.post_id));
  const fresh = list.filter((one) => made.has(one.id));
  const { events, arrived } = news.of(order.toWallId);
  for (const { id, state, shown_at } of fresh) {
    news.count(order.toWallId, null, state);
    arrived.push(id);
    if (shown_at) events.push({ kind: "show", postId: id });
  }
  await insertDecisions(
    tx,
    fresh.map(({ id, state, version }) => ({
      ...{ id: v7(), wall_id: order.toWallId, post_id: id, batch },
      ...{ move: moveTo[state], from_state: null, to_state: state, version, before: null },
      ...{ actor_kind: order.actor.kind, actor_id: order.actor.id, actor_name: order.actor.name },
      ...{ reason: copied, note: null, at: at.toISOString() },
    })),
  );
  return new Map(fresh.map(({ id, state }) => [id, state]));
}

const moveTo: Record<PlacementState, string> = {
  ...{ pending: "requeue", held: "hold", approved: "approve", rejected: "reject" },
  removed: "remove",
};

const readTarget = async (tx: Tx, wallId: string) => {
  const [found] = await rows<Pick<PostRow, "wall_state">>(
    tx,
    sql`select state as wall_state from wall where id = ${wallId}::uuid`,
  );
  return { wall_state: found?.wall_state ?? "draft" } as const;
};

/** A copy that was taken back left its lines in the log: a new one goes on behind them. */
async function lastVersions(tx: Tx, wallId: string, found: PostRow[]) {
  const ids = found.map((row) => row.id);
  const last = await rows<{ post_id: string; version: number }>(
    tx,
    sql`
    select post_id, max(version) as version from decision
    where wall_id = ${wallId}::uuid and post_id = any(${sql.param(ids)}::uuid[])
    group by post_id`,
  );
  return new Map(last.map((row) => [row.post_id, row.version]));
}

function copyOf(
  row: PostRow,
  to: Placing & Pick<PostRow, "wall_state"> & { versions: Map<string, number> },
) {
  const state = to.order.state === "same" ? row.state : "pending";
  const approved_by = state === "approved" ? to.order.actor.kind : null;
  const there: PostRow = {
    ...row,
    ...{
      wall_id: to.order.toWallId,
      wall_state: to.wall_state,
      state,
      approved_by,
      shown_at: null,
    },
  };
  const facts = gateFacts(there);
  return {
    ...{ id: row.id, state, approved_by, version: (to.versions.get(row.id) ?? 0) + 1 },
    shown_at: gate(facts, "wall", to.at).show ? to.at.toISOString() : null,
    regate_at: nextMoment(facts.placement, to.at)?.toISOString() ?? null,
  };
}

/** Here it is rejected, so that no source brings it back by itself. */
function leave(row: PostRow, by: { batch: string; actor: Actor }): PlacementChange[] {
  const state = next(row.state, "reject");
  if (!state) return [];
  const decision = { ...by, move: "reject" as const, reason: "moved" };
  return [{ row, state, approvedBy: null, reason: "moved", decision }];
}
