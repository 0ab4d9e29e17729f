/** Invitations: a one-time link for seven days, of which only the hash is kept. */
import { sql } from "drizzle-orm";
import { firstRow, type Tx } from "../../db/client.ts";
import { invitation } from "../../db/schema/people.ts";
import { type Handler, mayHandle, requireLimitable } from "../../domain/people.ts";
import { notFound, Problem } from "../../domain/problem.ts";
import { hashOf, newToken } from "../../domain/token.ts";
import type { Locale, Role } from "../../domain/vocabulary.ts";
import type { ActionContext } from "../context.ts";
import { promiseLetter } from "../letters/promise-letter.ts";
import { recordEntry } from "../log/record-entry.ts";
import {
  actorIn,
  enterWorkspace,
  keyReachesModerators,
  type PeopleActor,
  requireWalls,
} from "./people-act.ts";

export interface InvitationToMake {
  email: string;
  role: Role;
  walls: string[] | null;
  locale: Locale;
}

export interface MadeInvitation {
  id: string;
  token: string;
  /** A letter is on its way; false without a mail server, or when this address had too many within an hour. */
  sent: boolean;
}

export interface Post {
  /** There is a mail server. */
  sends: boolean;
}

const validMs = 7 * 24 * 60 * 60 * 1000;

/** Throws `taken` for a member and for an address that is invited already. */
export const invite = (
  context: ActionContext,
  actor: PeopleActor,
  wanted: InvitationToMake,
  post: Post,
): Promise<MadeInvitation> =>
  context.db.transaction(async (tx) => {
    const own = await enterWorkspace(tx, actor);
    requireGiving(own, wanted.role);
    requireLimitable(wanted.role, wanted.walls);
    await requireWalls(tx, actor.workspaceId, wanted.walls);
    await requireNew(tx, actor.workspaceId, wanted.email);
    const token = newToken();
    const { workspaceId, userId, name } = actor;
    const [made] = await tx
      .insert(invitation)
      .values({
        ...{ ...wanted, workspaceId, invitedBy: userId, inviterName: name, hash: hashOf(token) },
        ...{ createdAt: context.now(), expiresAt: new Date(context.now().getTime() + validMs) },
      })
      .returning({ id: invitation.id });
    if (!made) throw new Error("insert returned no row");
    const sent = await write(context, tx, { ...wanted, workspaceId, id: made.id, token }, post);
    await record(tx, actor, { ...wanted, id: made.id }, "create");
    return { id: made.id, token, sent };
  });

/** A new link and seven new days; the older link stops working. */
export const inviteAgain = (
  context: ActionContext,
  actor: PeopleActor,
  invitationId: string,
  post: Post,
): Promise<MadeInvitation> =>
  context.db.transaction(async (tx) => {
    const known = await openOne(tx, actor, invitationId);
    const token = newToken();
    const expiresAt = new Date(context.now().getTime() + validMs).toISOString();
    await tx.execute(sql`
      update invitation set hash = ${hashOf(token)}, expires_at = ${expiresAt}::timestamptz
      where id = ${known.id}::uuid`);
    await tx.execute(
      sql`delete from letter where invitation_id = ${known.id}::uuid and state <> 'sent'`,
    );
    const { workspaceId } = actor;
    const sent = await write(context, tx, { ...known, workspaceId, token }, post);
    await record(tx, actor, known, "send-again");
    return { id: known.id, token, sent };
  });

/** The link stops working, and the address is forgotten. */
export const revokeInvitation = (
  { db }: Pick<ActionContext, "db">,
  actor: PeopleActor,
  invitationId: string,
): Promise<void> =>
  db.transaction(async (tx) => {
    const known = await openOne(tx, actor, invitationId);
    await tx.execute(sql`delete from invitation where id = ${known.id}::uuid`);
    await record(tx, actor, known, "revoke");
  });

/** Who was invited is not told: the address is of somebody who has not agreed to anything. */
const record = (
  tx: Tx,
  actor: PeopleActor,
  { id, role }: { id: string; role: Role },
  act: string,
): Promise<void> =>
  recordEntry(tx, {
    ...{ workspaceId: actor.workspaceId, kind: "invitation", act, actor: actorIn(actor) },
    ...{ about: id, detail: { role } },
  });

interface KnownInvitation {
  id: string;
  email: string;
  role: Role;
  locale: Locale;
}

/** Sending again shows the link: who may not make an owner must not get at one's link either. */
async function openOne(tx: Tx, actor: PeopleActor, id: string): Promise<KnownInvitation> {
  const own = await enterWorkspace(tx, actor);
  const known = await firstRow<KnownInvitation>(
    tx,
    sql`
    select id, email, role, locale from invitation
    where id = ${id}::uuid and workspace_id = ${actor.workspaceId}::uuid`,
  );
  if (!known) throw notFound("invitation");
  requireGiving(own, known.role);
  return known;
}

function requireGiving(own: Handler, role: Role): void {
  if (mayHandle(own, role)) return;
  if (own === "key") throw keyReachesModerators();
  throw new Problem("forbidden", "Only owners invite owners, and only admins invite others.");
}

async function requireNew(tx: Tx, workspaceId: string, email: string): Promise<void> {
  const known = await firstRow<{ isMember: boolean }>(
    tx,
    sql`
    select true as "isMember" from member m join auth_user u on u.id = m.user_id
    where m.workspace_id = ${workspaceId}::uuid and u.email = ${email}
    union all
    select false from invitation where workspace_id = ${workspaceId}::uuid and email = ${email}`,
  );
  if (!known) return;
  const why = known.isMember
    ? "This person is a member already: change their role in the list."
    : "This address is invited already: send the invitation again, or revoke it first.";
  throw new Problem("taken", why, { errors: [{ path: "email", message: why }] });
}

async function write(
  context: ActionContext,
  tx: Tx,
  {
    id,
    workspaceId,
    locale,
    email,
    token,
  }: KnownInvitation & { workspaceId: string; token: string },
  { sends }: Post,
): Promise<boolean> {
  if (!sends) return false;
  const content = { to: email, token };
  const wanted = { workspaceId, invitationId: id, locale, content };
  return promiseLetter(context, tx, { ...wanted, kind: "invitation" });
}
