import type { LogKind, LogLine } from "#wire/log.ts";
import type { LoggedRow } from "../db/reads/log.ts";
import type { ActorKind, PlacementState } from "../domain/vocabulary.ts";
import { iso } from "../live/present.ts";

/** A row of the log as staff see it. */
export function presentLogLine(row: LoggedRow): LogLine {
  const { id, n, hash, act, reason, note, about } = row;
  const { wall_id, wall_slug: slug, wall_title: title } = row;
  return {
    ...{ id, n, hash, act, reason, note, about, at: iso(row.at), kind: row.kind as LogKind },
    actor: { kind: row.actor_kind as ActorKind, id: row.actor_id, name: row.actor_name },
    wall: wall_id === null ? null : { id: wall_id, slug, title },
    post: row.post_id,
    from: row.from_state as PlacementState | null,
    to: row.to_state as PlacementState | null,
    detail: row.detail ?? {},
    erased: isErased(row.digest),
  };
}

/** A commitment without its salt: there were words once. */
const isErased = (digest: string | null) =>
  (digest ?? "")
    .split(":")
    .slice(1)
    .some((said) => said.length === 64);
