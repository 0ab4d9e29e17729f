/** Everybody comes back at once after an outage and is told exactly what was missed. */
import { startChild } from "../parts/child.ts";
import { openToggle } from "../parts/decider.ts";
import { judge, table } from "../parts/report.ts";
import type { StartFilled } from "./fan-out.ts";
import type { ReturnAnswer, ReturnOrder } from "./returning.ts";

const missedEvents = 20;

export async function measureReturn(start: StartFilled, clients: number): Promise<string> {
  const { koro, slug } = await start();
  const crowd = startChild({ script: "bench/live/returning.ts", core: 1 });
  try {
    const seq = await seqOf(koro.origin, slug);
    // Each of these posts leaves the wall: one event a post, whatever is folded.
    for (let post = 0; post < missedEvents; post++) await (await openToggle(koro, slug)).move();
    const ids = Array.from({ length: missedEvents }, (_, index) => seq + index + 1);
    const path = `/v1/walls/${slug}/live?after=${seq}`;
    const order: ReturnOrder = { port: koro.port, path, count: clients, ids };
    const times: number[] = [];
    let exact = clients;
    for (let repeat = 0; repeat < 3; repeat++) {
      const answer = await crowd.ask<ReturnAnswer>(order);
      await crowd.ask("leave");
      times.push(answer.ms / 1000);
      exact = Math.min(exact, answer.exact);
    }
    const slowest = Math.max(...times);
    const all = times.map((time) => time.toFixed(2)).join(", ");
    return table(
      [`${clients} streams reopened at once`, "measured", "goal", "verdict"],
      [
        [
          `seconds until the last has all ${missedEvents} missed events (${all})`,
          slowest.toFixed(2),
          ...judge(slowest, { atMost: 5 }),
        ],
        ["told exactly what was missed", String(exact), ...judge(exact, { atLeast: clients })],
      ],
    ).concat("\n");
  } finally {
    await crowd.stop();
    await koro.stop();
  }
}

async function seqOf(origin: string, slug: string): Promise<number> {
  const feed = (await (await fetch(`${origin}/v1/walls/${slug}/feed`)).json()) as { seq: number };
  return feed.seq;
}
