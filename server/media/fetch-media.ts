/** Brings a picture from its network: bounded, sniffed, with errors that say whether to try again. */
import { maxImageBytes } from "../domain/media-limits.ts";
import { readRetryAfter } from "../net/retry-after.ts";
import type { SafeFetch, SafeResponse } from "../net/safe-fetch.ts";
import { FetchError } from "../net/safe-fetch.ts";
import type { PictureType } from "./limits.ts";
import { admitPicture } from "./limits.ts";
import { MediaError } from "./media-error.ts";

export interface FetchedImage {
  bytes: Uint8Array;
  type: PictureType;
}

/** A picture could not be had. `retryable`: another attempt may succeed, not before `retryAt` where that is known. */
export class MediaFetchError extends Error {
  readonly retryable: boolean;
  readonly retryAt: Date | null;

  constructor(
    message: string,
    options: { retryable: boolean; retryAt?: Date | null; cause?: unknown },
  ) {
    super(message, { cause: options.cause });
    this.name = "MediaFetchError";
    this.retryable = options.retryable;
    this.retryAt = options.retryAt ?? null;
  }
}

/** Formats that decode fast first; networks that negotiate would else spend their time on AVIF and send HEIC. */
const accept = "image/jpeg,image/webp,image/png,image/gif,image/avif;q=0.5,*/*;q=0.1";

/** Pictures are large and their servers slow at times, but a job must end. */
const timeoutMs = 30_000;

/**
 * Fetches a picture. What comes back has the right bytes at its start and is not too large; whether it decodes
 * shows later.
 *
 * @throws {MediaFetchError} when the address gave no picture
 * @throws {MediaError} when what it gave will never do; its `retryable` is `false`
 */
export async function fetchImage(
  fetch: SafeFetch,
  url: string,
  options: { signal?: AbortSignal; now?: () => Date } = {},
): Promise<FetchedImage> {
  const signal = options.signal ? { signal: options.signal } : {};
  const request = { headers: { accept }, maxBytes: maxImageBytes, timeoutMs, ...signal };
  const answer = await fetch(url, request).catch((error: unknown) => {
    throw classifyFailure(error);
  });
  refuseStatus(answer, options.now?.() ?? new Date());
  return { bytes: answer.body, type: admitPicture(answer.body) };
}

/** An abort is our own shutdown: the picture is still there afterwards. */
const passing = new Set(["timeout", "network", "aborted"]);

export function classifyFailure(error: unknown): unknown {
  if (!(error instanceof FetchError)) return error;
  if (error.kind === "too-large") return new MediaError("media-too-large", { cause: error });
  return new MediaFetchError(error.message, { retryable: passing.has(error.kind), cause: error });
}

const passingStatuses = new Set([408, 425, 429]);

export function refuseStatus(
  { status, headers, url }: SafeResponse,
  now: Date,
  what = "a picture",
): void {
  if (status === 200) return;
  const retryable = status >= 500 || passingStatuses.has(status);
  throw new MediaFetchError(`${new URL(url).hostname}: answered ${status} instead of ${what}`, {
    retryable,
    retryAt: retryable ? readRetryAfter(headers, now) : null,
  });
}
