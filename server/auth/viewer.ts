/** Who makes a request: a person with a session or a key. */
import { sql } from "drizzle-orm";
import { type Db, firstRow } from "../db/client.ts";
import type { Locale, Role } from "../domain/vocabulary.ts";
import { readApiKey } from "./api-keys.ts";
import type { Auth } from "./auth.ts";

export interface Viewer {
  /** `null` for a key. */
  userId: string | null;
  name: string;
  email: string;
  locale: Locale | null;
  workspaceId: string;
  workspaceName: string;
  role: Role;
  /** Walls a moderator is limited to; `null` means all. */
  walls: string[] | null;
  by: "session" | "key";
}

const ranks: Record<Role, number> = { viewer: 0, moderator: 1, admin: 2, owner: 3 };

/** Roles include the ones below them. */
export const mayAct = (role: Role, needed: Role) => ranks[role] >= ranks[needed];

export async function findViewer(auth: Auth, db: Db, headers: Headers): Promise<Viewer | null> {
  const bearer = /^Bearer (koro_[\w-]{20,100})$/.exec(headers.get("authorization") ?? "")?.[1];
  if (bearer) return viewerByKey(db, bearer);
  const session = await auth.api.getSession({ headers });
  return session ? viewerByUser(db, session.user.id) : null;
}

async function viewerByKey(db: Db, key: string): Promise<Viewer | null> {
  const holder = await readApiKey(db, key);
  if (!holder) return null;
  const { name, workspaceId, workspaceName, role } = holder;
  return {
    ...{ name, workspaceId, workspaceName, role },
    userId: null,
    email: "",
    locale: null,
    walls: null,
    by: "key",
  };
}

async function viewerByUser(db: Db, userId: string): Promise<Viewer | null> {
  const row = await firstRow<Omit<Viewer, "by">>(
    db,
    sql`
    select u.id as "userId", u.name, u.email, u.locale, m.workspace_id as "workspaceId",
      w.name as "workspaceName", m.role, m.walls
    from member m join auth_user u on u.id = m.user_id join workspace w on w.id = m.workspace_id
    where m.user_id = ${userId}::uuid
    order by m.created_at limit 1`,
  );
  return row && { ...row, by: "session" };
}
