/** Seals the logs of all workspaces. */
import { sql } from "drizzle-orm";
import { type Sealing, sealLog } from "../actions/log/seal-log.ts";
import { rows } from "../db/client.ts";

export async function sealLogs(context: Sealing): Promise<void> {
  const found = await rows<{ id: string }>(context.db, sql`select id from workspace order by id`);
  for (const { id } of found) await sealLog(context, id);
}
