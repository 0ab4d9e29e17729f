import { ProblemError } from "./problem-error.ts";

/** Makes an error of an answer that is not a success: problem details, better-auth's `{code, message}`, or anything. */
export async function readProblem(answer: Response): Promise<ProblemError> {
  const said = await answer.json().catch(() => null);
  const { title, detail, code, errors, message } = asRecord(said);
  return new ProblemError({
    status: answer.status,
    ...(typeof title === "string" ? { title } : {}),
    detail: text(detail) ?? text(message) ?? answer.statusText,
    code: text(code) ?? `http-${answer.status}`,
    errors: Array.isArray(errors) ? errors.filter(isField) : [],
  });
}

function asRecord(said: unknown): Record<string, unknown> {
  return typeof said === "object" && said !== null ? { ...said } : {};
}

function text(value: unknown): string | null {
  return typeof value === "string" && value ? value : null;
}

function isField(value: unknown): value is { path: string; message: string } {
  const field = asRecord(value);
  return typeof field.path === "string" && typeof field.message === "string";
}
