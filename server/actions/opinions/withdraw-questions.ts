/** Nobody will answer these questions: what waited for them is judged without, and waits for a person. */
import { sql } from "drizzle-orm";
import { rows } from "../../db/client.ts";
import { announce, News } from "../announce.ts";
import type { ActionContext } from "../context.ts";
import { lockPosts } from "../placements.ts";
import { transact } from "../transaction.ts";
import { judgeAnswered } from "./judge-answered.ts";

const postsAtOnce = 200;

/** What comes in this very moment is found by whoever takes the question next (`ask-opinion.ts`). */
export async function withdrawQuestions(
  context: ActionContext,
  classifierId: string,
): Promise<Map<string, number>> {
  const seqs = new Map<string, number>();
  for (;;) {
    const open = await rows<{ post_id: string }>(
      context.db,
      sql`
      select post_id from opinion
      where classifier_id = ${classifierId}::uuid and state = 'waiting'
      order by post_id limit ${postsAtOnce}`,
    );
    if (open.length === 0) return seqs;
    const postIds = open.map((row) => row.post_id);
    for (const [id, seq] of await giveUp(context, classifierId, postIds)) seqs.set(id, seq);
  }
}

function giveUp(context: ActionContext, classifierId: string, postIds: string[]) {
  return transact(context.db, async (tx) => {
    const at = context.now();
    await lockPosts(tx, postIds);
    await tx.execute(sql`
      update opinion set state = 'failed', at = ${at.toISOString()}::timestamptz
      where classifier_id = ${classifierId}::uuid and state = 'waiting'
        and post_id = any(${sql.param(postIds)}::uuid[])`);
    const news = new News();
    await judgeAnswered({ tx, context, news, at }, postIds);
    return announce(tx, news, at);
  });
}
