/**
 * The log holds what an operator needs and nothing of the people: a failed statement would carry its parameters —
 * texts, addresses, session tokens — so of an error only its kind, its code and its place are kept.
 */
import { type Logger, pino } from "pino";

interface LoggedError {
  type: string;
  message: string;
  code?: string;
  stack: string[];
  cause?: LoggedError;
}

export function createLog(level: string): Logger {
  return pino({ level, serializers: { err: describeError } });
}

const deepest = 4;

export function describeError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: "not an error", stack: [] };
  const code = "code" in error ? { code: String(error.code) } : {};
  const cause =
    error.cause !== undefined && depth < deepest
      ? { cause: describeError(error.cause, depth + 1) }
      : {};
  return { type: error.name, message: harmless(error), ...code, stack: framesOf(error), ...cause };
}

/** PostgreSQL and drizzle quote values in their messages; their codes say enough. */
function harmless(error: Error): string {
  if ("query" in error || "severity" in error || error.message.includes("\nparams:"))
    return "a statement failed";
  return error.message.split("\n")[0]?.slice(0, 300) ?? "";
}

const framesOf = (error: Error) =>
  (error.stack ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => /^at .*[:)]\d*/.test(line))
    .slice(0, 12);
