import { announce, News } from "../announce.ts";
import type { ActionContext } from "../context.ts";
import { koroItself } from "../log/record-entry.ts";
import { removePosts } from "../remove-posts.ts";
import { transact } from "../transaction.ts";

/** One of its pictures must not come back: so the post goes, too. Answers the walls that changed. */
export function takeDown({ db, now }: ActionContext, postId: string): Promise<Map<string, number>> {
  return transact(db, async (tx) => {
    const at = now();
    const news = new News();
    const removal = { postIds: [postId], at, actor: koroItself, reason: "suppressed" };
    await removePosts(tx, news, removal);
    return announce(tx, news, at);
  });
}
