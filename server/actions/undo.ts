/** Takes a batch of decisions back, as far as nobody moved the posts since. */
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { rows, type Tx } from "../db/client.ts";
import type { PostRow } from "../db/reads/post-row.ts";
import { notFound } from "../domain/problem.ts";
import type { ActorKind, PlacementState } from "../domain/vocabulary.ts";
import { announce, News } from "./announce.ts";
import type { ActionContext, Actor } from "./context.ts";
import { takeBackCopies } from "./curate/take-back-copies.ts";
import { type BareOutcome, type Decided, withLastMoves } from "./decide.ts";
import { lockPlacements, type PlacementChange, writeChanges } from "./placements.ts";
import { transact } from "./transaction.ts";

interface PastDecision {
  id: string;
  post_id: string;
  from_state: PlacementState;
  version: number;
  before: {
    shownAt: string | null;
    approvedBy: ActorKind | null;
    reason: string | null;
    contested?: boolean;
  };
}

export function undo(
  { db, now }: ActionContext,
  order: { wallId: string; batch: string; actor: Actor; reach?: string[] | null },
): Promise<Decided> {
  return transact(db, async (tx) => {
    const at = now();
    const batch = v7();
    const past = await readBatch(tx, order);
    const news = new News();
    const { reach = [] } = order;
    const copies = await takeBackCopies(tx, news, {
      ...{ wallId: order.wallId, batch: order.batch, reach },
      undo: { batch, actor: order.actor, at },
    });
    if (past.length + copies.length === 0) throw notFound("batch of decisions");
    const locked = await lockPlacements(tx, {
      wallId: order.wallId,
      postIds: past.map((decision) => decision.post_id),
    });
    const byId = new Map(locked.map((row) => [row.id, row]));
    const changes: PlacementChange[] = [];
    const results = past.map((decision) =>
      takeBack(decision, byId.get(decision.post_id), { batch, actor: order.actor }, changes),
    );
    await writeChanges(tx, news, changes, at);
    const here = new Set(results.map(({ post }) => post));
    results.push(...copies.filter(({ post }) => !here.has(post)));
    const told = await withLastMoves(tx, order.wallId, results);
    return { batch, results: told, seqs: await announce(tx, news, at) };
  });
}

function readBatch(tx: Tx, { wallId, batch }: { wallId: string; batch: string }) {
  return rows<PastDecision>(
    tx,
    sql`
    select id, post_id, from_state, version, before from decision
    where batch = ${batch}::uuid and wall_id = ${wallId}::uuid and from_state is not null
      and (actor_kind = 'person' or (actor_kind = 'rule' and before is not null and move <> 'edit'))
    order by post_id`,
  );
}

function takeBack(
  past: PastDecision,
  row: PostRow | undefined,
  by: { batch: string; actor: Actor },
  changes: PlacementChange[],
): BareOutcome {
  const post = past.post_id;
  if (!row) return { post, ok: false, code: "not-found", now: null };
  if (row.version !== past.version)
    return { post, ok: false, code: "stale", now: { state: row.state, version: row.version } };
  changes.push({
    row,
    state: past.from_state,
    approvedBy: past.before.approvedBy,
    reason: past.before.reason,
    contested: past.before.contested ?? row.contested,
    restoreShownAt: past.before.shownAt ?? row.last_shown_at,
    decision: { ...by, move: "undo", reason: null },
  });
  return { post, ok: true, state: past.from_state, version: row.version + 1 };
}
