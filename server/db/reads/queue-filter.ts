/** What of a wall's placements is wanted, as conditions that the indexes of the queue answer. */
import { type SQL, sql } from "drizzle-orm";
import type { PlacementFilters } from "#wire/placement-query.ts";
import { traitsFitting } from "../../domain/traits.ts";
import { placementStates } from "../../domain/vocabulary.ts";
import { type Executor, rows } from "../client.ts";
import { asked, speaks } from "./asked.ts";

export interface QueueAsk {
  query: PlacementFilters;
  workspaceId: string;
  wallId: string;
  /** Who asks; `null` for a key. */
  userId: string | null;
  at: Date;
}

/** `spread` are lists of values: an index is read once for each, and stays in order by that. */
export interface QueueFilter {
  spread: SQL[];
  conditions: SQL[];
  /** Read from the tags' own table, which has them in the order of arrival. */
  tag: string | null;
}

/** `null` where nothing can fit. */
export async function queueFilter(executor: Executor, ask: QueueAsk): Promise<QueueFilter | null> {
  const { query } = ask;
  const { state, tag, order } = query;
  const byArrival = order === "oldest" || order === "newest";
  const filter: QueueFilter = {
    spread: [
      sql`unnest(${sql.param(state ? [state] : [...placementStates])}::text[]) as of_state(state)`,
    ],
    conditions: [...conditionsOf(query), ...claimConditions(ask), ...arrivalConditions(query)],
    tag: tag !== undefined && byArrival ? asked(tag) : null,
  };
  if (tag !== undefined && !byArrival) filter.conditions.push(sql`${asked(tag)} = any(pl.tags)`);
  const traits = traitsFitting(query);
  if (traits) {
    filter.spread.push(sql`unnest(${sql.param(traits)}::int[]) as of_traits(traits)`);
    filter.conditions.push(sql`pl.traits = of_traits.traits::smallint`);
  }
  if (query.creator !== undefined) {
    const authors = await authorsCalled(executor, ask.workspaceId, query.creator);
    if (authors.length === 0) return null;
    filter.spread.push(sql`unnest(${sql.param(authors)}::uuid[]) as of_author(id)`);
    filter.conditions.push(sql`pl.account_id = of_author.id`);
  }
  return filter;
}

function conditionsOf(query: PlacementFilters): SQL[] {
  const { network, source, lang, reason, highlighted, collection } = query;
  const conditions: SQL[] = [];
  if (network !== undefined) conditions.push(sql`pl.network = ${asked(network)}`);
  if (source) conditions.push(sql`pl.source_id = ${source}::uuid`);
  if (lang !== undefined) {
    const [base = ""] = asked(lang).split("-");
    conditions.push(sql`pl.lang is not null and split_part(pl.lang, '-', 1) = ${base}`);
    conditions.push(speaks(sql`pl.lang`, lang));
  }
  if (reason !== undefined) conditions.push(sql`pl.reason = ${asked(reason)}`);
  if (highlighted)
    conditions.push(highlighted === "yes" ? sql`pl.highlighted` : sql`not pl.highlighted`);
  if (collection)
    conditions.push(sql`exists (
      select from collection_post cp where cp.collection_id = ${collection}::uuid and cp.post_id = pl.post_id)`);
  return conditions;
}

function claimConditions({ query: { claimed }, userId, at }: QueueAsk): SQL[] {
  const now = sql`${at.toISOString()}::timestamptz`;
  if (claimed === "none")
    return [sql`(pl.claimed_by is null or pl.state <> 'pending' or pl.claimed_until <= ${now})`];
  if (!claimed) return [];
  const held = sql`pl.claimed_by is not null and pl.state = 'pending' and pl.claimed_until > ${now}`;
  if (claimed === "me") return [held, sql`pl.claimed_by = ${userId}::uuid`];
  return [held, sql`pl.claimed_by is distinct from ${userId}::uuid`];
}

const dayMs = 24 * 60 * 60 * 1000;

function arrivalConditions({ from, until }: PlacementFilters): SQL[] {
  const conditions: SQL[] = [];
  if (from) conditions.push(sql`pl.arrived_at >= ${new Date(from).toISOString()}::timestamptz`);
  if (until) {
    const isDay = !until.includes("T");
    const end = new Date(new Date(until).getTime() + (isDay ? dayMs : 0)).toISOString();
    const compare = isDay ? sql`<` : sql`<=`;
    conditions.push(sql`pl.arrived_at ${compare} ${end}::timestamptz`);
  }
  return conditions;
}

/** A handle is one author's on each network; one name used by more than these is no handle. */
const mostAuthors = 50;

async function authorsCalled(executor: Executor, workspaceId: string, creator: string) {
  const found = await rows<{ id: string }>(
    executor,
    sql`
    (select id from account
      where workspace_id = ${workspaceId}::uuid and handle = ${asked(creator)} limit ${mostAuthors})
    union all
    (select id from account where workspace_id = ${workspaceId}::uuid and id = ${uuidOrNull(creator)}::uuid)`,
  );
  return [...new Set(found.map((row) => row.id))];
}

const uuidOrNull = (text: string) =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text : null;
