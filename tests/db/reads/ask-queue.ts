/** The queue as a test asks for it: one wall's page by the few parameters that matter. */
import type { SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";
import {
  type PagePlace,
  type PlacementRow,
  readPlacements,
} from "../../../server/db/reads/placements.ts";
import type { PlacementFilters } from "../../../server/wire/placement-query.ts";
import type { Koro } from "../../support/koro.ts";

export interface Asked {
  after?: PagePlace | null;
  limit?: number;
  userId?: string | null;
}

export function askQueue(
  koro: Koro,
  wallId: string,
  query: Partial<PlacementFilters>,
  { after = null, limit = 100, userId = null }: Asked = {},
) {
  const { workspaceId } = koro;
  const asked = { order: "oldest" as const, ...query };
  const ask = { query: asked, workspaceId, wallId, userId, at: koro.clock.now() };
  return readPlacements(koro.db, ask, { after, limit });
}

/** All pages one behind the other. */
export async function askAll(
  koro: Koro,
  wallId: string,
  query: Partial<PlacementFilters>,
  limit: number,
): Promise<PlacementRow[]> {
  const all: PlacementRow[] = [];
  let after: PagePlace | null = null;
  do {
    const page = await askQueue(koro, wallId, query, { after, limit });
    all.push(...page.rows);
    after = page.next;
  } while (after);
  return all;
}

/** The same test's database, writing down the plan of every statement besides running it. */
export function explaining(koro: Koro): { koro: Koro; plans: string[] } {
  const plans: string[] = [];
  const execute = async (statement: SQL) => {
    const lines = await koro.db.execute(sql`explain (analyze, costs off) ${statement}`);
    plans.push(lines.map((line) => line["QUERY PLAN"]).join("\n"));
    return koro.db.execute(statement);
  };
  const db = Object.create(koro.db, { execute: { value: execute } });
  return { koro: { ...koro, db }, plans };
}
