/** One question over the network: bounded in time and bytes, without redirects, with failures in our own kinds. */
import { readRetryAfter } from "../net/retry-after.ts";
import { FetchError, type SafeFetch, type SafeResponse } from "../net/safe-fetch.ts";
import { ClassifierError } from "./classifier.ts";

/** Somebody who thinks longer is asked again later. */
export const answerWithinMs = 12_000;
/** Scores of a post are a few hundred bytes. */
const mostAnswerBytes = 256 * 1024;

interface Outgoing {
  fetch: SafeFetch;
  now: () => Date;
  signal: AbortSignal;
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** Answers the JSON of a 2xx, or throws `ClassifierError`. A body is not carried on to wherever a redirect points. */
export async function askOut({ fetch, now, signal, url, headers, body }: Outgoing) {
  const limits = { timeoutMs: answerWithinMs, maxBytes: mostAnswerBytes, maxRedirects: 0 };
  const asked = { method: "POST" as const, headers: { accept: "application/json", ...headers } };
  const answer = await fetch(url, { ...asked, body, ...limits, signal }).catch((error) => {
    throw failureOf(error);
  });
  refuseStatus(answer, now());
  try {
    return answer.json();
  } catch (cause) {
    throw new ClassifierError("malformed", "the answer is not JSON", { cause });
  }
}

function failureOf(error: unknown): unknown {
  if (!(error instanceof FetchError)) return error;
  const kind = error.kind === "too-large" ? "malformed" : "unreachable";
  return new ClassifierError(kind, error.message, { cause: error });
}

function refuseStatus({ status, headers }: SafeResponse, now: Date): void {
  if (status >= 200 && status < 300) return;
  const said = `answered with status ${status}`;
  if (status === 401 || status === 403) throw new ClassifierError("auth", said);
  if (status === 429 || status === 503)
    throw new ClassifierError("busy", said, { retryAt: readRetryAfter(headers, now) });
  throw new ClassifierError(status >= 500 ? "unreachable" : "malformed", said);
}
