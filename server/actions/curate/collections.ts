/** Sets of posts with a name, across the walls of a workspace. */
import { type SQL, sql } from "drizzle-orm";
import { v7 } from "uuid";
import { firstRow, rows, type Tx } from "../../db/client.ts";
import { clip } from "../../domain/found-post.ts";
import { notFound, Problem } from "../../domain/problem.ts";
import type { ActionContext, Actor } from "../context.ts";
import { recordEntry } from "../log/record-entry.ts";

interface In {
  workspaceId: string;
  actor: Actor;
}

/** One that is there already. */
interface Known extends In {
  id: string;
  /** Walls whose posts this person may see; `null` for all of the workspace. */
  reach: string[] | null;
}

const mostCollections = 500;

const taken = (name: string) =>
  new Problem("taken", `There is a collection called “${name}” already.`, {
    errors: [{ path: "name", message: "already taken" }],
  });

const full = () =>
  new Problem("invalid", `A workspace keeps ${mostCollections} collections: delete one first.`);

export function createCollection(
  { db }: ActionContext,
  { workspaceId, actor }: In,
  wanted: string,
): Promise<string> {
  const name = clip(wanted, 80);
  return db.transaction(async (tx) => {
    const made = await firstRow<{ id: string }>(
      tx,
      sql`
      insert into collection (id, workspace_id, name)
      select ${v7()}::uuid, ${workspaceId}::uuid, ${name} where (
        select count(*) from collection where workspace_id = ${workspaceId}::uuid) < ${mostCollections}
      on conflict do nothing returning id`,
    );
    if (!made) throw (await isTaken(tx, { workspaceId, name })) ? taken(name) : full();
    await recordEntry(tx, { workspaceId, kind: "collection", act: "create", actor, about: name });
    return made.id;
  });
}

export function renameCollection(
  { db }: ActionContext,
  { workspaceId, actor, id, reach }: Known,
  wanted: string,
): Promise<void> {
  const name = clip(wanted, 80);
  return db.transaction(async (tx) => {
    const before = await lockCollection(tx, { workspaceId, id });
    await refuseBeyond(tx, { workspaceId, id, reach });
    if (await isTaken(tx, { workspaceId, name, id })) throw taken(name);
    await tx.execute(sql`update collection set name = ${name} where id = ${id}::uuid`);
    const detail = { name: [before, name] };
    await recordEntry(tx, {
      ...{ workspaceId, kind: "collection", act: "change", actor, about: name, detail },
    });
  });
}

/** The posts stay where they are. */
export function deleteCollection(
  { db }: ActionContext,
  { workspaceId, actor, id, reach }: Known,
): Promise<void> {
  return db.transaction(async (tx) => {
    const about = await lockCollection(tx, { workspaceId, id });
    await refuseBeyond(tx, { workspaceId, id, reach });
    await tx.execute(sql`delete from collection where id = ${id}::uuid`);
    await recordEntry(tx, { workspaceId, kind: "collection", act: "delete", actor, about });
  });
}

export interface CollectionChange {
  add: string[];
  remove: string[];
}

/** Posts that are gone, or of walls that are not this person's, are passed over. Twice is once. */
export function changeCollection(
  { db, now }: ActionContext,
  { workspaceId, actor, id, reach }: Known,
  { add, remove }: CollectionChange,
): Promise<{ added: number; removed: number }> {
  return db.transaction(async (tx) => {
    const about = await lockCollection(tx, { workspaceId, id });
    const seen = isSeen({ workspaceId, reach });
    const added = await rows(
      tx,
      sql`
      insert into collection_post (collection_id, post_id, added_at)
      select ${id}::uuid, p.id, ${now().toISOString()}::timestamptz from post p
      where p.id = any(${sql.param(add)}::uuid[]) and p.gone_at is null and ${seen(sql`p.id`)}
      on conflict do nothing returning post_id`,
    );
    const removed = await rows(
      tx,
      sql`
      delete from collection_post cp
      where cp.collection_id = ${id}::uuid and cp.post_id = any(${sql.param(remove)}::uuid[])
        and ${seen(sql`cp.post_id`)}
      returning post_id`,
    );
    const counts = { added: added.length, removed: removed.length };
    if (counts.added + counts.removed > 0)
      await recordEntry(tx, {
        ...{ workspaceId, kind: "collection", act: "posts", actor, about, detail: counts },
      });
    return counts;
  });
}

/** Whether a post is on a wall of theirs. */
const isSeen =
  ({ workspaceId, reach }: Pick<Known, "workspaceId" | "reach">) =>
  (post: SQL): SQL =>
    sql`exists (
    select 1 from placement pl where pl.post_id = ${post} and pl.workspace_id = ${workspaceId}::uuid
      and pl.state <> 'removed'
      ${reach ? sql`and pl.wall_id = any(${sql.param(reach)}::uuid[])` : sql``})`;

/** What others gathered from walls that are not this person's goes on under the name they know. */
async function refuseBeyond(tx: Tx, { id, ...whose }: Omit<Known, "actor">): Promise<void> {
  if (whose.reach === null) return;
  const beyond = await firstRow(
    tx,
    sql`
    select 1 from collection_post cp join post p on p.id = cp.post_id
    where cp.collection_id = ${id}::uuid and p.gone_at is null
      and not ${isSeen(whose)(sql`cp.post_id`)}
    limit 1`,
  );
  if (beyond)
    throw new Problem("forbidden", "This collection has posts of walls that are not yours, too.");
}

async function isTaken(
  tx: Tx,
  { workspaceId, name, id = null }: { workspaceId: string; name: string; id?: string | null },
): Promise<boolean> {
  const other = await firstRow(
    tx,
    sql`
    select 1 from collection
    where workspace_id = ${workspaceId}::uuid and name = ${name}
      and id is distinct from ${id}::uuid`,
  );
  return other !== null;
}

async function lockCollection(
  tx: Tx,
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<string> {
  const found = await firstRow<{ name: string }>(
    tx,
    sql`
    select name from collection
    where id = ${id}::uuid and workspace_id = ${workspaceId}::uuid for update`,
  );
  if (!found) throw notFound("collection");
  return found.name;
}
