/** What becomes of a source whose network said no: the reason in words, and when to ask again. */
import { sql } from "drizzle-orm";
import { ConnectorError } from "../connectors/connector.ts";
import { Problem } from "../domain/problem.ts";
import type { Sentence } from "../domain/sentence.ts";
import type { ActionContext } from "./context.ts";
import type { LeasedSource } from "./source-lease.ts";

export interface FailureContext extends ActionContext {
  /** A number in [0, 1): spreads the next readings of many sources. */
  random: () => number;
}

const firstPauseMs = 5_000;
const longestPauseMs = 15 * 60_000;
const longestWaitMs = 24 * 60 * 60_000;

/** Writes down what went wrong and when to try again; answers the sentence for people. */
export async function recordFailure(
  context: FailureContext,
  leased: Pick<LeasedSource, "id" | "failures">,
  error: unknown,
): Promise<Sentence> {
  const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(leased.failures, 10));
  const { kind, words, at, retryAt, isKnown } = judge(context, error, pause);
  const stops = kind === "auth" || kind === "permanent";
  const trouble = { kind, words, at, retryAt: stops ? null : retryAt };
  await context.db.execute(sql`
    update source
    set trouble = ${JSON.stringify(trouble)}::text::jsonb, failures = failures + 1, reading_until = null,
      state = case when ${stops} and state = 'active' then 'attention' else state end,
      next_read_at = ${retryAt}::timestamptz
    where id = ${leased.id}::uuid`);
  if (!isKnown) throw error;
  return words;
}

/**
 * The same for asking again about posts we hold. A reading may run meanwhile: its lease and its time are not touched.
 * Answers whether the source stopped, since a refused token is refused for readings, too.
 */
export async function recordRecheckFailure(
  context: FailureContext,
  leased: Pick<LeasedSource, "id">,
  error: unknown,
): Promise<boolean> {
  const { kind, words, at, retryAt, isKnown } = judge(context, error, longestPauseMs);
  const stops = kind === "auth";
  const trouble = JSON.stringify({ kind, words, at, retryAt: null });
  await context.db.execute(sql`
    update source
    set next_recheck_at = ${retryAt}::timestamptz,
      trouble = case when ${stops} then ${trouble}::text::jsonb else trouble end,
      state = case when ${stops} and state = 'active' then 'attention' else state end
    where id = ${leased.id}::uuid`);
  if (!isKnown) throw error;
  return stops;
}

/** `pauseMs` is how long to wait where the network does not say. */
function judge(context: FailureContext, error: unknown, pauseMs: number) {
  const known = error instanceof ConnectorError ? error : null;
  const at = context.now();
  const usual = new Date(at.getTime() + pauseMs * (0.75 + 0.5 * context.random()));
  return {
    kind: known?.kind ?? (error instanceof Problem ? "permanent" : "transient"),
    words: known?.words ?? insideKoro,
    at: at.toISOString(),
    retryAt: soundRetry(known?.retryAt ?? usual, at).toISOString(),
    isKnown: known !== null,
  };
}

/** A network's clock may be wrong: neither knock without a pause nor stay away for years. */
function soundRetry(wanted: Date, at: Date): Date {
  const pause = Math.min(
    longestWaitMs,
    Math.max(firstPauseMs / 2, wanted.getTime() - at.getTime()),
  );
  return new Date(at.getTime() + (Number.isNaN(pause) ? longestPauseMs : pause));
}

const insideKoro: Sentence = {
  en: "Reading failed inside Koro; the log says more.",
  tr: "Okuma Koro'nun içinde başarısız oldu; ayrıntılar günlükte.",
};
