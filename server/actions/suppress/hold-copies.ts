/**
 * Other posts that show a picture which must not come back. They are held, not removed: two pictures may look alike
 * and be two, so a person looks.
 */
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { rows, type Tx } from "../../db/client.ts";
import { next } from "../../domain/placement.ts";
import type { News } from "../announce.ts";
import { koroItself } from "../log/record-entry.ts";
import { lockPlacements, writeChanges } from "../placements.ts";
import { isTelling, mostDifferentBits } from "./prints.ts";

export async function holdCopies(
  tx: Tx,
  news: News,
  of: { workspaceId: string; postIds: string[]; at: Date },
): Promise<void> {
  const postIds = await copiesOf(tx, of);
  if (postIds.length === 0) return;
  const batch = v7();
  const reason = "suppressed";
  const changes = (await lockPlacements(tx, { postIds })).flatMap((row) => {
    const state = next(row.state, "hold");
    const decision = { batch, move: "hold" as const, actor: koroItself, reason };
    return state ? [{ row, state, approvedBy: null, reason, decision }] : [];
  });
  await writeChanges(tx, news, changes, of.at);
}

async function copiesOf(
  tx: Tx,
  { workspaceId, postIds }: { workspaceId: string; postIds: string[] },
): Promise<string[]> {
  const ids = sql.param(postIds);
  const taken = await rows<{ phash: string }>(
    tx,
    sql`select phash from media where post_id = any(${ids}::uuid[]) and phash is not null`,
  );
  const hashes = taken.map(({ phash }) => phash).filter(isTelling);
  if (hashes.length === 0) return [];
  const found = await rows<{ id: string }>(
    tx,
    sql`
    select distinct p.id from post p join media m on m.post_id = p.id
    where p.workspace_id = ${workspaceId}::uuid and p.gone_at is null
      and p.id <> all(${ids}::uuid[]) and m.phash ~ '^[0-9a-f]{16}$' and exists (
        select 1 from unnest(${sql.param(hashes)}::text[]) as taken(phash)
        where bit_count(('x' || taken.phash)::bit(64) # ('x' || m.phash)::bit(64)) <= ${mostDifferentBits})`,
  );
  return found.map((row) => row.id);
}
