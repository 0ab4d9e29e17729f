import { type SQL, sql } from "drizzle-orm";
import type { Locale, Role, Scope, SignInOutcome } from "../../domain/vocabulary.ts";
import { type Executor, firstRow, rows } from "../client.ts";

export interface ListPage {
  after: { at: string; id: string } | null;
  limit: number;
}

export interface WallOfLimit {
  id: string;
  slug: string;
  title: string;
}

/** What is left of a limit's walls: those that were deleted open nothing and are not named. */
const wallsOf = (limit: SQL): SQL => sql`
  case when ${limit} is not null then (
    select coalesce(json_agg(json_build_object('id', w.id, 'slug', w.slug, 'title', w.title) order by w.created_at), '[]')
    from wall w where w.id = any(${limit})) end as walls`;

export interface MemberRow {
  id: string;
  user_id: string;
  name: string;
  email: string;
  role: Role;
  walls: WallOfLimit[] | null;
  two_factor: boolean;
  last_active_at: string | null;
  created_at: string;
}

const memberFields = sql`
  m.id, m.user_id, u.name, u.email, m.role, u.two_factor_enabled as two_factor, m.last_active_at, m.created_at,
  ${wallsOf(sql`m.walls`)}`;

export const readMembers = (
  executor: Executor,
  workspaceId: string,
  { after, limit }: ListPage,
): Promise<MemberRow[]> =>
  rows(
    executor,
    sql`
    select ${memberFields} from member m join auth_user u on u.id = m.user_id
    where m.workspace_id = ${workspaceId}::uuid
      ${after ? sql`and (m.created_at, m.id) > (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by m.created_at, m.id limit ${limit}`,
  );

export const readMember = (executor: Executor, workspaceId: string, memberId: string) =>
  firstRow<MemberRow>(
    executor,
    sql`
    select ${memberFields} from member m join auth_user u on u.id = m.user_id
    where m.workspace_id = ${workspaceId}::uuid and m.id = ${memberId}::uuid`,
  );

export const findMember = (executor: Executor, workspaceId: string, userId: string) =>
  firstRow<{ id: string }>(
    executor,
    sql`
    select id from member where workspace_id = ${workspaceId}::uuid and user_id = ${userId}::uuid`,
  );

export interface InvitationRow {
  id: string;
  email: string;
  role: Role;
  walls: WallOfLimit[] | null;
  locale: Locale;
  inviter_name: string;
  created_at: string;
  expires_at: string;
}

const invitationFields = sql`
  i.id, i.email, i.role, i.locale, i.inviter_name, i.created_at, i.expires_at, ${wallsOf(sql`i.walls`)}`;

export const readInvitations = (
  executor: Executor,
  workspaceId: string,
  { after, limit }: ListPage,
): Promise<InvitationRow[]> =>
  rows(
    executor,
    sql`
    select ${invitationFields} from invitation i
    where i.workspace_id = ${workspaceId}::uuid ${olderThan(sql`(i.created_at, i.id)`, after)}
    order by i.created_at desc, i.id desc limit ${limit}`,
  );

export const readInvitation = (executor: Executor, workspaceId: string, invitationId: string) =>
  firstRow<InvitationRow>(
    executor,
    sql`
    select ${invitationFields} from invitation i
    where i.workspace_id = ${workspaceId}::uuid and i.id = ${invitationId}::uuid`,
  );

/** By the hash of its token; `null` for one that is unknown, used, revoked or too old. */
export const readOpenInvitation = (executor: Executor, hash: string) =>
  firstRow<{ workspace: string; email: string; role: Role; locale: Locale }>(
    executor,
    sql`
    select w.name as workspace, i.email, i.role, i.locale
    from invitation i join workspace w on w.id = i.workspace_id
    where i.hash = ${hash} and i.expires_at > now()`,
  );

export interface ApiKeyRow {
  id: string;
  name: string;
  hint: string;
  role: Role;
  scopes: Scope[] | null;
  walls: WallOfLimit[] | null;
  created_by: string | null;
  created_at: string;
  expires_at: string | null;
  last_used_at: string | null;
}

export const readApiKeys = (
  executor: Executor,
  workspaceId: string,
  { after, limit }: ListPage,
  keyId?: string,
): Promise<ApiKeyRow[]> =>
  rows(
    executor,
    sql`
    select k.id, k.name, k.hint, k.role, k.scopes, k.created_by, k.created_at, k.expires_at, k.last_used_at,
      ${wallsOf(sql`k.walls`)}
    from api_key k
    where k.workspace_id = ${workspaceId}::uuid ${keyId ? sql`and k.id = ${keyId}::uuid` : sql``}
      ${olderThan(sql`(k.created_at, k.id)`, after)}
    order by k.created_at desc, k.id desc limit ${limit}`,
  );

export interface SessionRow {
  id: string;
  user_agent: string | null;
  created_at: string;
  updated_at: string;
}

export const readSessions = (executor: Executor, userId: string): Promise<SessionRow[]> =>
  rows(
    executor,
    sql`
    select id, user_agent, created_at, updated_at from auth_session
    where user_id = ${userId}::uuid and expires_at > now()
    order by updated_at desc, id desc limit 200`,
  );

export interface SignInRow {
  id: string;
  outcome: SignInOutcome;
  browser: string;
  at: string;
}

export const readSignIns = (
  executor: Executor,
  userId: string,
  { after, limit }: ListPage,
): Promise<SignInRow[]> =>
  rows(
    executor,
    sql`
    select s.id, s.outcome, s.browser, s.at from sign_in s
    where s.user_id = ${userId}::uuid ${olderThan(sql`(s.at, s.id)`, after)}
    order by s.at desc, s.id desc limit ${limit}`,
  );

const olderThan = (place: SQL, after: ListPage["after"]): SQL =>
  after ? sql`and ${place} < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``;
