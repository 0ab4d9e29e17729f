import { appendToLog, type NewLogEntry } from "../../db/append-log.ts";
import type { Tx } from "../../db/client.ts";
import type { Actor } from "../context.ts";

/**
 * Writes a line of the workspace's log in the transaction of the action it tells of. Every changing action calls it
 * but those about a placement's state: their lines are decisions.
 *
 * @example
 * await recordEntry(tx, { workspaceId, wallId, kind: "rule", act: "create", actor, about: rule.name });
 */
export const recordEntry = (tx: Tx, entry: NewLogEntry): Promise<void> => appendToLog(tx, entry);

/** For what Koro does by itself, and for tests and tools that act for nobody. */
export const koroItself: Actor = { kind: "system", id: null, name: null };
