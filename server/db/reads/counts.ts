import { sql } from "drizzle-orm";
import { type PlacementState, placementStates } from "../../domain/vocabulary.ts";
import { type Executor, rows } from "../client.ts";

export type Counts = Record<PlacementState, number>;

/** Placements of walls by state, from the kept counters: the same cost for a thousand and a million. */
export async function readCounts(
  executor: Executor,
  wallIds: string[],
): Promise<Map<string, Counts>> {
  const found = await rows<{ wall_id: string; state: PlacementState; placements: number }>(
    executor,
    sql`
    select wall_id, state, placements from wall_count
    where wall_id = any(${sql.param(wallIds)}::uuid[])`,
  );
  const byWall = new Map(wallIds.map((id) => [id, none()]));
  for (const row of found) {
    const counts = byWall.get(row.wall_id);
    if (counts) counts[row.state] = row.placements;
  }
  return byWall;
}

const none = () => Object.fromEntries(placementStates.map((state) => [state, 0])) as Counts;
