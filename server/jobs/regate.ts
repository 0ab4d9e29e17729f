/** Schedules and expiries, on time: a look at one small index, which is empty most of the time. */
import type { ActionContext } from "../actions/context.ts";
import { regateDue } from "../actions/curate/regate.ts";

export const regateEveryMs = 1_000;

/** Until nothing is due: a thousand posts that expire at midnight leave together. */
export async function regateAllDue(
  options: { actions: ActionContext; onChanged(seqs: Map<string, number>): void },
  signal: AbortSignal,
): Promise<void> {
  for (let hasMore = true; hasMore && !signal.aborted; ) {
    const done = await regateDue(options.actions);
    options.onChanged(done.seqs);
    hasMore = done.hasMore;
  }
}
