import { sql } from "drizzle-orm";
import { type Db, firstRow, rows, type Tx } from "../db/client.ts";
import type { Actor } from "./context.ts";
import { forgetAuthors, lockAuthors } from "./forget-authors.ts";
import { eraseNotesOfWall } from "./log/erase-from-log.ts";
import { koroItself, recordEntry } from "./log/record-entry.ts";
import { transact } from "./transaction.ts";

/**
 * A wall goes with its sources, with the posts that no other wall shows and with the authors who have no other post.
 * Their files lose their owner with that and go with the next sweep.
 */
export function deleteWall(db: Db, wallId: string, actor: Actor = koroItself): Promise<void> {
  return transact(db, async (tx) => {
    await recordDeletion(tx, wallId, actor);
    await deletePosts(tx, wallId);
    await tx.execute(sql`
      delete from source s using wall_source mine
      where mine.source_id = s.id and mine.wall_id = ${wallId}::uuid and not exists (
        select 1 from wall_source other
        where other.source_id = s.id and other.wall_id <> ${wallId}::uuid)`);
    // Again: until its source was gone, a reading could still bring posts.
    await deletePosts(tx, wallId);
    await tx.execute(sql`delete from wall where id = ${wallId}::uuid`);
    // Other processes hold its feed in memory and its streams open.
    await tx.execute(sql`select pg_notify('koro', ${`gone ${wallId}`})`);
  });
}

/** What its moderators noted about people goes with it; that they decided, and that it was there, stays. */
async function recordDeletion(tx: Tx, wallId: string, actor: Actor): Promise<void> {
  const known = await firstRow<{ workspaceId: string; title: string; slug: string }>(
    tx,
    sql`select workspace_id as "workspaceId", title, slug from wall where id = ${wallId}::uuid`,
  );
  if (!known) return;
  const { workspaceId, title, slug } = known;
  const told = { workspaceId, wallId, actor, about: title, detail: { slug } };
  await recordEntry(tx, { ...told, kind: "wall", act: "delete" });
  await eraseNotesOfWall(tx, wallId);
}

async function deletePosts(tx: Tx, wallId: string): Promise<void> {
  const found = await rows<{ id: string }>(
    tx,
    sql`
    select mine.post_id as id from placement mine
    where mine.wall_id = ${wallId}::uuid and ${onThisWallOnly(wallId)}`,
  );
  const authors = await lockAuthors(
    tx,
    found.map((row) => row.id),
  );
  const ids = sql.param(found.map((row) => row.id));
  const locked = sql`select 1 from post where id = any(${ids}::uuid[]) order by id for update`;
  await tx.execute(locked);
  // Asked again under the lock: another wall's source may have brought one of them meanwhile.
  await tx.execute(sql`
    delete from post p using placement mine
    where p.id = any(${ids}::uuid[]) and mine.post_id = p.id and mine.wall_id = ${wallId}::uuid
      and ${onThisWallOnly(wallId)}`);
  await forgetAuthors(tx, authors);
}

const onThisWallOnly = (wallId: string) => sql`not exists (
  select 1 from placement other
  where other.post_id = mine.post_id and other.wall_id <> ${wallId}::uuid)`;
