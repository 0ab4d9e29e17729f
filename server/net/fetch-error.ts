/** Why an address could not be fetched, in the kinds a caller can act on. */
export type FetchErrorKind =
  | "blocked"
  | "timeout"
  | "too-large"
  | "network"
  | "redirects"
  | "aborted"
  | "bad-address";

/**
 * What `SafeFetch` throws. `message` names the host and nothing else of the address, because paths and queries
 * carry tokens and messages end in logs and on moderators' screens. `host` is empty when there was none to read.
 */
export class FetchError extends Error {
  readonly kind: FetchErrorKind;
  readonly host: string;

  constructor(kind: FetchErrorKind, host: string, what: string, options: { cause?: unknown } = {}) {
    super(host === "" ? what : `${host}: ${what}`, options);
    this.name = "FetchError";
    this.kind = kind;
    this.host = host;
  }
}

const timeoutCodes = new Set([
  "ETIMEDOUT",
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
]);

/** Turns whatever the client threw into a `FetchError`, keeping it as the cause. */
export function asFetchError(error: unknown, host: string): FetchError {
  if (error instanceof FetchError) return error;
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof FetchError) return cause;
  const code = codeOf(error) ?? codeOf(cause);
  const kind = timeoutCodes.has(code ?? "") ? "timeout" : "network";
  const what = kind === "timeout" ? "did not answer in time" : "could not be reached or broke off";
  return new FetchError(kind, host, code ? `${what} (${code})` : what, { cause: error });
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
