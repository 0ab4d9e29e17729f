import { type SQL, sql } from "drizzle-orm";
import type { AccentMode, EditPolicy, SourceState } from "../../domain/vocabulary.ts";
import { type Executor, firstRow, rows } from "../client.ts";
import type { SourceTrouble } from "../schema/source.ts";
import { asked } from "./asked.ts";
import type { WallRow } from "./public-walls.ts";

export interface AdminWallRow extends WallRow {
  accents: AccentMode;
  on_edit: EditPolicy;
  created_at: string;
}

export interface Reach {
  workspaceId: string;
  /** Walls a member is limited to; `null` means all of the workspace. */
  walls: string[] | null;
}

const fields = sql`
  id, workspace_id, slug, title, locale, hashtags, look, state, uploads, consent_version, consent_text,
  sponsored_every,
  accents, on_edit, created_at, seq::float8 as seq, events_from::float8 as events_from`;

const within = ({ workspaceId, walls }: Reach): SQL =>
  walls
    ? sql`workspace_id = ${workspaceId}::uuid and id = any(${sql.param(walls)}::uuid[])`
    : sql`workspace_id = ${workspaceId}::uuid`;

export const readAdminWalls = (executor: Executor, reach: Reach) =>
  rows<AdminWallRow>(
    executor,
    sql`select ${fields} from wall where ${within(reach)} order by created_at, id limit 1000`,
  );

/** By slug or by id; `null` for what is not within reach. */
export const readAdminWall = (executor: Executor, reach: Reach, name: string) =>
  firstRow<AdminWallRow>(
    executor,
    sql`
    select ${fields} from wall
    where ${within(reach)} and (slug = ${asked(name)} or id::text = ${asked(name.toLowerCase())})`,
  );

export interface DisplayRow {
  id: string;
  slug: string;
  kind: "screen" | "embed" | "page" | "email";
  settings: { dwellMs?: number };
  created_at: string;
}

export const readDisplays = (executor: Executor, wallId: string) =>
  rows<DisplayRow>(
    executor,
    sql`
    select id, slug, kind, settings, created_at from display
    where wall_id = ${wallId}::uuid order by created_at, id`,
  );

export interface AdminSourceRow {
  id: string;
  connector: string;
  settings: Record<string, unknown>;
  has_secrets: boolean;
  publishing: "manual" | "automatic";
  state: SourceState;
  trouble: SourceTrouble | null;
  last_read_at: string | null;
  next_read_at: string | null;
  created_at: string;
  post_count: number;
}

export const readSources = (executor: Executor, wallId: string, sourceId?: string) =>
  rows<AdminSourceRow>(
    executor,
    sql`
    select s.id, s.connector, s.settings, s.secrets is not null as has_secrets, ws.publishing, s.state,
      s.trouble, s.last_read_at, s.next_read_at, s.created_at,
      (select count(*)::int from post_source ps where ps.source_id = s.id) as post_count
    from source s join wall_source ws on ws.source_id = s.id
    where ws.wall_id = ${wallId}::uuid ${sourceId ? sql`and s.id = ${sourceId}::uuid` : sql``}
    order by s.created_at, s.id`,
  );
