/** The order of the pinned posts of a wall, as somebody put them. */
import { sql } from "drizzle-orm";
import { jsonRows, type Tx } from "../../db/client.ts";
import type { PostRow } from "../../db/reads/post-row.ts";
import { Problem } from "../../domain/problem.ts";
import { announce, News } from "../announce.ts";
import type { ActionContext, Actor } from "../context.ts";
import { recordEntry } from "../log/record-entry.ts";
import { lockPlacements, writeChanges } from "../placements.ts";
import { transact } from "../transaction.ts";

/**
 * Pins these posts in this order. Another pinned one, which somebody may have pinned in this very moment, keeps its
 * pin and follows behind them.
 */
export function orderPins(
  { db, now }: ActionContext,
  on: { wallId: string; workspaceId: string; actor: Actor },
  postIds: string[],
): Promise<Map<string, number>> {
  return transact(db, async (tx) => {
    const at = now();
    const pinned = await lockPinned(tx, on.wallId, postIds);
    refuseStrangers(postIds, pinned);
    const changes = pinned.filter((row) => {
      const rank = rankOf(row, postIds);
      return !row.pinned || row.pin_rank !== rank;
    });
    await setRanks(
      tx,
      on.wallId,
      changes.map((row) => ({ id: row.id, rank: rankOf(row, postIds) })),
    );
    const news = new News();
    await writeChanges(
      tx,
      news,
      changes.map((row) => ({ row, keepVersion: true, looksNew: true })),
      at,
    );
    const fresh = new Set(changes.filter((row) => !row.pinned).map((row) => row.id));
    for (const event of news.of(on.wallId).events)
      if (event.kind === "change" && fresh.has(event.postId ?? "")) event.kind = "show";
    if (changes.length > 0)
      await recordEntry(tx, {
        ...{ ...on, kind: "wall", act: "pin", at },
        detail: { posts: postIds.length, ids: postIds.slice(0, 20) },
      });
    return announce(tx, news, at);
  });
}

/** Greatest first; 0 for those that nobody ordered. */
const rankOf = (row: PostRow, postIds: string[]) => {
  const place = postIds.indexOf(row.id);
  return place === -1 ? 0 : postIds.length - place;
};

async function lockPinned(tx: Tx, wallId: string, postIds: string[]): Promise<PostRow[]> {
  const others = await tx.execute(sql`
    select post_id from placement
    where wall_id = ${wallId}::uuid and pinned and shown_at is not null and pin_rank > 0`);
  const ids = new Set([...postIds, ...others.map((row) => String(row.post_id))]);
  return lockPlacements(tx, { wallId, postIds: [...ids] });
}

function refuseStrangers(postIds: string[], found: PostRow[]): void {
  const known = new Set(found.filter(({ state }) => state !== "removed").map(({ id }) => id));
  const errors = postIds.flatMap((id, place) =>
    known.has(id) ? [] : [{ path: `posts.${place}`, message: "no post of this wall" }],
  );
  if (errors.length > 0)
    throw new Problem("invalid", "Some of these posts are not on this wall.", { errors });
}

async function setRanks(
  tx: Tx,
  wallId: string,
  ranks: { id: string; rank: number }[],
): Promise<void> {
  await tx.execute(sql`
    update placement pl set pinned = true, pin_rank = r.rank
    from json_to_recordset(${jsonRows(ranks)}) as r(id uuid, rank int)
    where pl.wall_id = ${wallId}::uuid and pl.post_id = r.id`);
}
