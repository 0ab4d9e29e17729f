/** Everything that happens by itself: reading sources, asking again, fetching pictures and films, sweeping. */
import { sweepDesk } from "../actions/claims/sweep-desk.ts";
import { fetchFilms } from "../actions/fetch-films.ts";
import { fetchMedia, type MediaContext } from "../actions/fetch-media.ts";
import {
  type LetterContext,
  type LetterOutcome,
  sendLetter,
} from "../actions/letters/send-letter.ts";
import { tendLetters } from "../actions/letters/tend-letters.ts";
import { readSource } from "../actions/read-source.ts";
import { recheckSource } from "../actions/recheck-source.ts";
import { showWaiting, wallsWithWaiting } from "../actions/show-waiting.ts";
import { recordRecheckFailure } from "../actions/source-failure.ts";
import { type LeasedSource, leaseSources, takeRechecks } from "../actions/source-lease.ts";
import { sweepFiles } from "../actions/sweep-files.ts";
import { startAlerts } from "./alerts.ts";
import { askDue, askEveryMs, askingLanes } from "./ask-classifiers.ts";
import { startLoop } from "./loop.ts";
import { pruneEvents } from "./prune-events.ts";
import type { Queue } from "./queue.ts";
import { regateAllDue, regateEveryMs } from "./regate.ts";
import { createSealer, sealEveryMs } from "./seal-log.ts";

export interface WorkerOptions {
  actions: MediaContext;
  queue: Queue;
  letters: LetterContext;
  /** Walls that changed: this process's readers need not wait to hear it. */
  onChanged(seqs: Map<string, number>): void;
  onError(error: unknown): void;
  onLetter(outcome: LetterOutcome): void;
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
  await queue.work("fetch-film", async ({ postId }) => {
    onChanged(await fetchFilms(actions, String(postId)));
  });
  await queue.work("send-letter", ({ letterId }) => sendOne(options, String(letterId)));
  const sends = options.letters.mailer !== null;
  const loops = [
    startLoop((signal) => readDue(options, signal), { everyMs: 500, onError }),
    startLoop((signal) => recheckDue(options, signal), { everyMs: 5_000, onError }),
    startLoop((signal) => regateAllDue(options, signal), { everyMs: regateEveryMs, onError }),
    ...askingLanes.map((lane) =>
      startLoop((signal) => askDue(options, lane, signal), { everyMs: askEveryMs, onError }),
    ),
    startLoop(() => showAllWaiting(options), { everyMs: 10_000, onError }),
    startLoop(() => sweepFiles(actions), { everyMs: 15_000, onError }),
    startLoop(() => sweepDesk(actions), { everyMs: 10_000, onError }),
    startLoop(() => tendLetters(actions, { sends }), { everyMs: 60_000, onError }),
    startLoop(createSealer(actions, onError), { everyMs: sealEveryMs, onError }),
    ...startAlerts(actions, onError),
    startLoop(() => pruneEvents(actions.db, actions.now()), { everyMs: 600_000, onError }),
  ];
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

/** What is delayed fails as a job, so that the queue tries it again. */
async function sendOne({ letters, onLetter }: WorkerOptions, letterId: string): Promise<void> {
  const outcome = await sendLetter(letters, letterId);
  onLetter(outcome);
  if (outcome.state === "delayed") throw new Error(`the letter is delayed: ${outcome.trouble}`);
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

async function recheckDue(options: WorkerOptions, signal: AbortSignal): Promise<void> {
  const due = await takeRechecks(options.actions, { most: sourcesAtOnce });
  await Promise.all(due.map((taken) => recheckOne(options, taken, signal)));
}

/** Beside a reading of the same source, if need be: it has no part in that one's lease. */
export async function recheckOne(
  options: Pick<WorkerOptions, "actions" | "onChanged" | "onError" | "onSourceRead">,
  taken: LeasedSource,
  signal: AbortSignal,
): Promise<void> {
  const { actions, onChanged, onError } = options;
  const within = AbortSignal.any([signal, AbortSignal.timeout(readingMs)]);
  try {
    const done = await recheckSource(actions, taken, within);
    if (done) onChanged(done.seqs);
  } catch (error) {
    const stopped = await recordRecheckFailure(actions, taken, error).catch(onError);
    if (stopped) await options.onSourceRead(taken.id);
  }
}

async function showAllWaiting({ actions, onChanged }: WorkerOptions): Promise<void> {
  for (const wallId of await wallsWithWaiting(actions))
    onChanged(await showWaiting(actions, wallId));
}
