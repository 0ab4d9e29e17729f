/**
 * The desk in numbers. Every statement is bounded: the past by the newest decisions of the stretch, the queue by its
 * oldest posts, so that a wall with millions of either answers as fast as a small one.
 */
import { sql } from "drizzle-orm";
import { type Executor, firstRow, rows } from "../client.ts";

export const mostDecisions = 100_000;
export const mostWaiting = 20_000;

export interface Stretch {
  wallId: string;
  /** Moments; `until` is not included. */
  from: string;
  until: string;
  zone: string;
}

/** The newest decisions of the stretch, by the index on wall and time. */
const looked = ({ wallId, from, until }: Stretch) => sql`
  looked as materialized (
    select d.id, d.post_id, d.at, d.move, d.actor_kind, d.actor_id, d.actor_name, d.from_state, d.to_state
    from decision d
    where d.wall_id = ${wallId}::uuid and d.at >= ${from}::timestamptz and d.at < ${until}::timestamptz
    order by d.at desc, d.id desc
    limit ${mostDecisions}
  )`;

const moves = sql`('approve', 'reject', 'hold')`;

export interface WaitRow {
  /** `null` for the whole stretch. */
  day: string | null;
  decisions: number;
  median_ms: number | null;
  p90_ms: number | null;
}

/** A post's first way out of the queue by a person. */
export const readWaits = (executor: Executor, stretch: Stretch) =>
  rows<WaitRow>(
    executor,
    sql`
    with ${looked(stretch)}, first as (
      select distinct on (post_id) post_id, at from looked
      where actor_kind = 'person' and from_state = 'pending' and move in ${moves}
      order by post_id, at
    ), waited as (
      select to_char(f.at at time zone ${stretch.zone}, 'YYYY-MM-DD') as day,
        greatest(extract(epoch from f.at - pl.arrived_at) * 1000, 0)::float8 as ms
      from first f
      join placement pl on pl.wall_id = ${stretch.wallId}::uuid and pl.post_id = f.post_id
    )
    select day, count(*)::int as decisions,
      percentile_cont(0.5) within group (order by ms) as median_ms,
      percentile_cont(0.9) within group (order by ms) as p90_ms
    from waited
    group by grouping sets ((day), ())
    order by day nulls last`,
  );

export interface PaceRow {
  /** `null` together with `hour`: a person's sum; an hour has no person. */
  actor_id: string | null;
  actor_name: string | null;
  hour: number | null;
  is_sum: boolean;
  decisions: number;
  hours: number;
}

/** Decisions by people: each person's, those of all, and those of all by the hour of the day. */
export const readPaces = (executor: Executor, stretch: Stretch) =>
  rows<PaceRow>(
    executor,
    sql`
    with ${looked(stretch)}, decided as (
      select actor_id, coalesce(actor_id::text, actor_name, '') as who, actor_name, at,
        extract(hour from at at time zone ${stretch.zone})::int as hour,
        date_trunc('hour', at) as slot
      from looked
      where actor_kind = 'person' and move in ${moves}
    )
    select min(actor_id::text) as actor_id, (array_agg(actor_name order by at desc))[1] as actor_name,
      hour, grouping(who) = 1 and grouping(hour) = 1 as is_sum, count(*)::int as decisions,
      count(distinct slot)::int as hours
    from decided
    group by grouping sets ((who), (hour), ())
    order by decisions desc, hour`,
  );

export interface AgreementRow {
  id: string;
  name: string | null;
  decided: number;
  turned: number;
}

/** A person turned a rule around who moved the post elsewhere from where the rule had put it. */
export const readAgreement = (executor: Executor, stretch: Stretch) =>
  rows<AgreementRow>(
    executor,
    sql`
    with ${looked(stretch)}, ruled as (
      select distinct on (post_id, actor_id) post_id, actor_id, actor_name, to_state, at from looked
      where actor_kind = 'rule' and move in ('approve', 'reject') and actor_id is not null
      order by post_id, actor_id, at
    ), turned as (
      select distinct r.post_id, r.actor_id from ruled r
      join looked p on p.post_id = r.post_id and p.actor_kind = 'person' and p.at >= r.at
        and p.from_state = r.to_state and p.to_state <> r.to_state and p.to_state <> 'removed'
    )
    select r.actor_id as id, (array_agg(r.actor_name order by r.at desc))[1] as name,
      count(*)::int as decided, count(t.post_id)::int as turned
    from ruled r left join turned t on t.post_id = r.post_id and t.actor_id = r.actor_id
    group by r.actor_id
    order by decided desc, r.actor_id
    limit 100`,
  );

/** Where the counting had to begin: `null` where all of the stretch was counted. */
export async function readCountedFrom(
  executor: Executor,
  { wallId, from, until }: Stretch,
): Promise<string | null> {
  const row = await firstRow<{ at: string }>(
    executor,
    sql`
    select at from decision
    where wall_id = ${wallId}::uuid and at >= ${from}::timestamptz and at < ${until}::timestamptz
    order by at desc, id desc offset ${mostDecisions} limit 1`,
  );
  return row?.at ?? null;
}

export interface WaitingRow {
  bands: number[];
  oldest_at: string | null;
  looked: number;
  networks: Record<string, number>;
}

/** Posts by how long they have waited, in the bands whose ends are given, and by network. */
export async function readWaiting(
  executor: Executor,
  { wallId, now, ends }: { wallId: string; now: string; ends: number[] },
): Promise<WaitingRow> {
  const row = await firstRow<WaitingRow>(
    executor,
    sql`
    with oldest as materialized (
      select pl.post_id, pl.arrived_at from placement pl
      where pl.wall_id = ${wallId}::uuid and pl.state = 'pending'
      order by pl.arrived_at, pl.post_id
      limit ${mostWaiting}
    ), aged as (
      -- By the index alone, so all of them.
      select width_bucket(extract(epoch from ${now}::timestamptz - arrived_at) * 1000,
        ${sql.param(ends.map(String))}::text[]::numeric[]) as band, count(*)::int as posts
      from placement where wall_id = ${wallId}::uuid and state = 'pending'
      group by band
    ), networks as (
      select p.network, count(*)::int as posts from oldest o join post p on p.id = o.post_id
      group by p.network
    )
    select
      (select array_agg(coalesce(a.posts, 0) order by b)
        from generate_series(0, ${ends.length}::int) b left join aged a on a.band = b) as bands,
      (select min(arrived_at) from oldest) as oldest_at,
      (select count(*)::int from oldest) as looked,
      (select coalesce(json_object_agg(network, posts), '{}') from networks) as networks`,
  );
  return row ?? { bands: [], oldest_at: null, looked: 0, networks: {} };
}
