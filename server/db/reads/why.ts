/** What is known about a post's past, for the question why it is not shown. */
import { sql } from "drizzle-orm";
import type { ActorKind } from "../../domain/vocabulary.ts";
import { type Executor, firstRow, rows } from "../client.ts";
import type { Reach } from "./admin-walls.ts";
import type { LoggedRow } from "./log.ts";
import { type PlacementRow, readPlacement } from "./placements.ts";
import { decisionFields, entryFields } from "./sealed-lines.ts";

export interface PlacedRow extends PlacementRow {
  wall_slug: string;
  wall_title: string;
}

/** The post on every wall that somebody may see. */
export async function readPlaced(
  executor: Executor,
  { workspaceId, walls }: Reach,
  postId: string,
): Promise<PlacedRow[]> {
  const found = await rows<{ id: string; slug: string; title: string }>(
    executor,
    sql`
    select w.id, w.slug, w.title from placement pl join wall w on w.id = pl.wall_id
    where pl.post_id = ${postId}::uuid and w.workspace_id = ${workspaceId}::uuid
      ${walls ? sql`and w.id = any(${sql.param(walls)}::uuid[])` : sql``}
    order by w.created_at, w.id`,
  );
  const placed = await Promise.all(
    found.map(async (wall) =>
      (await readPlacement(executor, wall.id, postId)).map((row) => ({
        ...row,
        ...{ wall_slug: wall.slug, wall_title: wall.title },
      })),
    ),
  );
  return placed.flat();
}

/** Decisions about it, and what was done to it besides: on these walls, newest first. */
export function readPostHistory(
  executor: Executor,
  { workspaceId, wallIds, postId }: { workspaceId: string; wallIds: string[]; postId: string },
) {
  const walls = sql`${sql.param(wallIds)}::uuid[]`;
  return rows<LoggedRow>(
    executor,
    sql`
    with line as (
      (select ${decisionFields} from decision d
      where d.wall_id = any(${walls}) and d.post_id = ${postId}::uuid
      order by d.at desc, d.id desc limit 300)
      union all
      (select ${entryFields} from log_entry e
      where e.workspace_id = ${workspaceId}::uuid and e.wall_id = any(${walls})
        and e.about = ${postId}
      order by e.at desc, e.id desc limit 300)
      order by at desc, id desc limit 300
    )
    select line.*, s.n::float8 as n, s.hash, s.digest, w.slug as wall_slug, w.title as wall_title
    from line
    left join log_seal s on s.entry_id = line.id
    left join wall w on w.id = line.wall_id
    order by line.at desc, line.id desc`,
  );
}

export interface ActRow {
  actor_kind: ActorKind;
  actor_id: string | null;
  actor_name: string | null;
  at: string;
}

const actFields = sql`actor_kind, actor_id, actor_name, at`;

/** Who set the wall to the state it is in. */
export const readWallChange = (executor: Executor, on: { workspaceId: string; wallId: string }) =>
  firstRow<ActRow>(
    executor,
    sql`
    select ${actFields} from log_entry
    where workspace_id = ${on.workspaceId}::uuid and wall_id = ${on.wallId}::uuid and kind = 'wall'
      and (detail ? 'state')
    order by at desc, id desc limit 1`,
  );

/** Who put this author on the list they are on. */
export const readStandingAct = (
  executor: Executor,
  on: { workspaceId: string; handle: string | null },
) =>
  firstRow<ActRow>(
    executor,
    sql`
    select ${actFields} from log_entry
    where workspace_id = ${on.workspaceId}::uuid and kind = 'author-list' and act = 'add'
      and ltrim(lower(about), '@') = ltrim(lower(${on.handle}), '@')
    order by at desc, id desc limit 1`,
  );

export const isRuleThere = async (executor: Executor, ruleId: string | null): Promise<boolean> =>
  ruleId !== null &&
  (await firstRow(executor, sql`select 1 from rule where id = ${ruleId}::uuid`)) !== null;
