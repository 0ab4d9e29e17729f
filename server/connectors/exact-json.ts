/** What `JSON.parse` hands a reviver since ES2026: the number as it was written. */
type Reviver = (key: string, value: unknown, context?: { source?: string }) => unknown;

const keepLongNumbers: Reviver = (_key, value, context) =>
  typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value)
    ? (context?.source ?? String(value))
    : value;

/**
 * Parses JSON; whole numbers beyond 2^53 become strings with every digit, because they are ids and rounding makes
 * two posts one.
 *
 * @throws {SyntaxError} that quotes nothing of the text
 */
export function parseExactJson(text: string): unknown {
  try {
    return JSON.parse(text, keepLongNumbers);
  } catch {
    throw new SyntaxError("not JSON");
  }
}
