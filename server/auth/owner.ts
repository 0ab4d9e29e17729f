/** The first owner: by a one-time link or by the environment. There is no default password. */
import { hashPassword } from "better-auth/crypto";
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { appendToLog } from "../db/append-log.ts";
import { type Db, firstRow, type Tx } from "../db/client.ts";
import { authAccount, authUser, member, setupLink, workspace } from "../db/schema/workspace.ts";
import { Problem } from "../domain/problem.ts";
import { hashOf, newToken } from "../domain/token.ts";
import type { Locale } from "../domain/vocabulary.ts";

export interface OwnerToCreate {
  name: string;
  email: string;
  password: string;
  workspace: string;
  locale: Locale | null;
}

export async function hasOwner(db: Db): Promise<boolean> {
  return (await firstRow(db, sql`select 1 from member limit 1`)) !== null;
}

/** A new link; older ones stop working. Only the hash is kept, so that it can be shown once. */
export async function newSetupToken(db: Db): Promise<string> {
  const token = newToken();
  await db.transaction(async (tx) => {
    await tx.delete(setupLink);
    await tx.insert(setupLink).values({ hash: hashOf(token) });
  });
  return token;
}

/** Uses a set-up link. Throws `used` for one that is unknown or was used. */
export async function createOwnerByLink(
  db: Db,
  token: string,
  owner: OwnerToCreate,
): Promise<{ workspaceId: string }> {
  const passwordHash = await hashPassword(owner.password);
  return db.transaction(async (tx) => {
    const owned = await isOwned(tx);
    const used =
      !owned &&
      (await firstRow(
        tx,
        sql`
      update setup_link set used_at = now()
      where hash = ${hashOf(token)} and used_at is null returning 1`,
      ));
    if (!used) throw noLongerValid();
    return insertOwner(tx, owner, passwordHash);
  });
}

/** Throws `used` for a link that opens nothing. */
export async function requireUsableLink(db: Db, token: string): Promise<void> {
  const usable = await firstRow(
    db,
    sql`
    select 1 from setup_link
    where hash = ${hashOf(token)} and used_at is null and not exists (select 1 from member)`,
  );
  if (!usable) throw noLongerValid();
}

const noLongerValid = () =>
  new Problem(
    "used",
    "This set-up link was used already or is too old. Restart Koro to get a new one.",
  );

/** For `KORO_OWNER_EMAIL`: makes the owner unless somebody owns this Koro. Answers whether it did. */
export async function ensureOwner(db: Db, owner: OwnerToCreate): Promise<boolean> {
  if (await hasOwner(db)) return false;
  const passwordHash = await hashPassword(owner.password);
  return db.transaction(async (tx) => {
    if (await isOwned(tx)) return false;
    await insertOwner(tx, owner, passwordHash);
    return true;
  });
}

/**
 * One asks after the other: two processes may start together on one empty database, and a link from an earlier start
 * must open nothing once somebody owns this Koro.
 */
async function isOwned(tx: Tx): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(5720232)`);
  return (await firstRow(tx, sql`select 1 from member limit 1`)) !== null;
}

/** The workspace was made by the first start; its first owner names it. */
async function insertOwner(tx: Tx, owner: OwnerToCreate, passwordHash: string) {
  const workspaceId = await claimWorkspace(tx, owner.workspace);
  const userId = await insertAccount(tx, owner, passwordHash);
  await tx.insert(member).values({ workspaceId, userId, role: "owner" });
  const actor = { kind: "person" as const, id: userId, name: owner.name };
  const told = { workspaceId, actor, about: owner.name, detail: { role: "owner" } };
  await appendToLog(tx, { ...told, kind: "member", act: "join" });
  return { workspaceId };
}

export interface AccountToCreate {
  name: string;
  email: string;
  locale: Locale | null;
}

/** An account that signs in with a password. Whoever makes it knows that the address is theirs. */
export async function insertAccount(
  tx: Tx,
  { name, email, locale }: AccountToCreate,
  passwordHash: string,
): Promise<string> {
  const userId = v7();
  await tx
    .insert(authUser)
    .values({ id: userId, name, email: email.toLowerCase(), emailVerified: true, locale });
  await tx.insert(authAccount).values({
    userId,
    accountId: userId,
    providerId: "credential",
    password: passwordHash,
  });
  return userId;
}

async function claimWorkspace(tx: Tx, name: string): Promise<string> {
  const unowned = await firstRow<{ id: string }>(
    tx,
    sql`
    update workspace set name = ${name} where id = (
      select w.id from workspace w
      where not exists (select 1 from member m where m.workspace_id = w.id)
      order by w.created_at limit 1)
    returning id`,
  );
  if (unowned) return unowned.id;
  const [made] = await tx.insert(workspace).values({ name }).returning({ id: workspace.id });
  if (!made) throw new Error("insert returned no row");
  return made.id;
}
