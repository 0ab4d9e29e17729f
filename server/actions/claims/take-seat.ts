/** Who sits at a wall's desk and looks at what: a row a tab, renewed while the tab is open. */
import { sql } from "drizzle-orm";
import { firstRow, rows, type Tx } from "../../db/client.ts";
import { seatMs } from "../../db/reads/presence.ts";
import { notFound, Problem } from "../../domain/problem.ts";
import type { ActionContext } from "../context.ts";
import { transact } from "../transaction.ts";
import type { Claimant } from "./claim-posts.ts";
import { giveBack, renewClaims } from "./end-claims.ts";
import { tellPresence } from "./tell-desk.ts";

export interface TakenSeat {
  tab: string;
  post: string | null;
  /** Nobody has touched this page for a while: the seat stays, what is reserved may lapse. */
  idle: boolean;
}

interface SeatBefore {
  user_id: string;
  wall_id: string;
  post_id: string | null;
  is_fresh: boolean;
}

export function takeSeat(
  { db, now }: ActionContext,
  sitter: Claimant,
  seat: TakenSeat,
): Promise<void> {
  return transact(db, async (tx) => {
    const at = now();
    if (seat.post !== null) await requireOnWall(tx, sitter.wallId, seat.post);
    const before = await readSeat(tx, seat.tab, at);
    await sit(tx, sitter, seat, at);
    if (!seat.idle) await renewClaims(tx, sitter, at);
    const isNews =
      !before?.is_fresh || before.wall_id !== sitter.wallId || before.post_id !== seat.post;
    if (isNews) await tellPresence(tx, sitter.wallId);
    if (before?.user_id === sitter.userId && before.wall_id !== sitter.wallId)
      await tellPresence(tx, before.wall_id);
  });
}

/** A post of another wall must not be told of here, not even by its id. */
async function requireOnWall(tx: Tx, wallId: string, postId: string): Promise<void> {
  const found = await firstRow(
    tx,
    sql`select 1 from placement where wall_id = ${wallId}::uuid and post_id = ${postId}::uuid`,
  );
  if (!found) throw notFound("post");
}

function readSeat(tx: Tx, tab: string, at: Date): Promise<SeatBefore | null> {
  const since = new Date(at.getTime() - seatMs).toISOString();
  return firstRow<SeatBefore>(
    tx,
    sql`
    select user_id, wall_id, post_id, seen_at > ${since}::timestamptz as is_fresh
    from desk_seat where id = ${tab}::uuid`,
  );
}

/** Nobody sits down on somebody else's seat. */
async function sit(tx: Tx, sitter: Claimant, seat: TakenSeat, at: Date): Promise<void> {
  const taken = await firstRow(
    tx,
    sql`
    insert into desk_seat as seat (id, wall_id, user_id, post_id, seen_at)
    values (${seat.tab}::uuid, ${sitter.wallId}::uuid, ${sitter.userId}::uuid, ${seat.post}::uuid,
      ${at.toISOString()}::timestamptz)
    on conflict (id) do update
      set wall_id = excluded.wall_id, post_id = excluded.post_id, seen_at = excluded.seen_at
      where seat.user_id = excluded.user_id
    returning id`,
  );
  if (!taken) throw new Problem("taken", "This tab id is somebody else's: make another one.");
}

/** Leaves a seat; doing it twice is fine. */
export function leaveSeat({ db }: ActionContext, sitter: Claimant, tab: string): Promise<void> {
  return transact(db, (tx) => standUp(tx, sitter, tab));
}

/** A tab closes: what is reserved goes back, unless the same person sits at this wall in another one. */
export function closeTab({ db, now }: ActionContext, sitter: Claimant, tab: string): Promise<void> {
  return transact(db, async (tx) => {
    await standUp(tx, sitter, tab);
    const since = new Date(now().getTime() - seatMs).toISOString();
    const other = await firstRow(
      tx,
      sql`
      select 1 from desk_seat
      where wall_id = ${sitter.wallId}::uuid and user_id = ${sitter.userId}::uuid
        and seen_at > ${since}::timestamptz limit 1`,
    );
    if (!other) await giveBack(tx, sitter);
  });
}

async function standUp(tx: Tx, { wallId, userId }: Claimant, tab: string): Promise<void> {
  const left = await rows(
    tx,
    sql`
    delete from desk_seat
    where id = ${tab}::uuid and wall_id = ${wallId}::uuid and user_id = ${userId}::uuid
    returning id`,
  );
  if (left.length > 0) await tellPresence(tx, wallId);
}
