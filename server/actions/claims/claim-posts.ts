/**
 * Reserves the oldest waiting posts for one person. A claim keeps people from doing the same work twice; what keeps
 * them from overwriting each other is the placement's version. It is a lease: nobody has to give it back.
 */
import { sql } from "drizzle-orm";
import { rows, type Tx } from "../../db/client.ts";
import type { ActionContext } from "../context.ts";
import { transact } from "../transaction.ts";
import { tellClaims } from "./tell-desk.ts";

/** So long without work, and the posts are anybody's again. */
export const claimMs = 5 * 60_000;

export interface Claimant {
  wallId: string;
  userId: string;
}

export interface Claimed {
  /** All that is reserved for this person on this wall, oldest first. */
  posts: string[];
  until: Date;
}

/** Renews what this person has and fills up to `size`. */
export function claimPosts(
  { db, now }: ActionContext,
  claimant: Claimant & { size: number },
): Promise<Claimed> {
  return transact(db, async (tx) => {
    const at = now();
    const until = new Date(at.getTime() + claimMs);
    await waitForOtherTabs(tx, claimant);
    const taken = (await take(tx, claimant, { at, until })).sort(byArrival);
    await tellClaims(
      tx,
      claimant.wallId,
      taken.filter((row) => row.is_new).map((row) => row.post),
    );
    return { posts: taken.map((row) => row.post), until };
  });
}

/** Two tabs of one person would each find the other's rows locked, and both fill up. */
const waitForOtherTabs = (tx: Tx, { wallId, userId }: Claimant) =>
  tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`claims ${wallId} ${userId}`}, 0))`,
  );

/** One statement: what another moderator is just being given is locked, and skipped here. */
function take(
  tx: Tx,
  { wallId, userId, size }: Claimant & { size: number },
  { at, until }: { at: Date; until: Date },
): Promise<Taken[]> {
  const waiting = sql`wall_id = ${wallId}::uuid and state = 'pending'`;
  return rows(
    tx,
    sql`
    with mine as (
      select post_id from placement
      where ${waiting} and claimed_by = ${userId}::uuid
      for update skip locked
    ), free as (
      select post_id from placement
      where ${waiting} and claimed_by is distinct from ${userId}::uuid
        and (claimed_by is null or claimed_until <= ${at.toISOString()}::timestamptz)
      order by arrived_at, post_id
      limit greatest(0, ${size}::int - (select count(*) from mine))
      for update skip locked
    ), taken as (
      select post_id, false as is_new from mine union all select post_id, true from free
    )
    update placement pl
    set claimed_by = ${userId}::uuid, claimed_until = ${until.toISOString()}::timestamptz
    from taken
    where pl.wall_id = ${wallId}::uuid and pl.post_id = taken.post_id
    returning pl.post_id as post, taken.is_new, pl.arrived_at`,
  );
}

interface Taken {
  post: string;
  is_new: boolean;
  arrived_at: string;
}

const byArrival = (a: Taken, b: Taken) =>
  new Date(a.arrived_at).getTime() - new Date(b.arrived_at).getTime() || (a.post < b.post ? -1 : 1);
