import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { rows, type Tx } from "../../db/client.ts";
import type { PostRow } from "../../db/reads/post-row.ts";
import type { News } from "../announce.ts";
import type { Actor } from "../context.ts";
import type { BareOutcome } from "../decide.ts";
import { insertDecisions, lockPlacements } from "../placements.ts";
import { copied } from "./copy-placements.ts";

export interface TakeBack {
  /** The wall that the batch was made on. */
  wallId: string;
  batch: string;
  /** What this undo is called in the log. */
  undo: { batch: string; actor: Actor; at: Date };
  /** Walls on which this person may undo; `null` for all of the workspace. */
  reach: string[] | null;
}

interface PastCopy {
  wall_id: string;
  post_id: string;
  version: number;
}

/** Takes the copies of a batch off the walls they were put on, as far as nobody decided about them since. */
export async function takeBackCopies(tx: Tx, news: News, order: TakeBack): Promise<BareOutcome[]> {
  const past = await readCopies(tx, order);
  if (past.length === 0) return [];
  const postIds = past.map((copy) => copy.post_id);
  const locked = await lockPlacements(tx, { postIds });
  const outcomes = past.map((copy) => {
    const row = locked.find(({ wall_id, id }) => wall_id === copy.wall_id && id === copy.post_id);
    return { copy, row };
  });
  const untouched = outcomes.flatMap(({ copy, row }) =>
    row && row.version === copy.version ? [row] : [],
  );
  for (const [wallId, found] of Map.groupBy(untouched, (row) => row.wall_id))
    await takeOff(tx, news, { wallId, found, undo: order.undo });
  return outcomes.map(({ copy: { post_id: post, version }, row }) => {
    if (!row) return { post, ok: false, code: "not-found", now: null };
    const now = { state: row.state, version: row.version };
    if (row.version !== version) return { post, ok: false, code: "stale", now };
    return { post, ok: true, ...now };
  });
}

function readCopies(tx: Tx, { wallId, batch, reach }: TakeBack) {
  const within = reach ? sql`and d.wall_id = any(${sql.param(reach)}::uuid[])` : sql``;
  return rows<PastCopy>(
    tx,
    sql`
    select d.wall_id, d.post_id, d.version from decision d
    join wall here on here.id = ${wallId}::uuid and here.workspace_id = d.workspace_id
    where d.batch = ${batch}::uuid and d.reason = ${copied} and d.from_state is null
      and d.wall_id <> ${wallId}::uuid ${within}
    order by d.wall_id, d.post_id`,
  );
}

/** As if it had never come: whoever copies it again begins anew. Only the log remembers. */
async function takeOff(
  tx: Tx,
  news: News,
  { wallId, found, undo }: { wallId: string; found: PostRow[]; undo: TakeBack["undo"] },
): Promise<void> {
  const ids = sql.param(found.map((row) => row.id));
  await tx.execute(sql`
    delete from placement where wall_id = ${wallId}::uuid and post_id = any(${ids}::uuid[])`);
  const { events, touched } = news.of(wallId);
  for (const row of found) {
    news.uncount(wallId, row.state);
    touched.push(row.id);
    if (row.shown_at !== null) events.push({ kind: "hide", postId: row.id });
  }
  await insertDecisions(
    tx,
    found.map((row) => ({
      ...{ id: v7(), wall_id: wallId, post_id: row.id, batch: undo.batch, move: "undo" },
      ...{ from_state: row.state, to_state: "removed", version: row.version + 1, before: null },
      ...{ actor_kind: undo.actor.kind, actor_id: undo.actor.id, actor_name: undo.actor.name },
      ...{ reason: "copy-taken-back", note: null, at: undo.at.toISOString() },
    })),
  );
}
