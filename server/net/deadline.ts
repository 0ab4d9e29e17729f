import { FetchError } from "./fetch-error.ts";

/** The whole time of one fetch and the caller's wish to stop it, as one signal whose reason is a `FetchError`. */
export interface Deadline {
  signal: AbortSignal;
  /** Lets go of the timer and of the caller's signal. */
  end(): void;
}

export function startDeadline(
  host: string,
  timeoutMs: number,
  outer: AbortSignal | undefined,
): Deadline {
  const controller = new AbortController();
  const expire = () =>
    controller.abort(new FetchError("timeout", host, `not finished within ${timeoutMs} ms`));
  const stop = () =>
    controller.abort(new FetchError("aborted", host, "stopped by us", { cause: outer?.reason }));
  const timer = setTimeout(expire, timeoutMs);
  outer?.addEventListener("abort", stop, { once: true });
  if (outer?.aborted) stop();
  return {
    signal: controller.signal,
    end: () => {
      clearTimeout(timer);
      outer?.removeEventListener("abort", stop);
    },
  };
}
