/** Alerts as the watcher and their owners see them. */
import { type SQL, sql } from "drizzle-orm";
import type { Notice, WallState } from "../../domain/alert.ts";
import type { AlertChannel, AlertKind, DeliveryState, Locale } from "../../domain/vocabulary.ts";
import { type Executor, firstRow, rows } from "../client.ts";

export interface AlertSettings {
  minutes?: number;
  every?: "day" | "week";
  hour?: number;
  zone?: string;
}

export interface WatchedAlert {
  id: string;
  workspace_id: string;
  wall_id: string | null;
  user_id: string | null;
  kind: AlertKind;
  channel: AlertChannel;
  settings: AlertSettings;
  firing: boolean;
  last_at: string | null;
  created_at: string;
  /** Walls its owner is limited to. */
  reach: string[] | null;
  email: string | null;
  locale: Locale;
}

/**
 * Whose alert it is may still see what it tells: a member who decides, with the second factor where it is asked for.
 * Needs `a` (alert), `u` (its person), `m` (their membership) and `ws`.
 */
const isEntitled = sql`(a.user_id is null or (
  m.role in ('owner', 'admin', 'moderator') and (u.two_factor_enabled or not ws.requires_two_factor)))`;

const withOwner = sql`
  alert a
    join workspace ws on ws.id = a.workspace_id
    left join auth_user u on u.id = a.user_id
    left join member m on m.user_id = a.user_id and m.workspace_id = a.workspace_id`;

const watchedFields = sql`
  a.id, a.workspace_id, a.wall_id, a.user_id, a.kind, a.channel, a.settings, a.firing, a.last_at, a.created_at,
  m.walls as reach, u.email,
  coalesce(u.locale, (select locale from wall where workspace_id = a.workspace_id order by created_at limit 1), 'en')
    as locale`;

export const readWatchedAlerts = (executor: Executor) =>
  rows<WatchedAlert>(
    executor,
    sql`select ${watchedFields} from ${withOwner} where a.is_on and ${isEntitled} order by a.id`,
  );

/** One alert as the watcher would see it, whether it is on or not. */
export const readWatchedAlert = (executor: Executor, alertId: string) =>
  firstRow<WatchedAlert>(
    executor,
    sql`select ${watchedFields} from ${withOwner} where a.id = ${alertId}::uuid and ${isEntitled}`,
  );

export interface WallStateRow extends WallState {
  workspace_id: string;
}

/** How all walls stand for which somebody has an alert: each part of a row is one look into an index. */
export const readWallStates = (executor: Executor, workspaceIds: string[]) =>
  rows<WallStateRow>(
    executor,
    sql`
    select w.id, w.workspace_id, w.slug, w.title,
      coalesce((select c.placements from wall_count c where c.wall_id = w.id and c.state = 'pending'), 0)::int as waiting,
      (select min(p.arrived_at) from placement p where p.wall_id = w.id and p.state = 'pending') as since,
      (select count(*)::int from wall_source l join source s on s.id = l.source_id
        where l.wall_id = w.id and s.state = 'attention') as attention,
      (select count(*)::int from report r where r.wall_id = w.id and r.state = 'open') as reports
    from wall w
    where w.workspace_id = any(${sql.param(workspaceIds)}::uuid[]) and w.state <> 'archived'
    order by w.created_at, w.id`,
  );

/** What became of posts on these walls in that time, by whomever; its end belongs to the next. */
export const countDecided = (executor: Executor, wallIds: string[], since: Date, until: Date) =>
  rows<{ wall_id: string; approved: number; rejected: number }>(
    executor,
    sql`
    select wall_id, count(*) filter (where to_state = 'approved')::int as approved,
      count(*) filter (where to_state = 'rejected')::int as rejected
    from decision
    where wall_id = any(${sql.param(wallIds)}::uuid[]) and at >= ${since.toISOString()}::timestamptz
      and at < ${until.toISOString()}::timestamptz
      and move in ('approve', 'reject')
    group by wall_id`,
  );

export interface AlertRow {
  id: string;
  kind: AlertKind;
  channel: AlertChannel;
  wall_id: string | null;
  wall_slug: string | null;
  wall_title: string | null;
  is_on: boolean;
  firing: boolean;
  settings: AlertSettings;
  secrets: string | null;
  created_at: string;
  last: { state: DeliveryState; trouble: string | null; test: boolean; at: string } | null;
}

export interface AlertReach {
  workspaceId: string;
  userId: string | null;
  /** Owners and admins see to the workspace's webhooks. */
  webhooks: boolean;
}

const isTheirs = ({ workspaceId, userId, webhooks }: AlertReach): SQL => sql`
  a.workspace_id = ${workspaceId}::uuid
    and (a.user_id = ${userId}::uuid or (${webhooks} and a.channel = 'webhook'))`;

export const readAlerts = (executor: Executor, reach: AlertReach, alertId?: string) =>
  rows<AlertRow>(
    executor,
    sql`
    select a.id, a.kind, a.channel, a.wall_id, w.slug as wall_slug, w.title as wall_title, a.is_on, a.firing,
      a.settings, a.secrets, a.created_at,
      (select json_build_object('state', d.state, 'trouble', d.trouble, 'at', d.created_at,
          'test', coalesce((d.content->>'test')::boolean, false))
        from alert_delivery d where d.alert_id = a.id order by d.created_at desc limit 1) as last
    from alert a left join wall w on w.id = a.wall_id
    where ${isTheirs(reach)} ${alertId ? sql`and a.id = ${alertId}::uuid` : sql``}
    order by a.created_at, a.id
    limit 200`,
  );

export interface DeliveryRow {
  id: string;
  alert_id: string;
  state: DeliveryState;
  tries: number;
  trouble: string | null;
  content: Notice;
  is_new: boolean;
  created_at: string;
  done_at: string | null;
}

export interface PageReader {
  workspaceId: string;
  userId: string;
}

const seenAt = ({ workspaceId, userId }: PageReader): SQL => sql`
  coalesce((select (preferences->>'alertsSeenAt')::timestamptz from member
    where workspace_id = ${workspaceId}::uuid and user_id = ${userId}::uuid), '-infinity')`;

const inMyPage = ({ workspaceId, userId }: PageReader): SQL => sql`
  a.workspace_id = ${workspaceId}::uuid and a.user_id = ${userId}::uuid and a.channel = 'page'`;

/** What somebody was told in the page, newest first. */
export const readPageDeliveries = (
  executor: Executor,
  reader: PageReader,
  { after, limit }: { after: { at: string; id: string } | null; limit: number },
) =>
  rows<DeliveryRow>(
    executor,
    sql`
    select d.id, d.alert_id, d.state, d.tries, d.trouble, d.content, d.created_at, d.done_at,
      d.created_at > ${seenAt(reader)} as is_new
    from alert a join alert_delivery d on d.alert_id = a.id
    where ${inMyPage(reader)}
      ${after ? sql`and (d.created_at, d.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by d.created_at desc, d.id desc
    limit ${limit}`,
  );

/** Up to 100. */
export async function countUnread(executor: Executor, reader: PageReader): Promise<number> {
  const found = await firstRow<{ unread: number }>(
    executor,
    sql`
    select count(*)::int as unread from (
      select 1 from alert a join alert_delivery d on d.alert_id = a.id
      where ${inMyPage(reader)} and d.created_at > ${seenAt(reader)}
      limit 100) unseen`,
  );
  return found?.unread ?? 0;
}
