/** Whose posts are whose at this moment, and who moved them last. */
import { sql } from "drizzle-orm";
import type { ActorKind } from "../../domain/vocabulary.ts";
import { type Executor, rows } from "../client.ts";

export interface ClaimRow {
  post: string;
  user_id: string;
  name: string;
  until: string;
}

/** The claims that count: on what waits, and not lapsed. */
export async function readClaims(
  executor: Executor,
  on: { wallId: string; postIds: string[]; at: Date },
): Promise<Map<string, ClaimRow>> {
  const found = await rows<ClaimRow>(
    executor,
    sql`
    select pl.post_id as post, pl.claimed_by as user_id, u.name, pl.claimed_until as until
    from placement pl join auth_user u on u.id = pl.claimed_by
    where pl.wall_id = ${on.wallId}::uuid and pl.post_id = any(${sql.param(on.postIds)}::uuid[])
      and pl.state = 'pending' and pl.claimed_until > ${on.at.toISOString()}::timestamptz`,
  );
  return new Map(found.map((row) => [row.post, row]));
}

export interface LastMove {
  post: string;
  actor_kind: ActorKind;
  actor_name: string | null;
  at: string;
}

/** The last decision about each of these posts; those that nobody has moved yet are missing. */
export async function readLastMoves(
  executor: Executor,
  wallId: string,
  postIds: string[],
): Promise<Map<string, LastMove>> {
  const found = await rows<LastMove>(
    executor,
    sql`
    select d.* from unnest(${sql.param(postIds)}::uuid[]) as wanted(post_id)
    cross join lateral (
      select post_id as post, actor_kind, actor_name, at from decision
      where wall_id = ${wallId}::uuid and decision.post_id = wanted.post_id
      order by at desc, id desc limit 1) d`,
  );
  return new Map(found.map((row) => [row.post, row]));
}
