import { sql } from "drizzle-orm";
import { firstRow } from "../db/client.ts";
import { notFound } from "../domain/problem.ts";
import { announce, News } from "./announce.ts";
import type { ActionContext } from "./context.ts";
import { removePosts } from "./remove-posts.ts";
import { hashToken } from "./submit.ts";
import { transact } from "./transaction.ts";

/** The submitter takes their post back: gone everywhere at once, and for good. Doing it twice is fine. */
export function withdraw(
  { db, now }: ActionContext,
  by: { token: string; wallId: string },
): Promise<Map<string, number>> {
  return transact(db, async (tx) => {
    const at = now();
    const found = await firstRow<{ post_id: string }>(
      tx,
      sql`
      update submission set withdrawn_at = coalesce(withdrawn_at, ${at.toISOString()}::timestamptz), email = null
      where token_hash = ${hashToken(by.token)} and wall_id = ${by.wallId}::uuid
      returning post_id`,
    );
    if (!found) throw notFound("submission");
    const news = new News();
    await removePosts(tx, news, {
      postIds: [found.post_id],
      at,
      actor: { kind: "author", id: null, name: null },
      reason: "withdrawn",
    });
    return announce(tx, news, at);
  });
}
