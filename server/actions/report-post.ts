/**
 * A visitor's report of a shown post. Whose it is, who is in it and whose child is in it hides at once and asks later:
 * the harm of showing somebody against their will cannot be undone. Every report stands in the post's history.
 */
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { firstRow, type Tx } from "../db/client.ts";
import type { PostRow } from "../db/reads/post-row.ts";
import { report } from "../db/schema/submission.ts";
import { clipOrNull } from "../domain/found-post.ts";
import { notFound } from "../domain/problem.ts";
import { announce, News } from "./announce.ts";
import type { ActionContext } from "./context.ts";
import { lockPlacements, type PlacementChange, writeChanges } from "./placements.ts";
import { tellReports } from "./reports/tell-reports.ts";
import { transact } from "./transaction.ts";

const hidesAtOnce = ["mine", "me", "my-child"];

/** More than this in ten minutes is no accident but somebody emptying a wall: the rest waits for a moderator. */
const mostHidden = 25;
const hiddenWithinMs = 10 * 60_000;

const visitor = { kind: "visitor" as const, id: null, name: null };

export function reportPost(
  { db, now, vault }: ActionContext,
  on: { workspaceId: string; wallId: string; postId: string },
  given: { reason: string; detail?: string | undefined; email?: string | undefined },
): Promise<Map<string, number>> {
  return transact(db, async (tx) => {
    const at = now();
    const [row] = await lockPlacements(tx, { wallId: on.wallId, postIds: [on.postId] });
    if (!row || row.shown_at === null) throw notFound("post");
    const detail = clipOrNull(given.detail ?? null, 4000);
    const email = given.email ? vault.seal(given.email) : null;
    const wanted = { ...on, reason: given.reason, detail, email };
    await tx.insert(report).values({ ...wanted, createdAt: at });
    const hides = hidesAtOnce.includes(given.reason) && (await mayHide(tx, row, at));
    const news = new News();
    await writeChanges(tx, news, [toChange(row, { reason: given.reason, detail, hides })], at);
    await tellReports(tx, [on.wallId]);
    return announce(tx, news, at);
  });
}

function toChange(
  row: PostRow,
  { reason, detail, hides }: { reason: string; detail: string | null; hides: boolean },
): PlacementChange {
  const move = hides ? ("contest" as const) : ("report" as const);
  const decision = { batch: v7(), move, actor: visitor, reason: `report-${reason}`, note: detail };
  const told = { row, reason: `report-${reason}`, decision };
  return hides ? { ...told, state: "held", approvedBy: null, contested: true } : told;
}

/** What a person has looked into and put back is not hidden again by the next visitor. */
async function mayHide(tx: Tx, row: PostRow, at: Date): Promise<boolean> {
  const since = new Date(at.getTime() - hiddenWithinMs).toISOString();
  const counted = await firstRow<{ cleared: boolean; hidden: number }>(
    tx,
    sql`
    select
      exists (
        select 1 from decision
        where wall_id = ${row.wall_id}::uuid and post_id = ${row.id}::uuid and move = 'contest') as cleared,
      (select count(*)::int from decision
        where wall_id = ${row.wall_id}::uuid and move = 'contest' and at > ${since}::timestamptz) as hidden`,
  );
  const lookedInto = row.approved_by === "person" && counted?.cleared === true;
  return !lookedInto && (counted?.hidden ?? 0) < mostHidden;
}
