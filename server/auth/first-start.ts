/** What an empty Koro needs before anybody can sign in. */

import { sql } from "drizzle-orm";
import { type Db, firstRow } from "../db/client.ts";
import { workspace } from "../db/schema/workspace.ts";
import { createApiKey } from "./api-keys.ts";
import { ensureOwner, hasOwner, newSetupToken } from "./owner.ts";

interface OwnerSettings {
  KORO_OWNER_EMAIL?: string | undefined;
  KORO_OWNER_PASSWORD?: string | undefined;
}

const demoKeyMs = 24 * 60 * 60 * 1000;

/** Makes the workspace and, where asked, its owner and the demo's key; answers the set-up link if one is needed. */
export async function prepareFirstStart(
  db: Db,
  config: OwnerSettings,
  { url, wantsDemo }: { url: string; wantsDemo: boolean },
): Promise<{ setupUrl: string | null; demoToken: string | null }> {
  const workspaceId = await ensureWorkspace(db);
  const { KORO_OWNER_EMAIL: email, KORO_OWNER_PASSWORD: password } = config;
  if (email && password)
    await ensureOwner(db, { name: email, email, password, workspace: "Koro", locale: null });
  const setupUrl = (await hasOwner(db))
    ? null
    : `${url}/admin/setup?token=${await newSetupToken(db)}`;
  const expiresAt = new Date(Date.now() + demoKeyMs);
  const demoToken = wantsDemo
    ? await createApiKey(db, { workspaceId, name: "demo", role: "admin", expiresAt })
    : null;
  return { setupUrl, demoToken };
}

async function ensureWorkspace(db: Db): Promise<string> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(5720233)`);
    const known = await firstRow<{ id: string }>(
      tx,
      sql`select id from workspace order by created_at limit 1`,
    );
    if (known) return known.id;
    const [made] = await tx.insert(workspace).values({ name: "Koro" }).returning();
    if (!made) throw new Error("insert returned no row");
    return made.id;
  });
}
