/** pg-boss in the same PostgreSQL: a job is put in by the transaction that needs it. */
import { type SQL, sql } from "drizzle-orm";
import { PgBoss, type QueueOptions, type QueuePolicy } from "pg-boss";
import type { JobQueue } from "../actions/context.ts";
import { mostAttempts } from "../actions/letters/send-letter.ts";
import type { Tx } from "../db/client.ts";

export interface Queue {
  enqueue(tx: Tx, queue: JobQueue, jobs: object[]): Promise<void>;
  work(queue: JobQueue, handler: (job: Record<string, unknown>) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

interface QueueSettings {
  /** What pg-boss is told when the queue is made. */
  make: Omit<QueueOptions, "policy"> & { policy?: QueuePolicy };
  /** Of two jobs with one key the second is not taken while the first is not done. */
  keyOf?: (job: object) => string;
}

const queues: Record<JobQueue, QueueSettings> = {
  // Five attempts over about an hour: a picture server that is down for a while is not the end.
  "fetch-media": { make: { retryLimit: 5, retryDelay: 20, retryBackoff: true } },
  "fetch-film": { make: { retryLimit: 5, retryDelay: 20, retryBackoff: true } },
  // As often as a letter counts its attempts, over half a day. Of a process that was killed the job is lost for two
  // minutes, which is more than any letter takes.
  "send-letter": {
    make: {
      ...{ retryLimit: mostAttempts - 1, retryDelay: 30, retryBackoff: true, retryDelayMax: 7200 },
      ...{ expireInSeconds: 120, policy: "exclusive" },
    },
    keyOf: (job) => ("letterId" in job ? String(job.letterId) : ""),
  },
};

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
  for (const [name, { make }] of Object.entries(queues)) await boss.createQueue(name, make);
  return {
    async enqueue(tx, name, jobs) {
      if (jobs.length === 0) return;
      const { keyOf } = queues[name];
      await boss.insert(
        name,
        jobs.map((data) => ({ data, ...(keyOf ? { singletonKey: keyOf(data) } : {}) })),
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
