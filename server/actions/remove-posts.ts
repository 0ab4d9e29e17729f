/**
 * Takes posts away for good: the author deleted or withdrew them. Of the post only its names, its time and the reason
 * stay, so that it never comes back; words, entities, media rows and an author without another post go in this
 * transaction, the files, which have no owner from then on, with the next sweep.
 */
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "../db/client.ts";
import type { News } from "./announce.ts";
import type { Actor } from "./context.ts";
import { forgetAuthors, lockAuthors } from "./forget-authors.ts";
import { eraseNotes } from "./log/erase-from-log.ts";
import { lockPlacements, lockPosts, writeChanges } from "./placements.ts";

export interface Removal {
  postIds: string[];
  at: Date;
  actor: Actor;
  reason: string;
}

export async function removePosts(tx: Tx, news: News, removal: Removal): Promise<void> {
  if (removal.postIds.length === 0) return;
  const ids = sql.param(removal.postIds);
  const authors = await lockAuthors(tx, removal.postIds);
  await lockPosts(tx, removal.postIds);
  const locked = await lockPlacements(tx, { postIds: removal.postIds });
  await tx.execute(sql`
    update post set text = '', entities = '[]', hashtags = '{}', strict_keys = '{}', loose_keys = '{}',
      media_kinds = '{}', content_warning = null, counts = '{}', permalink = null, content_hash = '',
      account_id = null, gone_at = ${removal.at.toISOString()}::timestamptz, gone_reason = ${removal.reason}
    where id = any(${ids}::uuid[]) and gone_at is null`);
  await tx.execute(sql`delete from media where post_id = any(${ids}::uuid[])`);
  await tx.execute(sql`delete from letter where post_id = any(${ids}::uuid[])`);
  await tx.execute(sql`update media_file set post_id = null where post_id = any(${ids}::uuid[])`);
  await forgetAuthors(tx, authors);
  const batch = v7();
  const changes = locked
    .filter((row) => row.state !== "removed")
    .map((row) => ({
      row,
      state: "removed" as const,
      approvedBy: null,
      reason: removal.reason,
      decision: { batch, move: "remove" as const, actor: removal.actor, reason: removal.reason },
    }));
  await writeChanges(tx, news, changes, removal.at);
  await eraseNotes(tx, removal.postIds);
}
