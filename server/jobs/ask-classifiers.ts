/** Second opinions: whoever works here takes one question after the other until none is due. */
import type { MediaContext } from "../actions/fetch-media.ts";
import { askOpinion } from "../actions/opinions/ask-opinion.ts";
import { type Lane, leaseOpinion } from "../actions/opinions/lease-opinion.ts";

export const askEveryMs = 1_000;

/** Each is a loop of its own, so that nobody waits for somebody slow. What this server answers itself takes a core. */
export const askingLanes: readonly Lane[] = ["local", "remote", "remote", "remote", "remote"];

export interface Asking {
  actions: MediaContext;
  onChanged(seqs: Map<string, number>): void;
  onError(error: unknown): void;
}

export async function askDue(asking: Asking, lane: Lane, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const leased = await leaseOpinion(asking.actions, lane);
    if (!leased) return;
    try {
      asking.onChanged(await askOpinion(asking.actions, leased, signal));
    } catch (error) {
      // The lease runs out and somebody asks again.
      asking.onError(error);
    }
  }
}
