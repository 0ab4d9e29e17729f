import { sql } from "drizzle-orm";
import { firstRow, type Tx } from "../db/client.ts";
import { notFound } from "../domain/problem.ts";
import { announce, News } from "./announce.ts";
import type { ActionContext } from "./context.ts";
import { removePosts } from "./remove-posts.ts";
import { hashToken } from "./submit.ts";
import { lockSuppressions } from "./suppress/lock-suppressions.ts";
import { suppressPosts } from "./suppress/suppress-posts.ts";
import { transact } from "./transaction.ts";

/**
 * The submitter takes their post back: gone everywhere at once, and for good, also if somebody else brings its pictures
 * again. Doing it twice is fine.
 */
export function withdraw(
  { db, now, vault }: ActionContext,
  by: { token: string; wallId: string },
): Promise<Map<string, number>> {
  return transact(db, async (tx) => {
    const at = now();
    const workspaceId = await workspaceOf(tx, by);
    await lockSuppressions(tx, workspaceId, "write");
    const found = await firstRow<{ post_id: string }>(
      tx,
      sql`
      update submission set withdrawn_at = coalesce(withdrawn_at, ${at.toISOString()}::timestamptz), email = null
      where token_hash = ${hashToken(by.token)} and wall_id = ${by.wallId}::uuid
      returning post_id`,
    );
    if (!found) throw notFound("submission");
    const postIds = [found.post_id];
    await suppressPosts(tx, {
      ...{ vault, workspaceId, postIds, kinds: ["post", "picture"] },
      ...{ reason: "withdrawn", by: null, at },
    });
    const news = new News();
    await removePosts(tx, news, {
      postIds,
      at,
      actor: { kind: "author", id: null, name: null },
      reason: "withdrawn",
    });
    return announce(tx, news, at);
  });
}

/** Asked before anything is locked: whoever guesses tokens holds nobody up. */
async function workspaceOf(tx: Tx, by: { token: string; wallId: string }): Promise<string> {
  const wall = await firstRow<{ workspace_id: string }>(
    tx,
    sql`
    select w.workspace_id from submission s join wall w on w.id = s.wall_id
    where s.token_hash = ${hashToken(by.token)} and s.wall_id = ${by.wallId}::uuid`,
  );
  if (!wall) throw notFound("submission");
  return wall.workspace_id;
}
