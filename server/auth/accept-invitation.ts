/** Accepting an invitation uses it up: of two who open one link at the same moment, one comes in. */
import { hashPassword } from "better-auth/crypto";
import { sql } from "drizzle-orm";
import { appendToLog } from "../db/append-log.ts";
import { type Db, firstRow, type Tx } from "../db/client.ts";
import { member } from "../db/schema/workspace.ts";
import { Problem } from "../domain/problem.ts";
import { hashOf } from "../domain/token.ts";
import type { Locale, Role } from "../domain/vocabulary.ts";
import { insertAccount } from "./owner.ts";

export const noLongerOpen = () =>
  new Problem(
    "used",
    "This invitation was used, revoked or is too old. Ask whoever invited you for a new one.",
  );

/** Makes an account for the invited address. Throws `taken` when it has one: then its password opens the door. */
export async function acceptAsNew(
  db: Db,
  token: string,
  account: { name: string; password: string },
): Promise<{ email: string }> {
  const passwordHash = await hashPassword(account.password);
  return db.transaction(async (tx) => {
    const taken = await takeInvitation(tx, token);
    const known = await firstRow(tx, sql`select 1 from auth_user where email = ${taken.email}`);
    if (known)
      throw new Problem("taken", "This address has an account already: sign in to accept.", {
        errors: [{ path: "account", message: "sign in instead" }],
      });
    const { email, locale } = taken;
    const userId = await insertAccount(tx, { name: account.name, email, locale }, passwordHash);
    await join(tx, taken, userId);
    return { email };
  });
}

/** For somebody who is signed in, with the address that was invited and no other. */
export const acceptAs = (
  db: Db,
  token: string,
  user: { id: string; email: string },
): Promise<void> =>
  db.transaction(async (tx) => {
    const taken = await takeInvitation(tx, token);
    if (taken.email !== user.email.toLowerCase())
      throw new Problem("forbidden", "This invitation is for another address than yours.");
    await join(tx, taken, user.id);
  });

interface TakenInvitation {
  workspace_id: string;
  email: string;
  role: Role;
  walls: string[] | null;
  locale: Locale;
}

/** What fails later in the transaction leaves the invitation as it was. */
async function takeInvitation(tx: Tx, token: string): Promise<TakenInvitation> {
  const taken = await firstRow<TakenInvitation>(
    tx,
    sql`
    delete from invitation where hash = ${hashOf(token)} and expires_at > now()
    returning workspace_id, email, role, walls, locale`,
  );
  if (!taken) throw noLongerOpen();
  return taken;
}

async function join(tx: Tx, taken: TakenInvitation, userId: string): Promise<void> {
  const { workspace_id: workspaceId, role, walls } = taken;
  await tx.insert(member).values({ workspaceId, userId, role, walls }).onConflictDoNothing();
  const user = await firstRow<{ name: string }>(
    tx,
    sql`select name from auth_user where id = ${userId}::uuid`,
  );
  const name = user?.name ?? null;
  const told = { workspaceId, actor: { kind: "person" as const, id: userId, name }, about: name };
  await appendToLog(tx, { ...told, kind: "member", act: "join", detail: { role, walls } });
  await tx.execute(sql`select pg_notify('koro', 'people')`);
}
