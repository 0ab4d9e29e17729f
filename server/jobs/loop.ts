/** Runs a task again and again with a pause, never twice at once, until stopped; a failure is reported and survived. */
export interface Loop {
  stop(): Promise<void>;
}

export function startLoop(
  task: (signal: AbortSignal) => Promise<unknown>,
  options: { everyMs: number; onError(error: unknown): void },
): Loop {
  const ending = new AbortController();
  let wake: () => void = () => {};
  const running = run();
  return {
    async stop() {
      ending.abort();
      wake();
      await running;
    },
  };

  async function run(): Promise<void> {
    while (!ending.signal.aborted) {
      await task(ending.signal).catch((error: unknown) => {
        if (!ending.signal.aborted) options.onError(error);
      });
      if (ending.signal.aborted) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, options.everyMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
}
