import { expect } from "vitest";
import { problemCodes } from "../../../server/domain/problem.ts";
import { ProblemDetails } from "../../../server/wire/problem.ts";

/** Expects problem details (RFC 9457) as the contract states them, and answers them. */
export async function aProblem(answer: Response, status: number, code: string) {
  const text = await answer.text();
  expect({ status: answer.status, body: text }).toMatchObject({ status });
  expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  const problem = ProblemDetails.strict().parse(JSON.parse(text));
  expect(problem).toMatchObject({ status, code });
  expect(problemCodes).toContain(problem.code);
  expect(problem.detail).not.toBe("");
  return problem;
}
