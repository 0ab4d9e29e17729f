/**
 * What there is to filter by, with numbers. Values are found by jumping through an index from one to the next and counted
 * up to a bound, so a million placements cost what ten thousand cost.
 */
import { type SQL, sql } from "drizzle-orm";
import { type PlacementState, placementStates } from "../../domain/vocabulary.ts";
import { type Executor, rows } from "../client.ts";

export interface Facet {
  value: string;
  count: number;
  /** There are more than `count`. */
  more: boolean;
}

export const facetNames = ["networks", "sources", "languages", "tags", "reasons"] as const;
export type FacetName = (typeof facetNames)[number];

/** The table and the column of each, as its index has them. */
const columns: Record<FacetName, { table: SQL; column: SQL; type: SQL }> = {
  networks: { table: sql`placement`, column: sql`network`, type: sql`text` },
  sources: { table: sql`placement`, column: sql`source_id`, type: sql`uuid` },
  languages: { table: sql`placement`, column: sql`split_part(lang, '-', 1)`, type: sql`text` },
  tags: { table: sql`placement_tag`, column: sql`tag`, type: sql`text` },
  reasons: { table: sql`placement`, column: sql`reason`, type: sql`text` },
};

/** Languages without a name would end the jumps: an expression is not known to be there where the column is. */
const present: Partial<Record<FacetName, SQL>> = { languages: sql`and lang is not null` };

const mostCounted = 1000;
const mostValues = 50;

/** The connectors of sources, by id. */
export async function readConnectors(executor: Executor, ids: string[]) {
  const found = await rows<{ id: string; connector: string }>(
    executor,
    sql`select id, connector from source where id = any(${sql.param(ids)}::uuid[])`,
  );
  return new Map(found.map(({ id, connector }) => [id, connector]));
}

export async function readFacets(
  executor: Executor,
  wallId: string,
  state: PlacementState | undefined,
): Promise<Record<FacetName, Facet[]>> {
  const states = state ? [state] : [...placementStates];
  const lists = await Promise.all(
    facetNames.map(
      async (name) => [name, await readFacet(executor, wallId, states, name)] as const,
    ),
  );
  return Object.fromEntries(lists) as Record<FacetName, Facet[]>;
}

async function readFacet(
  executor: Executor,
  wallId: string,
  states: PlacementState[],
  name: FacetName,
): Promise<Facet[]> {
  const { table, column, type } = columns[name];
  const isIn = sql`wall_id = ${wallId}::uuid ${present[name] ?? sql``}`;
  const found = await rows<{ value: string; found: number }>(
    executor,
    sql`
    with recursive each_value as (
      select of_state.state, (
        select ${column} as value from ${table}
        where ${isIn} and state = of_state.state and ${column} is not null
        order by ${column} limit 1) as value, 1 as n
      from unnest(${sql.param(states)}::text[]) as of_state(state)
      union all
      select each_value.state, (
        select ${column} from ${table}
        where ${isIn} and state = each_value.state and ${column} > each_value.value
        order by ${column} limit 1), n + 1
      from each_value where each_value.value is not null and n < ${mostJumps}
    ), counted as (
      select value, (
        select count(*)::int from (
          select from ${table}
          where ${isIn} and state = each_value.state and ${column} = each_value.value::${type}
          limit ${mostCounted + 1}) bounded) as found
      from each_value where value is not null
    )
    select value::text, sum(found)::int as found from counted group by value
    order by found desc, value limit ${mostValues}`,
  );
  return found.map(({ value, found: number }) => ({
    ...{ value, count: Math.min(number, mostCounted), more: number > mostCounted },
  }));
}

/** A wall may have more tags than anybody can choose from. */
const mostJumps = 200;
