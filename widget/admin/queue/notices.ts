import type { MoveResult } from "#wire/placement.ts";
import type { Notice } from "./queue-state.ts";

type Refusal = Extract<MoveResult, { ok: false }>;

/** Sums up what could not be moved, one notice a cause. */
export function noticesOf(results: readonly MoveResult[]): Notice[] {
  const refused = results.filter((result): result is Refusal => !result.ok);
  const claimed = refused.filter((result) => result.code === "claimed");
  const stale = refused.filter((result) => result.code === "stale" && result.now);
  const illegal = refused.filter((result) => result.code === "illegal-move" && result.now);
  const gone = refused.filter((result) => !result.now && result.code !== "claimed");
  const notices: Notice[] = [];
  const now = stale[0]?.now;
  if (now) notices.push(faster(stale.length, now));
  if (claimed.length)
    notices.push({ kind: "claimed", count: claimed.length, by: claimed[0]?.by ?? null });
  if (gone.length) notices.push({ kind: "gone", count: gone.length });
  if (illegal.length) notices.push({ kind: "refused", count: illegal.length });
  return notices;
}

function faster(count: number, now: NonNullable<Refusal["now"]>): Notice {
  return { kind: "faster", count, now: now.state, who: now.by?.name ?? null, at: now.at ?? null };
}
