/** `{ field: [before, after] }` for every field that is not what it was; for the log. */
export function whatChanged(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Record<string, [unknown, unknown]> {
  return Object.fromEntries(
    Object.entries(after)
      .filter(([, value]) => value !== undefined)
      .filter(([field, value]) => !isSame(before[field], value))
      .map(([field, value]) => [field, [brief(before[field]), brief(value)]]),
  );
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

const mostLetters = 500;

/** A text for consent may be pages long: its beginning tells which it was. */
const brief = (value: unknown): unknown =>
  typeof value === "string" && value.length > mostLetters
    ? `${value.slice(0, mostLetters)}…`
    : withoutQueries(value ?? null);

/** The addresses of some feeds carry their key as a query: the log tells where, not with what. */
export function withoutQueries<T>(content: T): T {
  const text = JSON.stringify(content, (_key, value) =>
    typeof value === "string" && /^https?:/i.test(value) ? value.replace(/[?#].*$/s, "?…") : value,
  );
  return JSON.parse(text) as T;
}
