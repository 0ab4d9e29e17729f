import { sql } from "drizzle-orm";
import { appendToLog, type LogActor } from "../db/append-log.ts";
import { type Db, firstRow } from "../db/client.ts";
import { apiKey } from "../db/schema/workspace.ts";
import { roleOf, scopesOf } from "../domain/people.ts";
import { Problem } from "../domain/problem.ts";
import { hashOf, newToken } from "../domain/token.ts";
import type { Role, Scope } from "../domain/vocabulary.ts";

export interface KeyHolder {
  id: string;
  name: string;
  workspaceId: string;
  workspaceName: string;
  role: Role;
  scopes: Scope[];
  /** Walls it is limited to; `null` means all. */
  walls: string[] | null;
}

const newKey = () => `koro_${newToken()}${newToken()}`.slice(0, 48);
const hintOf = (key: string) => key.slice(-4);

/** Makes a key; the answer is the only time it is seen. A key of the same name is replaced. */
export async function createApiKey(
  db: Db,
  wanted: { workspaceId: string; name: string; role: Role; expiresAt?: Date },
): Promise<string> {
  const key = newKey();
  await db.transaction(async (tx) => {
    await tx.execute(sql`
      delete from api_key where workspace_id = ${wanted.workspaceId}::uuid and name = ${wanted.name}`);
    await tx.insert(apiKey).values({ ...wanted, hash: hashOf(key), hint: hintOf(key) });
  });
  return key;
}

export interface KeyToMake {
  workspaceId: string;
  name: string;
  scopes: Scope[];
  walls: string[] | null;
  expiresAt: Date | null;
  createdBy: string;
  actor: LogActor;
}

/** Makes a key that people manage. Throws `taken` where the name is: replacing one silently would revoke it. */
export async function makeApiKey(
  db: Db,
  { actor, ...wanted }: KeyToMake,
): Promise<{ id: string; key: string }> {
  const key = newKey();
  const id = await db.transaction(async (tx) => {
    // Two of one name at the same moment wait for each other.
    await tx.execute(
      sql`select 1 from workspace where id = ${wanted.workspaceId}::uuid for no key update`,
    );
    const known = await firstRow(
      tx,
      sql`
      select 1 from api_key where workspace_id = ${wanted.workspaceId}::uuid and name = ${wanted.name}`,
    );
    if (known) throw nameTaken(wanted.name);
    const made = { ...wanted, role: roleOf(wanted.scopes), hash: hashOf(key), hint: hintOf(key) };
    const [row] = await tx.insert(apiKey).values(made).returning({ id: apiKey.id });
    if (!row) throw new Error("insert returned no row");
    const { workspaceId, name, scopes, walls, expiresAt } = wanted;
    const told = { workspaceId, actor, about: name, detail: { scopes, walls, expiresAt } };
    await appendToLog(tx, { ...told, kind: "api-key", act: "create" });
    return row.id;
  });
  return { id, key };
}

const nameTaken = (name: string) =>
  new Problem(
    "taken",
    `There is a key named “${name}” already: revoke it or choose another name.`,
    {
      errors: [{ path: "name", message: "taken" }],
    },
  );

/** Answers false when there is no such key here. */
export const revokeApiKey = (
  db: Db,
  workspaceId: string,
  keyId: string,
  actor: LogActor,
): Promise<boolean> =>
  db.transaction(async (tx) => {
    const gone = await firstRow<{ name: string }>(
      tx,
      sql`
      delete from api_key where id = ${keyId}::uuid and workspace_id = ${workspaceId}::uuid
      returning name`,
    );
    if (!gone) return false;
    const told = { workspaceId, actor, about: gone.name };
    await appendToLog(tx, { ...told, kind: "api-key", act: "revoke" });
    return true;
  });

export async function readApiKey(db: Db, key: string): Promise<KeyHolder | null> {
  const found = await firstRow<KeyHolder & { scopes: Scope[] | null; is_stale: boolean }>(
    db,
    sql`
    select k.id, k.name, k.workspace_id as "workspaceId", w.name as "workspaceName", k.role, k.scopes, k.walls,
      k.last_used_at is null or k.last_used_at < now() - interval '1 minute' as is_stale
    from api_key k join workspace w on w.id = k.workspace_id
    where k.hash = ${hashOf(key)} and (k.expires_at is null or k.expires_at > now())`,
  );
  if (!found) return null;
  const { is_stale, ...holder } = found;
  if (is_stale)
    await db.execute(sql`update api_key set last_used_at = now() where id = ${holder.id}::uuid`);
  return { ...holder, scopes: holder.scopes ?? scopesOf(holder.role) };
}
