/**
 * What the law takes out of the log: words about people, and nothing else. The lines stay, with what was done and when,
 * and so does the chain over them.
 */
import { sql } from "drizzle-orm";
import { firstRow, rows, type Tx } from "../../db/client.ts";
import type { Actor } from "../context.ts";
import { recordEntry } from "./record-entry.ts";

/** `who` is the name of whoever acted; `what` the note of a decision, or what an entry was about. */
export type Erasable = "who" | "what";

export interface Erasure {
  workspaceId: string;
  actor: Actor;
  /** Ids of decisions and entries. */
  entries: string[];
  fields: Erasable[];
}

/** Takes words out of lines, and says so in a line of its own. Answers how many lines there were. */
export async function eraseFromLog(tx: Tx, erasure: Erasure): Promise<number> {
  const { workspaceId, actor, fields } = erasure;
  const own = await rows<{ id: string }>(
    tx,
    sql`
    select id from decision
    where workspace_id = ${workspaceId}::uuid and id = any(${sql.param(erasure.entries)}::uuid[])
    union all
    select id from log_entry
    where workspace_id = ${workspaceId}::uuid and id = any(${sql.param(erasure.entries)}::uuid[])
      and not (kind = 'workspace' and act = 'erase')`,
  );
  const entries = own.map((row) => row.id);
  if (entries.length === 0) return 0;
  const told = { workspaceId, actor, detail: { entries, fields } };
  await recordEntry(tx, { ...told, kind: "workspace", act: "erase" });
  return erase(tx, entries, fields);
}

async function erase(tx: Tx, entries: string[], fields: Erasable[]): Promise<number> {
  if (entries.length === 0) return 0;
  const done = await firstRow<{ lines: number }>(
    tx,
    sql`
    select koro_erase_from_log(${sql.param(entries)}::uuid[], ${sql.param(fields)}::text[]) as lines`,
  );
  return done?.lines ?? 0;
}

/** Notes quote posts and tell what visitors wrote about them: they go with the post. The `remove` tells of it. */
export async function eraseNotes(tx: Tx, postIds: string[]): Promise<void> {
  const noted = await rows<{ id: string }>(
    tx,
    sql`
    select d.id from placement pl
    join decision d on d.wall_id = pl.wall_id and d.post_id = pl.post_id
    where pl.post_id = any(${sql.param(postIds)}::uuid[]) and d.note is not null
    order by d.id`,
  );
  await erase(
    tx,
    noted.map((row) => row.id),
    ["what"],
  );
}

/** The same for a wall that goes with its posts. Its `delete` tells of it. */
export async function eraseNotesOfWall(tx: Tx, wallId: string): Promise<void> {
  const noted = await rows<{ id: string }>(
    tx,
    sql`
    select id from decision where wall_id = ${wallId}::uuid and note is not null order by id`,
  );
  await erase(
    tx,
    noted.map((row) => row.id),
    ["what"],
  );
}
