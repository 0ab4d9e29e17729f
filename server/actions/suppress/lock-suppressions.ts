import { sql } from "drizzle-orm";
import type { Tx } from "../../db/client.ts";

/**
 * Between a suppression and a post that arrives in the same moment nothing slips through: arrivals look together, a
 * suppression waits until they are done and holds the next ones up. The first lock of its transaction.
 */
export async function lockSuppressions(
  tx: Tx,
  workspaceId: string,
  how: "look" | "write",
): Promise<void> {
  const name = sql`hashtextextended(${`suppressions ${workspaceId}`}, 0)`;
  if (how === "look") await tx.execute(sql`select pg_advisory_xact_lock_shared(${name})`);
  else await tx.execute(sql`select pg_advisory_xact_lock(${name})`);
}
