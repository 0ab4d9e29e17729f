/** Page 100 of a big wall against page 1: pages are keyset, so depth costs nothing. */
import type { Koro } from "../parts/koro.ts";
import { judge, table, whole } from "../parts/report.ts";
import { median, percentile, ratioOf } from "../parts/statistics.ts";

const slug = "big-wall";
const depth = 100;
/** Every size of page once, but the one that is walked with: none of them is in memory. */
const sizes = Array.from({ length: 100 }, (_, index) => index + 1).filter((size) => size !== 30);

export async function measureDeepPage(koro: Koro, placements: number): Promise<string> {
  const tookSeconds = await makeBigWall(koro, placements);
  const first = `/v1/walls/${slug}/feed`;
  const deep = `${first}?cursor=${await cursorOf(koro, first, depth)}`;
  const times = { first: [] as number[], deep: [] as number[] };
  for (const size of sizes) {
    times.first.push(await timeBuilt(koro, `${first}?limit=${size}`));
    times.deep.push(await timeBuilt(koro, `${deep}&limit=${size}`));
  }
  const ratio = ratioOf(times.deep, times.first).median;
  const ms = (list: number[]) =>
    `${median(list).toFixed(2)} ms (p95 ${percentile(list, 0.95).toFixed(2)})`;
  const words = `page ${depth} of ${whole(placements)} placements against page 1, each built from the database`;
  return [
    `Pages of 1 to 100 posts, each asked for once and in turn, median of the ratios; the wall was inserted in ${tookSeconds.toFixed(0)} s.\n`,
    table(
      ["deep page", `page ${depth}`, "page 1", "measured", "goal", "verdict"],
      [
        [
          ...[words, ms(times.deep), ms(times.first), `${ratio.toFixed(2)}×`],
          ...judge(ratio, { atMost: 1.2 }),
        ],
      ],
    ),
    "",
  ].join("\n");
}

/** Straight into the database, with nothing left for its triggers to find out: a million posts over HTTP would take longer than anything measured here. */
async function makeBigWall({ call, sql }: Koro, placements: number): Promise<number> {
  await call("POST", "/v1/admin/walls", { slug, title: "Big" });
  const began = performance.now();
  await sql`
    with made as (
      insert into post (id, workspace_id, network, canonical_uri, text, entities, hashtags, strict_keys,
        loose_keys, media_kinds, sensitive, counts, content_hash, published_at, words)
      select gen_random_uuid(), w.workspace_id, 'feed', 'https://big.example/' || n,
        repeat('a post of a big wall ', 12) || n, '[]', '{}', '{}', '{}', '{}', false, '{}', n::text,
        timestamptz '2026-06-01' - n * interval '1 minute', ''
      from wall w, generate_series(1, ${placements}::int) as n where w.slug = ${slug}
      returning id, workspace_id, published_at
    )
    insert into placement (wall_id, post_id, workspace_id, state, approved_by, shown_at, published_at, arrived_at, network)
    select w.id, made.id, made.workspace_id, 'approved', 'source', made.published_at, made.published_at,
      made.published_at, 'feed'
    from made, wall w where w.slug = ${slug}`;
  await sql`vacuum analyze placement`;
  await sql`vacuum analyze post`;
  return (performance.now() - began) / 1000;
}

async function cursorOf({ origin }: Koro, first: string, page: number): Promise<string> {
  let cursor = "";
  for (let at = 1; at < page; at++) {
    const address = cursor ? `${first}?cursor=${cursor}` : first;
    const feed = (await (await fetch(origin + address)).json()) as { next: string | null };
    if (!feed.next) throw new Error(`the wall ends before page ${page}`);
    cursor = feed.next;
  }
  return cursor;
}

async function timeBuilt({ origin }: Koro, path: string): Promise<number> {
  const began = performance.now();
  const response = await fetch(`${origin}${path}`);
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return performance.now() - began;
}
