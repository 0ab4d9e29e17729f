/**
 * The wall on a host page beside plain HTML, a wall on bare Lit, and what others offer, in one browser on a slow
 * processor; then a wall of a thousand posts, and one left running. Goals: docs of the design, ratios only.
 * Smaller while developing: `--rounds=3`, `--slow=0` without slow 4G, `--long=300` and `--running=100` posts, 0 for none.
 */

import { launchBrowser } from "./embed/browser.ts";
import { figuresTable, runRounds, verdictRows } from "./embed/compare.ts";
import { posts, slug } from "./embed/contestants.ts";
import { peerHosts, prepareField } from "./embed/field.ts";
import { startFront } from "./embed/front.ts";
import { fillWall, readPosts } from "./embed/koro-walls.ts";
import { measureLongWall } from "./embed/long-wall.ts";
import { startPostsSite } from "./embed/posts-site.ts";
import { measureRunningWall } from "./embed/running-wall.ts";
import { cpuSlowdown, type Network, slow4g } from "./embed/visit.ts";
import { startKoro } from "./parts/koro.ts";
import { readNumbers } from "./parts/options.ts";
import { heading, table } from "./parts/report.ts";

const options = readNumbers({ rounds: [11], slow: [1], long: [1000], running: [300] });
const first = (list: number[]) => list[0] ?? 0;
/** No reading of a feed brings more. */
const perSource = 500;
/** Shown before the first of the posts that come by themselves. */
const before = 60;
const rounds = first(options.rounds);

const site = await startPostsSite();
const behind = { port: 0, origin: "http://127.0.0.1" };
const front = await startFront(behind);
// It writes the front's address itself: cards whose addresses change on the way would all be built anew.
const koro = await startKoro({ core: 0, publicUrl: front.origin });
Object.assign(behind, { port: koro.port, origin: koro.origin });
const browser = await launchBrowser(peerHosts, front.port);
try {
  await fillWall(koro, site, { slug, sources: [posts], publishing: "automatic" });
  const known = await readPosts(koro.origin, slug, posts);
  const list = JSON.parse(JSON.stringify(known).replaceAll(koro.origin, front.origin));
  const field = await prepareField(front, list);
  console.log(heading("Embed"));
  console.log(
    `${posts} posts, processor slowed ${cpuSlowdown}×, HTTP/2 on loopback; slow 4G: ${slow4g.downloadKbit} kbit/s, ${slow4g.latency} ms a request. Medians of ${rounds} visits in turn (least–most), each by a browser that was never there.\n`,
  );
  const networks: Network[] = first(options.slow) ? ["local", "slow 4G"] : ["local"];
  const verdicts: string[][] = [];
  for (const network of rounds > 0 ? networks : []) {
    const runs = await runRounds(browser, front, { field, network, rounds });
    console.log(`### ${network}\n\n${figuresTable(runs)}\n`);
    verdicts.push(...verdictRows(runs, network));
  }
  console.log(`${table(["Koro", "measured", "goal", "verdict"], verdicts)}\n`);
  if (first(options.long) > 0) await tellLongWall(first(options.long));
  if (first(options.running) > 0) await tellRunningWall(first(options.running));
} finally {
  await browser.close();
  front.close();
  await koro.stop();
  site.close();
}

async function tellLongWall(wanted: number): Promise<void> {
  const sizeOf = (_: unknown, index: number) => Math.min(perSource, wanted - index * perSource);
  const sources = Array.from({ length: Math.ceil(wanted / perSource) }, sizeOf);
  await fillWall(koro, site, { slug: "long", sources, publishing: "automatic" });
  console.log(await measureLongWall(browser, front, { slug: "long", wanted }));
}

async function tellRunningWall(wanted: number): Promise<void> {
  const filling = { slug: "running", sources: [wanted + before] };
  await fillWall(koro, site, { ...filling, publishing: "manual" });
  console.log(await measureRunningWall(browser, front, { koro, slug: "running", before }));
}
