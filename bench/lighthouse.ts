/** Lighthouse on the demo's page with and without its wall, in turn: no category may lose a point. */
import { startDemoPage } from "./embed/lighthouse/demo-page.ts";
import { categories, type Scored, scorePage } from "./embed/lighthouse/score.ts";
import { startWithoutWall } from "./embed/lighthouse/without-wall.ts";
import { installOutside, lighthousePackages } from "./embed/peers/packages.ts";
import { startPostsSite } from "./embed/posts-site.ts";
import { startKoro } from "./parts/koro.ts";
import { readNumbers } from "./parts/options.ts";
import { heading, judge, table } from "./parts/report.ts";
import { median } from "./parts/statistics.ts";

const [rounds = 5] = readNumbers({ rounds: [5] }).rounds;
const folder = installOutside("lighthouse", lighthousePackages);

const site = await startPostsSite();
const koro = await startKoro({ core: 0 });
const page = await startDemoPage(koro, site);
const plain = await startWithoutWall(page.url);
try {
  const runs = { without: [] as Scored[], with: [] as Scored[] };
  for (let round = 0; round < rounds; round++) {
    runs.without.push(await scorePage(folder, plain.url));
    runs.with.push(await scorePage(folder, page.url));
  }
  console.log(heading("Lighthouse"));
  console.log(
    `${lighthousePackages.join()}, its phone on slow 4G, medians of ${rounds} runs in turn.\n`,
  );
  console.log(tell(runs.without, runs.with));
} finally {
  plain.close();
  await page.stop();
  await koro.stop();
  site.close();
}

function tell(without: readonly Scored[], withWall: readonly Scored[]): string {
  const rows = categories.map((name) => {
    const points = (runs: readonly Scored[]) => median(runs.map(({ scores }) => scores[name]));
    const spread = withWall.map(({ scores }) => scores[name]);
    const said = `${points(withWall)} (${Math.min(...spread)}–${Math.max(...spread)})`;
    const plain = points(without);
    return [name, String(plain), said, ...judge(points(withWall), { atLeast: plain })];
  });
  const known = new Set(without.flatMap(({ lost }) => lost));
  const lost = [...new Set(withWall.flatMap((run) => run.lost))].filter((one) => !known.has(one));
  return [
    table(["category", "without the wall", "with it", "goal", "verdict"], rows),
    "",
    `Audits that only the page with the wall loses points in: ${lost.join("; ") || "none"}.`,
    "",
  ].join("\n");
}
