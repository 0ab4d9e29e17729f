import type { MoveResult } from "#wire/placement.ts";
import type { Notice } from "./queue-state.ts";

type Refusal = Extract<MoveResult, { ok: false }>;

/** Sums up what could not be moved, one notice a cause. */
export function noticesOf(results: readonly MoveResult[]): Notice[] {
  const refused = results.filter((result): result is Refusal => !result.ok);
  const stale = refused.filter((result) => result.code === "stale" && result.now);
  const gone = refused.filter((result) => result.code === "not-found" || !result.now);
  const illegal = refused.filter((result) => result.code === "illegal-move" && result.now);
  const notices: Notice[] = [];
  const now = stale[0]?.now?.state;
  if (now) notices.push({ kind: "faster", count: stale.length, now });
  if (gone.length) notices.push({ kind: "gone", count: gone.length });
  if (illegal.length) notices.push({ kind: "refused", count: illegal.length });
  return notices;
}
