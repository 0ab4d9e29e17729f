/**
 * Takes posts away for good: the author deleted or withdrew them. Of the post only its id, its time and the reason
 * stay; words, entities, media rows and keys go in this transaction, the files right after it.
 */
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "../db/client.ts";
import type { News } from "./announce.ts";
import type { Actor } from "./context.ts";
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
  await lockPosts(tx, removal.postIds);
  const locked = await lockPlacements(tx, { postIds: removal.postIds });
  await tx.execute(sql`
    update post set text = '', entities = '[]', hashtags = '{}', strict_keys = '{}', loose_keys = '{}',
      media_kinds = '{}', content_warning = null, counts = '{}', permalink = null, content_hash = '',
      gone_at = ${removal.at.toISOString()}::timestamptz, gone_reason = ${removal.reason}
    where id = any(${ids}::uuid[]) and gone_at is null`);
  await tx.execute(sql`delete from media where post_id = any(${ids}::uuid[])`);
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
}
