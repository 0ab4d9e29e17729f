/** The one error of the domain. `http/problem.ts` maps a code to a status and a title. */

export const problemCodes = [
  "bad-request",
  "not-found",
  "signed-out",
  "forbidden",
  "wrong-origin",
  "stale",
  "taken",
  "invalid",
  "too-large",
  "unsupported-media",
  "too-many",
  "used",
  "closed",
  "source-failed",
  "unavailable",
  "internal",
] as const;
export type ProblemCode = (typeof problemCodes)[number];

export interface FieldError {
  path: string;
  message: string;
}

/** `detail` says what was wrong, what was given and what to do about it. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly errors: FieldError[];
  readonly retryAfterSeconds: number | null;

  constructor(
    code: ProblemCode,
    detail: string,
    more: { errors?: FieldError[]; cause?: unknown; retryAfterSeconds?: number } = {},
  ) {
    super(detail, { cause: more.cause });
    this.name = "Problem";
    this.code = code;
    this.errors = more.errors ?? [];
    this.retryAfterSeconds = more.retryAfterSeconds ?? null;
  }
}

/** The same answer for what does not exist and for what is not yours, so that neither can be told apart. */
export const notFound = (what: string) => new Problem("not-found", `There is no such ${what}.`);
