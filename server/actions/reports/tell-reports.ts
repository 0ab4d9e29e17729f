import { sql } from "drizzle-orm";
import type { Tx } from "../../db/client.ts";

/** The desks of these walls count their open reports again. */
export async function tellReports(tx: Tx, wallIds: Iterable<string>): Promise<void> {
  for (const wallId of wallIds)
    await tx.execute(sql`select pg_notify('koro', ${`desk ${wallId} reports`})`);
}
