import { setTimeout as pause } from "node:timers/promises";

const askEveryMs = 250;
const patienceMs = 120_000;

/** Resolves once Koro says that it is able to serve; rejects after two minutes, or when `signal` says stop. */
export async function waitUntilReady(koroUrl: string, signal: AbortSignal): Promise<void> {
  const patience = AbortSignal.timeout(patienceMs);
  const either = AbortSignal.any([signal, patience]);
  while (!(await isReady(koroUrl, either))) {
    if (patience.aborted) throw new Error(`Koro is not ready at ${koroUrl} after two minutes`);
    await pause(askEveryMs, undefined, { signal });
  }
}

async function isReady(koroUrl: string, signal: AbortSignal): Promise<boolean> {
  try {
    const answer = await fetch(`${koroUrl}/readyz`, { signal });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
