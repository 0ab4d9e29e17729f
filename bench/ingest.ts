/**
 * Posts of a feed from the network's bytes to stored, placed on three walls and announced, against bare inserts of
 * the same rows. One reading of the feed connector holds 500 posts at most.
 */
import { startGatedSite } from "./ingest/gated-site.ts";
import { storeAgain } from "./ingest/yardstick.ts";
import { canPin, pinMyself } from "./parts/child.ts";
import { type Koro, startKoro } from "./parts/koro.ts";
import { readNumbers } from "./parts/options.ts";
import { heading, judge, ratioText, table, whole } from "./parts/report.ts";
import { median, ratioOf } from "./parts/statistics.ts";

const options = readNumbers({ posts: [500], repeats: [9] });
const [posts = 500] = options.posts;
const [repeats = 9] = options.repeats;
const walls = ["first-wall", "second-wall", "third-wall"];

interface Reading {
  ok: boolean;
  added: number;
  error: string | null;
}

pinMyself(1);
const site = await startGatedSite(posts);
const koro = await startKoro({ core: 0 });
try {
  for (const slug of walls) await koro.call("POST", "/v1/admin/walls", { slug, title: slug });
  const rates = { first: [] as number[], again: [] as number[], bare: [] as number[] };
  for (let repeat = -1; repeat < repeats; repeat++) {
    const name = `site-${repeat + 1}`;
    const source = await openSource(koro, name);
    site.open(name);
    const first = await timeReading(koro, source, posts);
    const again = await timeReading(koro, source, 0);
    const bare = await storeAgain(koro.sql, source, "yardstick");
    // The first of each finds cold code.
    if (repeat < 0) continue;
    rates.first.push(posts / first);
    rates.again.push(posts / again);
    rates.bare.push(posts / bare);
  }
  console.log(heading("Ingest"));
  if (!canPin) console.log("`taskset` is missing: server and bench share the cores.\n");
  console.log(tables(rates));
} finally {
  await koro.stop();
  site.close();
}

function tables({ first, again, bare }: Record<"first" | "again" | "bare", number[]>): string {
  const share = ratioOf(first, bare);
  const gain = ratioOf(again, first);
  const words = `${posts} posts a reading, ${walls.length} walls, no rules yet, medians of ${repeats} in turn (least–most).`;
  const verdicts = [
    [
      "stored, placed, announced against bare inserts",
      ratioText(share),
      ...judge(share.median, { atLeast: 0.35 }),
    ],
    ["posts a second", whole(median(first)), ...judge(median(first), { atLeast: 4000 })],
    [
      "known and unchanged, against first delivery",
      ratioText(gain),
      ...judge(gain.median, { atLeast: 5 }),
    ],
  ];
  const speeds = [
    ["first delivery", first],
    ["delivered again", again],
    ["bare inserts", bare],
  ] as const;
  return [
    `${words}\n`,
    table(["ingest", "measured", "goal", "verdict"], verdicts),
    "",
    table(
      ["posts a second", "median"],
      speeds.map(([name, list]) => [name, whole(median(list))]),
    ),
    "",
  ].join("\n");
}

/** A source of all three walls, read once while it was empty. */
async function openSource({ call, sql }: Koro, name: string): Promise<string> {
  const [slug = "", ...others] = walls;
  const settings = { url: `http://127.0.0.1:${site.port}/${name}` };
  const path = `/v1/admin/walls/${slug}/sources`;
  const wanted = { connector: "feed", settings, publishing: "automatic" };
  const { id } = await call<{ id: string }>("POST", path, wanted);
  // The contract gives a source one wall; the tables let it have several.
  await sql`
    insert into wall_source (wall_id, source_id, publishing)
    select id, ${id}, 'automatic' from wall where slug = any(${others})`;
  for (;;) {
    const source = await call<{ lastReadAt: string | null }>("GET", `${path}/${id}`);
    if (source.lastReadAt) return id;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Seconds of one reading, from the click to the answer. */
async function timeReading({ call }: Koro, source: string, expected: number): Promise<number> {
  const began = performance.now();
  const path = `/v1/admin/walls/${walls[0]}/sources/${source}/read`;
  const reading = await call<Reading>("POST", path);
  const seconds = (performance.now() - began) / 1000;
  if (reading.added !== expected)
    throw new Error(`${reading.added} posts came instead of ${expected}: ${reading.error ?? ""}`);
  return seconds;
}
