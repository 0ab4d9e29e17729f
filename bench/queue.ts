/**
 * The moderators' queue at three sizes, over HTTP, each size on a server and a database of its own. Asked in turn, so that
 * what slows the machine for a while slows all three.
 */
import { loadavg } from "node:os";
import { canPin, pinMyself } from "./parts/child.ts";
import { type Koro, startKoro } from "./parts/koro.ts";
import { readNumbers } from "./parts/options.ts";
import { heading, judge, table, whole } from "./parts/report.ts";
import { median, ratioOf } from "./parts/statistics.ts";
import { type Question, questionsFor, words } from "./queue/questions.ts";
import { seedWall } from "./queue/seed.ts";

const options = readNumbers({ sizes: [1_000, 100_000, 1_000_000], repeats: [15], warm: [7] });
const sizes = options.sizes;
const [repeats = 15] = options.repeats;
/** A statement that came five times may get another plan: those before are not what a moderator has all day. */
const [warm = 7] = options.warm;

pinMyself(1);
const koros: Koro[] = [];
try {
  const sides: Question[][] = [];
  const seconds: string[] = [];
  for (const size of sizes) {
    const koro = await startKoro({ core: 0 });
    koros.push(koro);
    seconds.push(`${whole(size)} in ${(await seedWall(koro, size)).toFixed(0)} s`);
    sides.push(await questionsFor(koro));
  }
  const rows: string[][] = [];
  for (const [at, question] of (sides[0] ?? []).entries())
    rows.push(rowOf(question.name, await timesOf(sides.map((side) => side[at] as Question))));
  print(rows, seconds);
} finally {
  for (const koro of koros) await koro.stop();
}

/** By size, in milliseconds. */
async function timesOf(questions: Question[]): Promise<number[][]> {
  const times = questions.map((): number[] => []);
  for (let repeat = -warm; repeat < repeats; repeat++)
    for (const [side, question] of questions.entries()) {
      const began = performance.now();
      await question.ask();
      if (repeat >= 0) times[side]?.push(performance.now() - began);
    }
  return times;
}

/** Medians against each other: neighbours differ more by what else the machine does than by the size. */
function rowOf(name: string, times: number[][]): string[] {
  const [smallest = []] = times;
  const largest = times.at(-1) ?? [];
  const ratio = median(largest) / median(smallest);
  const { least, most } = ratioOf(largest, smallest);
  return [
    name,
    ...times.map(
      (list) =>
        `${median(list).toFixed(1)} (${Math.min(...list).toFixed(1)}–${Math.max(...list).toFixed(1)})`,
    ),
    `${ratio.toFixed(2)}× (${least.toFixed(2)}–${most.toFixed(2)})`,
    ...judge(ratio, { atMost: 1.5 }),
  ];
}

function print(rows: string[][], seconds: string[]): void {
  console.log(heading("Queue"));
  if (!canPin) console.log("`taskset` is missing: server and bench share the cores.\n");
  console.log(
    `Milliseconds over HTTP, medians of ${repeats} in turn (least–most), load average ${loadavg()[0]?.toFixed(1)} at the end. ${words} Seeded: ${seconds.join(", ")}.\n`,
  );
  const columns = sizes.map((size) => `${whole(size)} ms`);
  console.log(table(["queue", ...columns, "largest : smallest", "goal", "verdict"], rows));
}
