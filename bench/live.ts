/**
 * One event to many open streams, against bare sockets with one shared buffer; what a stream costs; what a client
 * that does not read costs; and everybody coming back at once.
 */

import { makeWalls } from "./feed/world.ts";
import { compareFanOut } from "./live/fan-out.ts";
import { measureReturn } from "./live/return.ts";
import { measureStuck } from "./live/stuck.ts";
import { canPin, pinMyself } from "./parts/child.ts";
import { startKoro } from "./parts/koro.ts";
import { startNewsSite } from "./parts/news-site.ts";
import { readNumbers } from "./parts/options.ts";
import { heading } from "./parts/report.ts";

const options = readNumbers({
  clients: [1_000, 5_000, 10_000],
  repeats: [9],
  stuck: [100],
  returning: [10_000],
});
const first = (list: number[]) => list[0] ?? 0;

pinMyself(1);
const site = await startNewsSite();
console.log(heading("Live"));
if (!canPin) console.log("`taskset` is missing: server and clients share the cores.\n");
try {
  console.log(await compareFanOut(startFilled, options.clients, first(options.repeats)));
  if (first(options.stuck) > 0) console.log(await measureStuck(startFilled, first(options.stuck)));
  if (first(options.returning) > 0)
    console.log(await measureReturn(startFilled, first(options.returning)));
} finally {
  site.close();
}

/** A fresh server with one wall of 30 posts. */
async function startFilled() {
  const koro = await startKoro({ core: 0 });
  try {
    const [slug = ""] = await makeWalls(koro, site, { walls: 1, hot: 1 });
    return { koro, slug };
  } catch (error) {
    await koro.stop();
    throw error;
  }
}
