import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { jsonRows, rows } from "../../db/client.ts";
import { next } from "../../domain/placement.ts";
import type { SuppressedKind } from "../../domain/vocabulary.ts";
import { lockPlacements, writeChanges } from "../placements.ts";
import { removePosts } from "../remove-posts.ts";
import { printsOf } from "../suppress/hold-copies.ts";
import { suppressPosts } from "../suppress/suppress-posts.ts";
import type { OpenReport, ReportVerdict, Sitting } from "./decide-reports.ts";
import { tellReports } from "./tell-reports.ts";

/** Who says so wants not to be seen: what was upheld must not come back. */
const personal = ["mine", "me", "my-child"];

export interface Carried {
  removed: boolean;
  suppressed: SuppressedKind[];
  /** Walls out of reach where the report stands anew. */
  elsewhere: number;
}

export async function upholdReport(
  sitting: Sitting,
  report: OpenReport,
  wanted: ReportVerdict,
): Promise<Carried | "forbidden"> {
  const { order } = sitting;
  const beyond = await wallsBeyond(sitting, report.post_id);
  const asked = wanted.suppress ?? [];
  const says = wanted.remove === true || asked.length > 0;
  const isPersonal = personal.includes(report.reason);
  // For good, and on walls that others moderate: theirs to say, too.
  if (says && beyond.length > 0) return "forbidden";
  if (order.reach !== null && asked.some((kind) => isEverybodys(kind, isPersonal)))
    return "forbidden";
  if (says || (isPersonal && wanted.remove !== false && beyond.length === 0)) {
    const kinds = [...new Set([...asked, ...(isPersonal ? (["post", "picture"] as const) : [])])];
    await takeAway(sitting, report, kinds);
    return { removed: true, suppressed: kinds, elsewhere: 0 };
  }
  await reject(sitting, report, wanted);
  if (isPersonal) await hideBeyond(sitting, report, beyond);
  await standAnew(sitting, report, beyond);
  return { removed: false, suppressed: [], elsewhere: beyond.length };
}

/** An author is the whole workspace's, and a picture is whoever's who shows it, but where somebody is in it. */
const isEverybodys = (kind: SuppressedKind, isPersonal: boolean) =>
  kind === "author" || (kind === "picture" && !isPersonal);

/** Walls that have the post and are not the actor's. */
async function wallsBeyond({ tx, order }: Sitting, postId: string): Promise<string[]> {
  if (order.reach === null) return [];
  const found = await rows<{ wall_id: string }>(
    tx,
    sql`
    select wall_id from placement
    where post_id = ${postId}::uuid and state <> 'removed'
      and wall_id <> all(${sql.param(order.reach)}::uuid[])`,
  );
  return found.map((row) => row.wall_id);
}

/** Of a suppressed author all posts go: a person who is not to come back is not to stay either. */
async function takeAway(sitting: Sitting, report: OpenReport, kinds: SuppressedKind[]) {
  const { tx, news, order, at, context } = sitting;
  const reason = `report-${report.reason}`;
  const postIds = kinds.includes("author")
    ? await postsOfAuthor(sitting, report.post_id)
    : [report.post_id];
  await suppressPosts(tx, {
    ...{ vault: context.vault, workspaceId: order.workspaceId, postIds: [report.post_id] },
    ...{ kinds, reason, by: order.actor.name, at },
  });
  if (kinds.includes("picture")) sitting.prints.push(...(await printsOf(tx, report.post_id)));
  await removePosts(tx, news, { postIds, at, actor: order.actor, reason });
}

async function postsOfAuthor({ tx, order }: Sitting, postId: string): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`
    select id from post where workspace_id = ${order.workspaceId}::uuid and gone_at is null
      and account_id = (select account_id from post where id = ${postId}::uuid)
    union select ${postId}::uuid as id`,
  );
  return found.map((row) => row.id);
}

async function reject(
  sitting: Sitting,
  report: OpenReport,
  { note = null }: { note?: string | null | undefined },
) {
  const { tx, news, order, at, batch } = sitting;
  const reason = `report-${report.reason}`;
  const locked = await lockPlacements(tx, { postIds: [report.post_id] });
  const changes = locked.flatMap((row) => {
    const state = next(row.state, "reject");
    const isMine = order.reach === null || order.reach.includes(row.wall_id);
    const decision = { batch, move: "reject" as const, actor: order.actor, reason, note };
    return state && isMine ? [{ row, state, approvedBy: null, reason, decision }] : [];
  });
  await writeChanges(tx, news, changes, at);
}

/** As the visitor's own report would have done there: who is shown against their will does not wait for an answer. */
async function hideBeyond(sitting: Sitting, report: OpenReport, walls: string[]): Promise<void> {
  const { tx, news, at, batch } = sitting;
  if (walls.length === 0) return;
  const reason = `report-${report.reason}`;
  const decision = { batch, move: "contest" as const, actor: visitor, reason };
  const changes = (await lockPlacements(tx, { postIds: [report.post_id] })).flatMap((row) =>
    walls.includes(row.wall_id) && row.shown_at !== null
      ? [{ row, state: "held" as const, approvedBy: null, contested: true, reason, decision }]
      : [],
  );
  await writeChanges(tx, news, changes, at);
}

const visitor = { kind: "visitor" as const, id: null, name: null };

/** Where the actor has nothing to say, somebody else has to look: once, however many reported it here. */
async function standAnew({ tx }: Sitting, report: OpenReport, walls: string[]): Promise<void> {
  if (walls.length === 0) return;
  const list = walls.map((wall) => ({ id: v7(), wall }));
  await tx.execute(sql`
    insert into report (id, workspace_id, wall_id, post_id, reason, detail, created_at)
    select n.id, r.workspace_id, n.wall, r.post_id, r.reason, r.detail, r.created_at
    from report r cross join json_to_recordset(${jsonRows(list)}) as n(id uuid, wall uuid)
    where r.id = ${report.id}::uuid and not exists (
      select 1 from report o where o.wall_id = n.wall and o.post_id = r.post_id and o.state = 'open')`);
  await tellReports(tx, walls);
}
