import type { ProblemDetails } from "#wire/problem.ts";

/** What a request came to when it failed; `code` is the server's, or `offline` when there was no answer at all. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: { path: string; message: string }[];

  constructor(problem: Partial<ProblemDetails>, options?: ErrorOptions) {
    super(problem.detail || problem.title || "", options);
    this.name = "ProblemError";
    this.status = problem.status ?? 0;
    this.code = problem.code ?? "unknown";
    this.fields = problem.errors ?? [];
  }

  /** The sentence about one field of a form, when the server complained about it. */
  about(path: string): string | null {
    return this.fields.find((field) => field.path === path)?.message ?? null;
  }
}
