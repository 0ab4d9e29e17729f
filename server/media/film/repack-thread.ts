/** The thread that repacks one file and ends: importing it is what starts it, see `repacker.ts`. */
import { parentPort, workerData } from "node:worker_threads";
import { Logging, LogLevel } from "mediabunny";
import { FilmError } from "./film-error.ts";
import { type Repacked, type RepackJob, repack } from "./repack.ts";

/** What the thread says at its end. `why` is the library's sentence, for whoever looks into a refusal. */
export type RepackAnswer =
  | { done: Repacked }
  | { refused: FilmError["code"]; why: string }
  | { failed: string };

// Our log is lines of JSON, and what strangers put into files is no news.
Logging.level = LogLevel.Silent;

const answer = (said: RepackAnswer) => parentPort?.postMessage(said);

repack(workerData as RepackJob).then(
  (done) => answer({ done }),
  (error: unknown) => {
    const reason = error instanceof Error ? (error.cause ?? error) : error;
    const why = String(reason).slice(0, 300);
    answer(error instanceof FilmError ? { refused: error.code, why } : { failed: why });
  },
);
