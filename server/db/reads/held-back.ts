import { sql } from "drizzle-orm";
import type { WallState } from "../../domain/vocabulary.ts";
import { type Executor, rows } from "../client.ts";

/** In these states approved posts wait for their wall, and somebody wants to know how many. */
const holdsBack: WallState[] = ["paused", "dark"];

/**
 * How many approved posts a paused wall has not shown: those that wait for their time are not waiting for the wall.
 * Answers nothing for walls that hold nothing back, and asks the database only about the others.
 */
export async function readHeldBack(
  executor: Executor,
  walls: { id: string; state: WallState }[],
  now: Date,
): Promise<Map<string, number>> {
  const ids = walls.filter(({ state }) => holdsBack.includes(state)).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const at = now.toISOString();
  // A dark wall has hidden what it showed: only what never was there is new.
  const found = await rows<{ wall_id: string; waiting: number }>(
    executor,
    sql`
    select pl.wall_id, count(*)::int as waiting from placement pl
    where pl.wall_id = any(${sql.param(ids)}::uuid[]) and pl.state = 'approved'
      and pl.shown_at is null and pl.last_shown_at is null
      and (pl.show_from is null or pl.show_from <= ${at}::timestamptz)
      and (pl.show_until is null or pl.show_until > ${at}::timestamptz)
    group by pl.wall_id`,
  );
  return new Map(found.map((row) => [row.wall_id, row.waiting]));
}
