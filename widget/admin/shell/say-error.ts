import { ProblemError } from "../api/problem-error.ts";
import type { Words } from "../words/words.ts";

/** What went wrong, in a sentence for people. */
export function sayError(words: Words, error: unknown): string {
  if (!(error instanceof ProblemError)) return words.shell.failed;
  if (error.code === "offline") return words.shell.offline;
  const [field] = error.fields;
  if (field) return field.message;
  return error.message || words.shell.failed;
}
