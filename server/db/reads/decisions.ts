import { sql } from "drizzle-orm";
import type { ActorKind, PlacementState } from "../../domain/vocabulary.ts";
import { type Executor, rows } from "../client.ts";

export interface DecisionRow {
  id: string;
  batch: string;
  post: string;
  move: string;
  from_state: PlacementState | null;
  to_state: PlacementState;
  actor_kind: ActorKind;
  actor_name: string | null;
  reason: string | null;
  note: string | null;
  at: string;
}

const fields = sql`
  id, batch, post_id as post, move, from_state, to_state, actor_kind, actor_name, reason, note, at`;

/** The last decisions about each of these posts, newest first. */
export const readHistories = (executor: Executor, wallId: string, postIds: string[]) =>
  rows<DecisionRow>(
    executor,
    sql`
    select d.* from unnest(${sql.param(postIds)}::uuid[]) as wanted(post_id)
    cross join lateral (
      select ${fields} from decision
      where wall_id = ${wallId}::uuid and decision.post_id = wanted.post_id
      order by at desc, id desc limit 20) d`,
  );

export interface LogPlace {
  at: string;
  id: string;
}

/** The log of a wall, newest first. */
export function readLog(
  executor: Executor,
  wallId: string,
  page: { post?: string | undefined; after: LogPlace | null; limit: number },
) {
  const { post, after } = page;
  return rows<DecisionRow>(
    executor,
    sql`
    select ${fields} from decision
    where wall_id = ${wallId}::uuid
      ${post ? sql`and post_id = ${post}::uuid` : sql``}
      ${after ? sql`and (at, id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by at desc, id desc
    limit ${page.limit}`,
  );
}
