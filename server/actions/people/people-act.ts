/**
 * What every change of people begins and ends with. They wait for each other at the workspace's row: two owners who
 * demote each other in the same millisecond come one after the other, and the second is no owner any more.
 */
import { sql } from "drizzle-orm";
import { firstRow, rows, type Tx } from "../../db/client.ts";
import type { Handler } from "../../domain/people.ts";
import { notFound, Problem } from "../../domain/problem.ts";
import type { Role } from "../../domain/vocabulary.ts";
import type { Actor } from "../context.ts";

/** Who changes people: a member, or a key, which reaches up to moderators. */
export interface PeopleActor {
  workspaceId: string;
  userId: string | null;
  name: string;
}

/**
 * Answers the actor's role as it is now, not as it was when the request came in. The lock is the one that lets others
 * go on writing rows of the workspace: posts arrive meanwhile.
 */
export async function enterWorkspace(
  tx: Tx,
  { workspaceId, userId }: PeopleActor,
): Promise<Handler> {
  await tx.execute(sql`select 1 from workspace where id = ${workspaceId}::uuid for no key update`);
  if (userId === null) return "key";
  const found = await firstRow<{ role: Role }>(
    tx,
    sql`
    select role from member where workspace_id = ${workspaceId}::uuid and user_id = ${userId}::uuid`,
  );
  if (!found) throw new Problem("signed-out", "You are no longer a member of this workspace.");
  return found.role;
}

/** For the log. */
export const actorIn = ({ userId, name }: PeopleActor): Actor => ({
  ...{ kind: "person", id: userId, name },
});

/** Why a key is refused, whatever it asked. */
export const keyReachesModerators = () =>
  new Problem(
    "forbidden",
    "Keys handle moderators and viewers only: admins and owners are for people.",
  );

export interface KnownMember {
  id: string;
  userId: string;
  name: string;
  role: Role;
  walls: string[] | null;
}

export async function memberOf(
  tx: Tx,
  workspaceId: string,
  memberId: string,
): Promise<KnownMember> {
  const found = await firstRow<KnownMember>(
    tx,
    sql`
    select m.id, m.user_id as "userId", u.name, m.role, m.walls
    from member m join auth_user u on u.id = m.user_id
    where m.workspace_id = ${workspaceId}::uuid and m.id = ${memberId}::uuid`,
  );
  if (!found) throw notFound("member");
  return found;
}

/** Somebody must be left who can do everything. */
export async function requireAnotherOwner(tx: Tx, workspaceId: string, but: KnownMember) {
  if (but.role !== "owner") return;
  const another = await firstRow(
    tx,
    sql`
    select 1 from member
    where workspace_id = ${workspaceId}::uuid and role = 'owner' and id <> ${but.id}::uuid limit 1`,
  );
  if (!another)
    throw new Problem(
      "forbidden",
      "This is the last owner: make somebody else an owner first, so that nobody is locked out.",
    );
}

/** Throws where a wall is not of this workspace: a limit that means nothing would look like one that does. */
export async function requireWalls(tx: Tx, workspaceId: string, walls: string[] | null) {
  if (walls === null) return;
  const found = await rows(
    tx,
    sql`
    select 1 from wall
    where workspace_id = ${workspaceId}::uuid and id = any(${sql.param(walls)}::uuid[])`,
  );
  if (found.length !== new Set(walls).size)
    throw new Problem("invalid", "One of these walls does not exist (any more).", {
      errors: [{ path: "walls", message: "an id of a wall of this workspace" }],
    });
}

/** Invitations that their inviter could not make any more are not open any more either. */
export async function withdrawInvitations(
  tx: Tx,
  workspaceId: string,
  userId: string,
  role: Role | null,
): Promise<void> {
  if (role === "owner") return;
  await tx.execute(sql`
    delete from invitation where workspace_id = ${workspaceId}::uuid and invited_by = ${userId}::uuid
      ${role === "admin" ? sql`and role = 'owner'` : sql``}`);
}

/** Open pages ask again at once who they belong to. Heard after the commit, by every process. */
export const tellPeopleChanged = (tx: Tx) => tx.execute(sql`select pg_notify('koro', 'people')`);
