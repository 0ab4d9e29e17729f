/**
 * Other posts that show a picture which must not come back. They are held, not removed: two pictures may look alike
 * and be two, so a person looks.
 *
 * A transaction of its own, after the one that suppressed: it looks through all pictures of the workspace, and posts
 * must go on arriving meanwhile. What arrives is compared with what is suppressed by then.
 */
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { type Executor, rows, type Tx } from "../../db/client.ts";
import { next } from "../../domain/placement.ts";
import { announce, News } from "../announce.ts";
import type { ActionContext } from "../context.ts";
import { koroItself } from "../log/record-entry.ts";
import { lockPlacements, writeChanges } from "../placements.ts";
import { transact } from "../transaction.ts";
import { isTelling, mostDifferentBits } from "./prints.ts";

/** Pictures of a post as they are known again; asked before the post goes. */
export async function printsOf(tx: Tx, postId: string): Promise<string[]> {
  const taken = await rows<{ phash: string }>(
    tx,
    sql`select phash from media where post_id = ${postId}::uuid and phash is not null`,
  );
  return taken.map(({ phash }) => phash).filter(isTelling);
}

/** Answers the walls whose public view changed, with their new `seq`. */
export async function holdCopies(
  { db, now }: ActionContext,
  of: { workspaceId: string; prints: string[] },
): Promise<Map<string, number>> {
  if (of.prints.length === 0) return new Map();
  const postIds = await copiesOf(db, of);
  if (postIds.length === 0) return new Map();
  return transact(db, async (tx) => {
    const news = new News();
    const [batch, at, reason] = [v7(), now(), "suppressed"];
    const changes = (await lockPlacements(tx, { postIds })).flatMap((row) => {
      const state = next(row.state, "hold");
      const decision = { batch, move: "hold" as const, actor: koroItself, reason };
      return state ? [{ row, state, approvedBy: null, reason, decision }] : [];
    });
    await writeChanges(tx, news, changes, at);
    return announce(tx, news, at);
  });
}

async function copiesOf(
  executor: Executor,
  { workspaceId, prints }: { workspaceId: string; prints: string[] },
): Promise<string[]> {
  const found = await rows<{ id: string }>(
    executor,
    sql`
    select distinct p.id from post p join media m on m.post_id = p.id
    where p.workspace_id = ${workspaceId}::uuid and p.gone_at is null
      and m.phash ~ '^[0-9a-f]{16}$' and exists (
        select 1 from unnest(${sql.param(prints)}::text[]) as taken(phash)
        where bit_count(('x' || taken.phash)::bit(64) # ('x' || m.phash)::bit(64)) <= ${mostDifferentBits})`,
  );
  return found.map((row) => row.id);
}
