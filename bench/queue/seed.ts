/**
 * A wall of so many placements, straight into the database: networks, languages, words, reasons, authors and times in
 * fixed shares, and of everything something rare that does not become more with the wall.
 */
import type postgres from "postgres";
import type { Koro } from "../parts/koro.ts";

export const slug = "queue";
const batch = 100_000;

/** Of rare things there are as many in a small wall as in a large one, and the queue has them at its far end. */
export const rare = 40;

const texts = 500;

export async function seedWall(koro: Koro, placements: number): Promise<number> {
  const began = performance.now();
  await koro.call("POST", "/v1/admin/walls", { slug, title: "Queue", hashtags: ["AcmeYaz"] });
  await addSources(koro);
  await addAuthors(koro, Math.max(60, Math.round(placements / 50)));
  await addTexts(koro);
  const again = await withoutIndexes(koro);
  for (let from = 1; from <= placements; from += batch)
    await addPlacements(koro, from, Math.min(from + batch - 1, placements), placements);
  await again();
  await finish(koro);
  return (performance.now() - began) / 1000;
}

async function addSources({ sql }: Koro): Promise<void> {
  await sql`
    insert into source (id, workspace_id, connector, settings, state)
    select gen_random_uuid(), workspace_id, connector, '{}', 'paused'
    from wall, unnest('{mastodon,bluesky,feed,tumblr}'::text[]) as connector where slug = ${slug}`;
  await sql`
    insert into wall_source (wall_id, source_id, publishing)
    select w.id, s.id, 'manual' from wall w, source s
    where w.slug = ${slug} and s.connector <> 'upload' on conflict do nothing`;
}

async function addAuthors({ sql }: Koro, authors: number): Promise<void> {
  await sql`
    create table bench_author as
    select n, gen_random_uuid() as id, w.workspace_id,
      case when n % 5 = 0 then null else (n * 7919) % 600000 end as followers
    from wall w, generate_series(1, ${authors}::int) n where w.slug = ${slug}`;
  await sql`
    insert into account (id, workspace_id, network, external_id, handle, name, followers, reach)
    select id, workspace_id, 'mastodon', n::text, '@author' || n, 'Author ' || n, followers, followers
    from bench_author`;
  await sql`create index on bench_author (n)`;
}

/** Turkish and English, by turns; their words are found once, since PostgreSQL needs a third of a millisecond each. */
async function addTexts({ sql }: Koro): Promise<void> {
  await sql`
    create table bench_text as
    select n, t.text, koro_words(t.text, 'Author') as words, koro_words(t.text || ' zeytin', 'Author') as rare
    from generate_series(0, ${texts - 1}::int) n cross join lateral (select case when n % 2 = 0
      then 'Sahilde kitaplar ve güneş, bu yaz hiç bitmesin istedik. Arkadaşlarımla yürüdük, konuştuk, güldük. sıra' || n
      else 'Sunrise over the quay, running along the water with friends, nothing else to do today. number' || n end
      || case when n % 5 = 0 then ' deniz' else '' end
      || case when n % 200 = 1 then ' lighthouse' else '' end || ' #AcmeYaz' as text) t`;
  await sql`create index on bench_text (n)`;
}

/** An index that is filled at the end is filled in a tenth of the time. */
async function withoutIndexes({ sql }: Koro): Promise<() => Promise<void>> {
  const found = await sql<{ name: string; definition: string }[]>`
    select indexname as name, indexdef as definition from pg_indexes
    where tablename in ('placement', 'post') and indexname not in (
      select conname from pg_constraint)`;
  for (const { name } of found) await sql.unsafe(`drop index "${name}"`);
  return async () => {
    await sql`set maintenance_work_mem = '512MB'`;
    for (const { definition } of found) await sql.unsafe(definition);
    await sql`reset maintenance_work_mem`;
  };
}

/** What is made here fits together: its foreign keys need no checking, and its tags are copied at once. */
async function addPlacements(koro: Koro, from: number, to: number, all: number): Promise<void> {
  await koro.sql.begin(async (sql) => {
    await sql`set local session_replication_role = 'replica'`;
    await insertPlacements(sql, { from, to, all });
  });
}

async function insertPlacements(
  sql: postgres.TransactionSql,
  { from, to, all }: { from: number; to: number; all: number },
): Promise<void> {
  await sql`
    with made as materialized (
      select i, gen_random_uuid() as id, a.id as account_id, a.followers, w.id as wall_id, w.workspace_id, t.text,
        i > ${all - rare}::int as is_rare, case when i > ${all - rare}::int then t.rare else t.words end as words,
        case when i > ${all - rare}::int then 'tumblr'
          else (array['mastodon', 'bluesky', 'feed'])[1 + i % 3] end as network,
        case when i % 2 = 0 then 'tr' else 'en' end as lang,
        case when i > ${all - rare}::int then 'pending'
          else (array['pending','pending','pending','pending','approved','held','rejected'])[1 + i % 7] end as state,
        timestamptz '2026-01-01' + i * interval '20 seconds' as at
      from wall w cross join generate_series(${from}::int, ${to}::int) i
      join bench_text t on t.n = i % ${texts}::int
      join bench_author a on a.n = 1 + (i * 31::bigint) % (select max(n) from bench_author)
      where w.slug = ${slug}
    ), posts as (
      insert into post (id, workspace_id, network, canonical_uri, account_id, text, entities, lang, hashtags, strict_keys,
        loose_keys, media_kinds, sensitive, counts, content_hash, published_at, words)
      select id, workspace_id, network, 'https://queue.example/' || i, account_id, text, '[]', lang, '{AcmeYaz}',
        '{acmeyaz}', '{acmeyaz}', '{}', false, json_build_object('likes', i % 5000)::jsonb, i::text, at, words
      from made
    )
    insert into placement (wall_id, post_id, workspace_id, source_id, state, approved_by, reason, published_at, arrived_at,
      highlighted, tags, network, lang, account_id, traits, engagement, reach)
    select wall_id, made.id, made.workspace_id, s.id, made.state, case made.state when 'approved' then 'person' end,
      case when is_rare then 'first-post' else 'waits-for-person' end, at, at,
      is_rare, case when is_rare then '{rare}' when i % 40 = 0 then '{summer}' else '{}' end::text[],
      made.network, lang, account_id, case when is_rare then 17 when i % 4 = 0 then 9 else i % 2 end, i % 5000, followers
    from made join source s on s.connector = made.network`;
}

async function finish({ sql }: Koro): Promise<void> {
  await sql`
    insert into placement_tag
    select wall_id, state, tag, arrived_at, post_id from placement, unnest(tags) as tag`;
  await sql`
    insert into wall_count (wall_id, state, placements)
    select wall_id, state, count(*) from placement group by wall_id, state
    on conflict (wall_id, state) do update set placements = excluded.placements`;
  const [collection] = await sql<{ id: string }[]>`
    insert into collection (id, workspace_id, name)
    select gen_random_uuid(), workspace_id, 'Best' from wall where slug = ${slug} returning id`;
  await sql`
    insert into collection_post (collection_id, post_id, added_at)
    select ${collection?.id ?? ""}, post_id, now() from placement where highlighted`;
  for (const table of ["placement", "placement_tag", "post", "account", "collection_post"])
    await sql.unsafe(`vacuum analyze ${table}`);
  await sql`checkpoint`;
}
