/** Clients that open a stream and never read: cut off, and cheap until then. */
import { startChild } from "../parts/child.ts";
import type { Koro } from "../parts/koro.ts";
import { residentBytes } from "../parts/process-cost.ts";
import { judge, table } from "../parts/report.ts";
import type { CrowdOrder } from "./crowd.ts";
import type { StartFilled } from "./fan-out.ts";

/** The kernel takes some megabytes for a client before the server notices that it does not read. */
const mostRounds = 1_000;

export async function measureStuck(start: StartFilled, clients: number): Promise<string> {
  const { koro, slug } = await start();
  const crowd = startChild({ script: "bench/live/crowd.ts", core: 1 });
  const ask = (order: CrowdOrder) => crowd.ask(order);
  try {
    const path = `/v1/walls/${slug}/live`;
    const open = { kind: "open", port: koro.port, path, atOnce: 20 } as const;
    await ask({ ...open, count: 1 });
    await makeNoise(koro, slug, 30);
    const before = residentBytes(koro.pid);
    await ask({ ...open, count: clients, reads: false });
    await untilClients(koro, clients + 1);
    const { most, rounds } = await noiseUntilCut(koro, slug);
    const kBEach = (most - before) / 1024 / clients;
    const left = (await liveClients(koro)) - 1;
    return table(
      ["clients that do not read", "measured", "goal", "verdict"],
      [
        [
          `still connected of ${clients} after ${rounds} events of 12 kB`,
          String(left),
          ...judge(left, { atMost: 0 }),
        ],
        ["kB each in the process, at most", kBEach.toFixed(0), ...judge(kBEach, { atMost: 256 })],
      ],
    ).concat("\n");
  } finally {
    await crowd.stop();
    await koro.stop();
  }
}

/** One client reads and stays. */
async function noiseUntilCut(koro: Koro, slug: string) {
  let most = 0;
  let rounds = 0;
  while (rounds < mostRounds && (await liveClients(koro)) > 1) {
    await makeNoise(koro, slug, 10);
    rounds += 10;
    most = Math.max(most, residentBytes(koro.pid));
  }
  return { most, rounds };
}

/** A wall's event carries its consent text; a quotation mark of print takes three bytes. */
async function makeNoise(koro: Koro, slug: string, events: number): Promise<void> {
  for (let event = 0; event < events; event++)
    await koro.call("PATCH", `/v1/admin/walls/${slug}`, {
      consentText: `${event}${"“".repeat(3_900)}`,
    });
}

async function liveClients({ origin }: Koro): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  return Number(/^koro_live_clients (\d+)/m.exec(text)?.[1]);
}

/** A stream counts from the moment its wall has been read. */
async function untilClients(koro: Koro, wanted: number): Promise<void> {
  for (let asking = 0; asking < 200; asking++) {
    if ((await liveClients(koro)) === wanted) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${wanted} streams did not open`);
}
