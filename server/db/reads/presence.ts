/** Who sits at a wall's desk now. */
import { sql } from "drizzle-orm";
import { type Executor, rows } from "../client.ts";

/** A seat that was not renewed for so long is empty, whatever its row says. */
export const seatMs = 60_000;

const mostSeats = 100;

export interface SeatRow {
  user_id: string;
  name: string;
  post_id: string | null;
  seen_at: string;
}

export function readSeats(executor: Executor, wallId: string, at: Date): Promise<SeatRow[]> {
  const since = new Date(at.getTime() - seatMs).toISOString();
  return rows<SeatRow>(
    executor,
    sql`
    select s.user_id, u.name, s.post_id, s.seen_at
    from desk_seat s join auth_user u on u.id = s.user_id
    where s.wall_id = ${wallId}::uuid and s.seen_at > ${since}::timestamptz
    order by s.seen_at desc, s.id
    limit ${mostSeats}`,
  );
}
