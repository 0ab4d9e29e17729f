/** What has to be undone at the end, newest first, whatever point the start reached. */

export interface Lifecycle {
  atEnd(end: () => Promise<unknown>): void;
  /** Ends everything once and then the process. Later calls wait for the first. */
  stop(code: number): Promise<void>;
}

/** Whatever hangs, the process ends; an embedded PostgreSQL has its own watchdog. */
const patienceMs = 30_000;

export function createLifecycle(): Lifecycle {
  const endings: (() => Promise<unknown>)[] = [];
  let stopping: Promise<void> | null = null;
  return {
    atEnd: (end) => void endings.push(end),
    stop(code) {
      stopping ??= endAll(endings, code);
      return stopping;
    },
  };
}

async function endAll(endings: (() => Promise<unknown>)[], code: number): Promise<void> {
  setTimeout(() => process.exit(code || 1), patienceMs).unref();
  for (const end of endings.toReversed())
    await end().catch((error: unknown) => console.error(error));
  process.exit(code);
}
