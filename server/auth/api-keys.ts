import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { type Db, firstRow } from "../db/client.ts";
import { apiKey } from "../db/schema/workspace.ts";
import type { Role } from "../domain/vocabulary.ts";
import { hashOf } from "./owner.ts";

export interface KeyHolder {
  id: string;
  name: string;
  workspaceId: string;
  workspaceName: string;
  role: Role;
}

/** Makes a key; the answer is the only time it is seen. A key of the same name is replaced. */
export async function createApiKey(
  db: Db,
  wanted: { workspaceId: string; name: string; role: Role; expiresAt?: Date },
): Promise<string> {
  const key = `koro_${randomBytes(32).toString("base64url")}`;
  await db.transaction(async (tx) => {
    await tx.execute(sql`
      delete from api_key where workspace_id = ${wanted.workspaceId}::uuid and name = ${wanted.name}`);
    await tx.insert(apiKey).values({ ...wanted, hash: hashOf(key) });
  });
  return key;
}

export const readApiKey = (db: Db, key: string) =>
  firstRow<KeyHolder>(
    db,
    sql`
    select k.id, k.name, k.workspace_id as "workspaceId", w.name as "workspaceName", k.role
    from api_key k join workspace w on w.id = k.workspace_id
    where k.hash = ${hashOf(key)} and (k.expires_at is null or k.expires_at > now())`,
  );
