/** Puts posts on the walls of their source, with the verdict that moderation gives at once. */
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { jsonRows } from "../../db/client.ts";
import { notLaterThan } from "../../domain/found-post.ts";
import { gate } from "../../domain/gate.ts";
import { judge } from "../../domain/moderation.ts";
import { next } from "../../domain/placement.ts";
import type { PlacementState, WallState } from "../../domain/vocabulary.ts";
import { insertDecisions } from "../placements.ts";
import type { IngestWall, Intake } from "./intake.ts";

export interface PostToPlace {
  id: string;
  publishedAt: Date;
  waitsForMedia: boolean;
  empty: boolean;
  authorHidden: boolean;
}

export async function placePosts(intake: Intake, posts: PostToPlace[]): Promise<void> {
  if (posts.length === 0 || intake.walls.length === 0) return;
  const states = await wallStatesOf(intake);
  for (const wall of intake.walls) await placeOn(intake, wall, states.get(wall.wallId), posts);
}

async function wallStatesOf({ tx, walls }: Intake): Promise<Map<string, WallState>> {
  const ids = walls.map((wall) => wall.wallId);
  const found = (await tx.execute(
    sql`select id, state from wall where id = any(${sql.param(ids)}::uuid[])`,
  )) as unknown as { id: string; state: WallState }[];
  return new Map(found.map((row) => [row.id, row.state]));
}

async function placeOn(
  intake: Intake,
  wall: IngestWall,
  wallState: WallState = "draft",
  posts: PostToPlace[],
): Promise<void> {
  const at = intake.at.toISOString();
  const verdict = judge({ publishing: wall.publishing });
  const state: PlacementState =
    verdict.move === "none" ? "pending" : (next("pending", verdict.move) ?? "pending");
  const approvedBy = state === "approved" ? verdict.actor : null;
  // Oldest first, so that the newest is announced last and ends on top; by id where sources could cross.
  const inOrder = [...posts].sort(
    (a, b) => a.publishedAt.getTime() - b.publishedAt.getTime() || (a.id < b.id ? -1 : 1),
  );
  const placed = inOrder.map((post) => ({
    id: post.id,
    published_at: notLaterThan(post.publishedAt, intake.at),
    shown_at: gate(
      {
        placement: { state, approvedBy, shown: false, contested: false },
        post: {
          gone: false,
          mediaWaiting: post.waitsForMedia ? 1 : 0,
          empty: post.empty,
          redistributable: false,
        },
        author: { hidden: post.authorHidden },
        wall: { state: wallState },
      },
      "wall",
    ).show
      ? at
      : null,
  }));
  const inserted = (await intake.tx.execute(sql`
    insert into placement (wall_id, post_id, workspace_id, source_id, state, reason, approved_by,
      published_at, arrived_at, shown_at)
    select ${wall.wallId}::uuid, id, ${intake.source.workspaceId}::uuid, ${intake.source.id}::uuid,
      ${state}, ${verdict.reason}, ${approvedBy}, published_at, ${at}::timestamptz, shown_at
    from json_to_recordset(${jsonRows(placed)}) as n(id uuid, published_at timestamptz,
      shown_at timestamptz)
    on conflict do nothing
    returning post_id, shown_at`)) as unknown as { post_id: string; shown_at: string | null }[];
  await tellPlaced(intake, wall, { state, verdict }, inserted);
}

async function tellPlaced(
  intake: Intake,
  wall: IngestWall,
  { state, verdict }: { state: PlacementState; verdict: ReturnType<typeof judge> },
  inserted: { post_id: string; shown_at: string | null }[],
): Promise<void> {
  const batch = v7();
  const { events, arrived } = intake.news.of(wall.wallId);
  for (const row of inserted) {
    intake.news.count(wall.wallId, null, state);
    arrived.push(row.post_id);
    if (row.shown_at) events.push({ kind: "show", postId: row.post_id });
  }
  if (verdict.move === "none") return;
  await insertDecisions(
    intake.tx,
    inserted.map((row) => ({
      id: v7(),
      wall_id: wall.wallId,
      post_id: row.post_id,
      batch,
      move: verdict.move,
      from_state: "pending",
      to_state: state,
      actor_kind: verdict.actor,
      actor_id: intake.source.id,
      actor_name: null,
      reason: verdict.reason,
      note: null,
      version: 1,
      before: null,
      at: intake.at.toISOString(),
    })),
  );
}
