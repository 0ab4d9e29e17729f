/** What is true of every wall after every transaction, whatever happened. Each question answers the rows that break it. */
import { type SQL, sql } from "drizzle-orm";
import { expect } from "vitest";
import { type Db, rows } from "../../server/db/client.ts";
import {
  gateFacts,
  type PostRow,
  postFields,
  postTables,
  readingTime,
} from "../../server/db/reads/post-row.ts";
import { gate } from "../../server/domain/gate.ts";

const questions: Record<string, SQL> = {
  "kept counts are real counts": sql`
    with real as (select wall_id, state, count(*)::int as n from placement group by 1, 2)
    select coalesce(r.wall_id, c.wall_id) as wall, coalesce(r.state, c.state) as state, r.n, c.placements
    from real r full join wall_count c on c.wall_id = r.wall_id and c.state = r.state
    where coalesce(r.n, 0) <> coalesce(c.placements, 0)`,
  "every seq has its one event": sql`
    select w.id from wall w left join wall_event e on e.wall_id = w.id
    group by w.id, w.seq
    having count(e.seq) <> w.seq or coalesce(max(e.seq), 0) <> w.seq or coalesce(min(e.seq), 1) <> 1`,
  "the public's last word of a post is what is stored": sql`
    select pl.wall_id, pl.post_id, pl.shown_at, last.kind from placement pl left join lateral (
      select kind from wall_event e where e.wall_id = pl.wall_id and e.post_id = pl.post_id
      order by seq desc limit 1) last on true
    where (pl.shown_at is not null) <> (coalesce(last.kind, 'hide') <> 'hide')`,
  "only approved posts that are not gone are shown": sql`
    select pl.post_id, pl.state from placement pl join post p on p.id = pl.post_id
    where pl.shown_at is not null and (pl.state <> 'approved' or p.gone_at is not null or pl.contested)`,
  "a post that is gone has no words, no media and no place": sql`
    select p.id from post p where p.gone_at is not null and (p.text <> '' or p.hashtags <> '{}'
      or exists (select 1 from media m where m.post_id = p.id)
      or exists (select 1 from placement pl where pl.post_id = p.id and pl.state <> 'removed'))`,
  "the log's last word is the placement's state": sql`
    select pl.post_id, pl.state, last.to_state from placement pl join lateral (
      select to_state, version from decision d where d.wall_id = pl.wall_id and d.post_id = pl.post_id
      order by version desc limit 1) last on true
    where last.to_state <> pl.state or last.version > pl.version`,
  "each decision begins where the one before ended": sql`
    select * from (
      select post_id, from_state, lag(to_state) over (
        partition by wall_id, post_id order by version) as before from decision) steps
    where before is not null and before <> from_state`,
};

export async function expectSoundWalls(db: Db, now = new Date()): Promise<void> {
  for (const [promise, broken] of Object.entries(questions))
    expect(await rows(db, broken), promise).toEqual([]);
  await expectGateStored(db, now);
}

/** On live walls the stored answer is the gate's; the sweep must have run. */
async function expectGateStored(db: Db, now: Date): Promise<void> {
  const all = await rows<PostRow>(
    db,
    sql`select ${postFields} from ${postTables} where w.state = 'live'`,
  );
  const wrong = all.filter(
    (row) => gate(gateFacts(row), "wall", readingTime(row, now)).show !== (row.shown_at !== null),
  );
  expect(
    wrong.map((row) => [row.id, row.state, row.shown_at]),
    "stored answers of the gate",
  ).toEqual([]);
}
