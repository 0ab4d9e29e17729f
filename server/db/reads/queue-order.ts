/** The orders of a wall's placements, each read off one index; a page goes on behind a place. */
import { type SQL, sql } from "drizzle-orm";
import type { PlacementOrder } from "#wire/placement-query.ts";

/** What a row is ordered by (`null` where it is unknown, which comes last), and its post. */
export interface QueuePlace {
  key: string | null;
  id: string;
}

export interface Ordering {
  column: SQL;
  /** How the column is written down and read again without losing anything. */
  type: SQL;
  descends: boolean;
  mayBeUnknown: boolean;
}

const arrival = { column: sql`arrived_at`, type: sql`timestamptz`, mayBeUnknown: false };
const reach = { column: sql`reach`, type: sql`bigint`, mayBeUnknown: true };

export const orderings: Record<PlacementOrder, Ordering> = {
  oldest: { ...arrival, descends: false },
  newest: { ...arrival, descends: true },
  engaged: { column: sql`engagement`, type: sql`bigint`, descends: true, mayBeUnknown: true },
  "reach-most": { ...reach, descends: true },
  "reach-least": { ...reach, descends: false },
};

/**
 * One half of an order: what is known, or what is not. An index answers each by itself, where "nulls last" would have it
 * sort. `null` where the place is beyond this half.
 */
export function halfBehind(
  { column, type, descends, mayBeUnknown }: Ordering,
  known: boolean,
  after: QueuePlace | null,
): SQL | null {
  if (!known && !mayBeUnknown) return null;
  const unknown = known ? sql`not null` : sql`null`;
  const half = mayBeUnknown ? sql`and it.${column} is ${unknown}` : sql``;
  if (!after || (!known && after.key !== null)) return half;
  const compare = descends ? sql`<` : sql`>`;
  if (!known) return sql`${half} and it.post_id ${compare} ${after.id}::uuid`;
  if (after.key === null) return null;
  return sql`${half}
    and (it.${column}, it.post_id) ${compare} (${after.key}::${type}, ${after.id}::uuid)`;
}

/** For rows that several indexes answered. Not by `key`, which is a text: "10" would come before "9". */
export function orderBy({ descends }: Ordering): SQL {
  const direction = descends ? sql`desc` : sql`asc`;
  return sql`order by place is null, place ${direction}, id ${direction}`;
}
