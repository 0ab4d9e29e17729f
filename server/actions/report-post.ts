import { v7 } from "uuid";
import { report } from "../db/schema/submission.ts";
import { clipOrNull } from "../domain/found-post.ts";
import { notFound } from "../domain/problem.ts";
import { announce, News } from "./announce.ts";
import type { ActionContext } from "./context.ts";
import { lockPlacements, writeChanges } from "./placements.ts";

/** These hide at once and ask later: the harm of showing somebody against their will cannot be undone. */
const hidesAtOnce = ["mine", "me", "my-child"];

/** A visitor's report of a shown post. */
export function reportPost(
  { db, now, vault }: ActionContext,
  on: { workspaceId: string; wallId: string; postId: string },
  given: { reason: string; detail?: string | undefined; email?: string | undefined },
): Promise<Map<string, number>> {
  return db.transaction(async (tx) => {
    const at = now();
    const [row] = await lockPlacements(tx, { wallId: on.wallId, postIds: [on.postId] });
    if (!row || row.shown_at === null) throw notFound("post");
    await tx.insert(report).values({
      ...on,
      reason: given.reason,
      detail: clipOrNull(given.detail ?? null, 4000),
      email: given.email ? vault.seal(given.email) : null,
    });
    const news = new News();
    if (hidesAtOnce.includes(given.reason)) {
      const actor = { kind: "visitor" as const, id: null, name: null };
      const decision = { batch: v7(), move: "contest" as const, actor, reason: given.reason };
      await writeChanges(
        tx,
        news,
        [
          {
            row,
            state: "held",
            approvedBy: null,
            contested: true,
            reason: `report-${given.reason}`,
            decision,
          },
        ],
        at,
      );
    }
    return announce(tx, news, at);
  });
}
