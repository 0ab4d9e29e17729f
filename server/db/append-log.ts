/** The one statement that adds to the workspace's log what is not a decision. */
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { ActorKind, LogEntryKind } from "../domain/vocabulary.ts";
import type { Tx } from "./client.ts";

/** Who did it; the name is kept, so that the log stays readable when people leave. */
export interface LogActor {
  kind: ActorKind;
  id: string | null;
  name: string | null;
}

export interface NewLogEntry {
  workspaceId: string;
  /** The wall it was done to; left out for what belongs to the whole workspace. */
  wallId?: string | null;
  kind: LogEntryKind;
  /** The verb, as in the action's name: `create`, `change`, `delete`, … */
  act: string;
  actor: LogActor;
  /** The name or id of what it was done to: a title, a rule's name, a post's id, a member's name. */
  about?: string | null;
  /** What changed. Never a secret, never contact data. */
  detail?: Record<string, unknown>;
  /** The action's clock; without it the database's. */
  at?: Date;
}

const mostLetters = 300;

/** Adds one line. It exists exactly if the transaction commits. */
export async function appendToLog(tx: Tx, entry: NewLogEntry): Promise<void> {
  const { workspaceId, wallId = null, kind, act, actor, about = null, detail = {}, at } = entry;
  await tx.execute(sql`
    insert into log_entry (id, workspace_id, wall_id, kind, act, actor_kind, actor_id, actor_name,
      about, detail, at)
    values (${v7()}::uuid, ${workspaceId}::uuid, ${wallId}::uuid, ${kind}, ${act}, ${actor.kind},
      ${actor.id}::uuid, ${actor.name}, ${about?.slice(0, mostLetters) ?? null},
      ${JSON.stringify(detail)}::text::jsonb,
      coalesce(${at?.toISOString() ?? null}::timestamptz, now()))`);
}
