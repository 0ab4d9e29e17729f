/**
 * The feed of 100 hot walls among 1,000, while five decisions a second change them, against `node:http` with the
 * same bytes; and a deep page of a big wall against its first page. Goals: docs of the design, ratios only.
 */

import { compareVariants } from "./feed/compare.ts";
import { measureDeepPage } from "./feed/deep-page.ts";
import { makeWalls } from "./feed/world.ts";
import { canPin, pinMyself, startChild } from "./parts/child.ts";
import { startKoro } from "./parts/koro.ts";
import { startNewsSite } from "./parts/news-site.ts";
import { readNumbers } from "./parts/options.ts";
import { heading } from "./parts/report.ts";

const options = readNumbers({
  walls: [1000],
  hot: [100],
  seconds: [3],
  repeats: [7],
  placements: [1_000_000],
});
const first = (list: number[]) => list[0] ?? 0;

pinMyself(1);
const site = await startNewsSite();
const koro = await startKoro({ core: 0 });
const yardstick = startChild({ script: "bench/feed/yardstick.ts", core: 0 });
const load = startChild({ script: "bench/feed/load.ts", core: 1 });
try {
  const slugs = await makeWalls(koro, site, {
    walls: first(options.walls),
    hot: first(options.hot),
  });
  console.log(heading("Feed"));
  if (!canPin) console.log("`taskset` is missing: server and load share the cores.\n");
  const { port } = await yardstick.told<{ port: number }>();
  const processes = { koro, load, yardstick, yardstickPort: port };
  const plan = { slugs, seconds: first(options.seconds), repeats: first(options.repeats) };
  console.log(await compareVariants(processes, plan));
  if (first(options.placements) > 0)
    console.log(await measureDeepPage(koro, first(options.placements)));
} finally {
  await Promise.all([load.stop(), yardstick.stop()]);
  await koro.stop();
  site.close();
}
