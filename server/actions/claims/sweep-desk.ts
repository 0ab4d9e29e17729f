/** Empty seats and lapsed claims go, and the desk hears of it: pages show what is so without counting time themselves. */
import { sql } from "drizzle-orm";
import { rows } from "../../db/client.ts";
import { seatMs } from "../../db/reads/presence.ts";
import type { ActionContext } from "../context.ts";
import { transact } from "../transaction.ts";
import { tellClaims, tellPresence } from "./tell-desk.ts";

const mostAtOnce = 500;

export async function sweepDesk(context: ActionContext): Promise<void> {
  await sweepSeats(context);
  await sweepClaims(context);
}

function sweepSeats({ db, now }: ActionContext): Promise<void> {
  const before = new Date(now().getTime() - seatMs).toISOString();
  return transact(db, async (tx) => {
    const left = await rows<{ wall: string }>(
      tx,
      sql`
      delete from desk_seat where id in (
        select id from desk_seat where seen_at <= ${before}::timestamptz
        limit ${mostAtOnce} for update skip locked)
      returning wall_id as wall`,
    );
    for (const wall of new Set(left.map((seat) => seat.wall))) await tellPresence(tx, wall);
  });
}

/** What somebody works on at this moment is locked: it is looked at again the next time. */
function sweepClaims({ db, now }: ActionContext): Promise<void> {
  const at = now().toISOString();
  return transact(db, async (tx) => {
    const lapsed = await rows<{ wall: string; post: string }>(
      tx,
      sql`
      update placement pl set claimed_by = null, claimed_until = null
      from (
        select wall_id, post_id from placement
        where claimed_by is not null and claimed_until <= ${at}::timestamptz
        limit ${mostAtOnce} for update skip locked) lapsed
      where pl.wall_id = lapsed.wall_id and pl.post_id = lapsed.post_id
      returning pl.wall_id as wall, pl.post_id as post`,
    );
    for (const [wall, posts] of Map.groupBy(lapsed, (row) => row.wall))
      await tellClaims(
        tx,
        wall,
        posts.map((row) => row.post),
      );
  });
}
