/** The one place that knows the status and the title of each problem code (RFC 9457). */
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { ProblemDetails } from "#wire/problem.ts";
import { Problem, type ProblemCode } from "../domain/problem.ts";

const answers: Record<ProblemCode, [status: ContentfulStatusCode, title: string]> = {
  "bad-request": [400, "The request could not be read"],
  "not-found": [404, "Not found"],
  "signed-out": [401, "Sign in first"],
  forbidden: [403, "Your role does not allow this"],
  "wrong-origin": [403, "The request came from another site"],
  stale: [409, "Somebody was faster"],
  taken: [409, "Already taken"],
  invalid: [422, "Some fields are not right"],
  "too-large": [413, "Too large"],
  "unsupported-media": [415, "This kind of file cannot be shown"],
  "too-many": [429, "Too many requests"],
  used: [410, "No longer valid"],
  closed: [409, "Closed"],
  "source-failed": [502, "The source could not be read"],
  unavailable: [503, "Not available right now"],
  internal: [500, "Something went wrong inside Koro"],
};

export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HTTPException && error.status < 500)
    return new Problem("bad-request", error.message || "The request could not be read.");
  return new Problem("internal", "The error was written to the log. Please try again.", {
    cause: error,
  });
}

export function problemDetails(problem: Problem): ProblemDetails {
  const [status, title] = answers[problem.code];
  return {
    type: `urn:koro:problem:${problem.code}`,
    title,
    status,
    code: problem.code,
    detail: problem.message,
    ...(problem.errors.length > 0 ? { errors: problem.errors } : {}),
  };
}

export function answerProblem(c: Context, problem: Problem): Response {
  const details = problemDetails(problem);
  if (problem.retryAfterSeconds !== null)
    c.header("Retry-After", String(problem.retryAfterSeconds));
  c.header("Content-Type", "application/problem+json; charset=utf-8");
  c.header("Cache-Control", "no-store");
  return c.body(JSON.stringify(details), details.status as ContentfulStatusCode);
}
