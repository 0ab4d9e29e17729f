/** Who makes a request: a person with a session or a key. */
import { sql } from "drizzle-orm";
import { type Db, firstRow } from "../db/client.ts";
import type { Locale, Role, Scope } from "../domain/vocabulary.ts";
import { readApiKey } from "./api-keys.ts";
import type { Auth } from "./auth.ts";

export interface Viewer {
  /** `null` for a key. */
  userId: string | null;
  /** The session that this request came with; `null` for a key. */
  sessionId: string | null;
  name: string;
  email: string;
  locale: Locale | null;
  workspaceId: string;
  workspaceName: string;
  role: Role;
  /** What a key may do; `null` for a person, whose role says it all. */
  scopes: Scope[] | null;
  /** Walls a moderator, a viewer or a key is limited to; `null` means all. */
  walls: string[] | null;
  by: "session" | "key";
  twoFactor: { on: boolean; required: boolean };
}

export async function findViewer(auth: Auth, db: Db, headers: Headers): Promise<Viewer | null> {
  const bearer = /^Bearer (koro_[\w-]{20,100})$/.exec(headers.get("authorization") ?? "")?.[1];
  if (bearer) return viewerByKey(db, bearer);
  const found = await auth.api.getSession({ headers });
  return found ? viewerByUser(db, { userId: found.user.id, sessionId: found.session.id }) : null;
}

async function viewerByKey(db: Db, key: string): Promise<Viewer | null> {
  const holder = await readApiKey(db, key);
  if (!holder) return null;
  const { name, workspaceId, workspaceName, role, scopes, walls } = holder;
  return {
    ...{ name, workspaceId, workspaceName, role, scopes, walls },
    ...{ userId: null, sessionId: null, email: "", locale: null, by: "key" },
    twoFactor: { on: false, required: false },
  };
}

type MemberRow = Omit<Viewer, "by" | "scopes" | "twoFactor" | "sessionId"> & {
  memberId: string;
  hasTwoFactor: boolean;
  needsTwoFactor: boolean;
  isStale: boolean;
};

/** Who is in several workspaces is taken to the one they joined last. */
async function viewerByUser(
  db: Db,
  { userId, sessionId }: { userId: string; sessionId: string },
): Promise<Viewer | null> {
  const row = await firstRow<MemberRow>(
    db,
    sql`
    select u.id as "userId", u.name, u.email, u.locale, m.workspace_id as "workspaceId", m.id as "memberId",
      w.name as "workspaceName", m.role, m.walls, u.two_factor_enabled as "hasTwoFactor",
      w.requires_two_factor as "needsTwoFactor",
      m.last_active_at is null or m.last_active_at < now() - interval '5 minutes' as "isStale"
    from member m join auth_user u on u.id = m.user_id join workspace w on w.id = m.workspace_id
    where m.user_id = ${userId}::uuid
    order by m.created_at desc, m.id desc limit 1`,
  );
  if (!row) return null;
  const { memberId, hasTwoFactor, needsTwoFactor, isStale, ...person } = row;
  if (isStale)
    await db.execute(sql`update member set last_active_at = now() where id = ${memberId}::uuid`);
  const twoFactor = { on: hasTwoFactor, required: needsTwoFactor };
  return { ...person, sessionId, scopes: null, by: "session", twoFactor };
}
