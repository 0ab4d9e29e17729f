const lookEveryMs = 1000;

/**
 * Settles when the process should end: a signal, the parent's channel closed, or, without a channel, another parent
 * than at the start (its own is gone, and nobody else would ever stop this process).
 */
export function untilStopped(): { promise: Promise<void>; signal: AbortSignal } {
  const controller = new AbortController();
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = () => {
    controller.abort();
    resolve();
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  process.once("disconnect", stop);
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) stop();
  }, lookEveryMs);
  controller.signal.addEventListener("abort", () => clearInterval(watch), { once: true });
  return { promise, signal: controller.signal };
}
