/** Everything that happens by itself: reading sources, asking again, fetching pictures, sweeping. */
import { sql } from "drizzle-orm";
import { fetchMedia, type MediaContext } from "../actions/fetch-media.ts";
import { readSource, recordFailure } from "../actions/read-source.ts";
import { recheckSource } from "../actions/recheck-source.ts";
import { showWaiting, wallsWithWaiting } from "../actions/show-waiting.ts";
import { type LeasedSource, leaseSources } from "../actions/source-lease.ts";
import { sweepFiles } from "../actions/sweep-files.ts";
import { rows } from "../db/client.ts";
import { startLoop } from "./loop.ts";
import { pruneEvents } from "./prune-events.ts";
import type { Queue } from "./queue.ts";

export interface WorkerOptions {
  actions: MediaContext;
  queue: Queue;
  /** Walls that changed: this process's readers need not wait to hear it. */
  onChanged(seqs: Map<string, number>): void;
  onError(error: unknown): void;
  /** A source was read or failed: its health changed. */
  onSourceRead(sourceId: string): Promise<void>;
}

const sourcesAtOnce = 4;
/** A reading that takes longer is cut off: its lease would end while it still runs. */
const readingMs = 90_000;

export async function startWorker(options: WorkerOptions): Promise<{ stop(): Promise<void> }> {
  const { actions, queue, onChanged, onError } = options;
  await queue.work("fetch-media", async ({ postId }) => {
    onChanged(await fetchMedia(actions, String(postId)));
  });
  const loops = [
    startLoop((signal) => readDue(options, signal), { everyMs: 500, onError }),
    startLoop((signal) => recheckDue(options, signal), { everyMs: 5_000, onError }),
    startLoop(() => showAllWaiting(options), { everyMs: 10_000, onError }),
    startLoop(() => sweepFiles(actions), { everyMs: 15_000, onError }),
    startLoop(() => pruneEvents(actions.db, actions.now()), { everyMs: 600_000, onError }),
  ];
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

async function readDue(options: WorkerOptions, signal: AbortSignal): Promise<void> {
  const due = await leaseSources(options.actions, { most: sourcesAtOnce });
  await Promise.all(due.map((leased) => readOne(options, leased, signal)));
}

async function readOne(options: WorkerOptions, leased: LeasedSource, signal: AbortSignal) {
  const within = AbortSignal.any([signal, AbortSignal.timeout(readingMs)]);
  try {
    const { seqs } = await readSource(options.actions, leased, within);
    options.onChanged(seqs);
  } catch (error) {
    options.onError(error);
  }
  await options.onSourceRead(leased.id);
}

/** A source is asked again about its posts at most once a minute, some hundreds at a time. */
async function recheckDue(options: WorkerOptions, signal: AbortSignal): Promise<void> {
  const { actions } = options;
  const at = actions.now().toISOString();
  const due = await rows<LeasedSource>(
    actions.db,
    sql`
    update source set next_recheck_at = ${at}::timestamptz + interval '1 minute'
    where id in (
      select id from source
      where state = 'active' and connector <> 'upload'
        and (next_recheck_at is null or next_recheck_at <= ${at}::timestamptz)
      order by next_recheck_at nulls first limit ${sourcesAtOnce}
      for update skip locked)
    returning id, workspace_id, connector, settings, secrets, cursor, failures`,
  );
  for (const leased of due) {
    const within = AbortSignal.any([signal, AbortSignal.timeout(readingMs)]);
    try {
      const done = await recheckSource(actions, leased, within);
      if (done) options.onChanged(done.seqs);
    } catch (error) {
      await recordFailure(actions, leased, error).catch(options.onError);
    }
  }
}

async function showAllWaiting({ actions, onChanged }: WorkerOptions): Promise<void> {
  for (const wallId of await wallsWithWaiting(actions))
    onChanged(await showWaiting(actions, wallId));
}
