/**
 * Repacks in a thread that may be ended at any moment. The library that reads is careful, but files come from
 * strangers: one that makes it run in circles or fill its memory costs this process half a minute of one core
 * (flipped bits do it: in one of some hundred files the reader never came back).
 */
import { Worker } from "node:worker_threads";
import { FilmError } from "./film-error.ts";
import { maxHeapMb, maxRepackMs } from "./limits.ts";
import type { Repacked, RepackJob } from "./repack.ts";
import type { RepackAnswer } from "./repack-thread.ts";

/** @throws {FilmError} */
export async function repackApart(job: RepackJob, limitMs = maxRepackMs): Promise<Repacked> {
  const thread = new Worker(new URL("./repack-thread.ts", import.meta.url), {
    workerData: job,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb, maxYoungGenerationSizeMb: 16 },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    const tooSlow = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new FilmError("film-too-slow")), limitMs);
    });
    const answer = await Promise.race([heard(thread), tooSlow]);
    if ("done" in answer) return answer.done;
    if ("refused" in answer) throw new FilmError(answer.refused, { cause: answer.why });
    throw new Error(`a film could not be repacked: ${answer.failed}`);
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}

/** A thread that ends without a word ran out of its memory. */
function heard(thread: Worker): Promise<RepackAnswer> {
  return new Promise((resolve, reject) => {
    thread.once("message", resolve);
    thread.once("error", (cause) => reject(new FilmError("film-broken", { cause })));
    thread.once("exit", () => reject(new FilmError("film-broken")));
  });
}
