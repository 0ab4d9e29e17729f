/** pg-boss in the same PostgreSQL: a job is put in by the transaction that needs it. */
import { type SQL, sql } from "drizzle-orm";
import { PgBoss } from "pg-boss";
import type { JobQueue } from "../actions/context.ts";
import type { Tx } from "../db/client.ts";

export interface Queue {
  enqueue(tx: Tx, queue: JobQueue, jobs: object[]): Promise<void>;
  work(queue: JobQueue, handler: (job: Record<string, unknown>) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** Five attempts over about an hour: a picture server that is down for a while is not the end. */
const retries = { retryLimit: 5, retryDelay: 20, retryBackoff: true };

export async function openQueue(
  databaseUrl: string,
  options: { works: boolean; onError(error: unknown): void },
): Promise<Queue> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    max: 4,
    application_name: "koro-jobs",
    supervise: options.works,
    schedule: false,
  });
  boss.on("error", options.onError);
  await boss.start();
  const queues: JobQueue[] = ["fetch-media"];
  for (const name of queues) await boss.createQueue(name, retries);
  return {
    async enqueue(tx, name, jobs) {
      if (jobs.length === 0) return;
      await boss.insert(
        name,
        jobs.map((data) => ({ data })),
        { db: { executeSql: (text, values) => runIn(tx, text, values) } },
      );
    },
    async work(name, handler) {
      await boss.work<Record<string, unknown>>(
        name,
        { pollingIntervalSeconds: 0.5, batchSize: 1 },
        async ([job]) => {
          if (job) await handler(job.data);
        },
      );
    },
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  };
}

/** pg-boss writes `$1`; drizzle numbers its own parameters. */
async function runIn(tx: Tx, text: string, values: unknown[] = []) {
  const parts = text.split(/\$(\d+)/);
  const chunks: SQL[] = parts.map((part, at) =>
    at % 2 === 0 ? sql.raw(part) : sql`${values[Number(part) - 1]}`,
  );
  const found = await tx.execute(sql.join(chunks));
  return { rows: [...found] };
}
