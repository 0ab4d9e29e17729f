import { sql } from "drizzle-orm";
import type { Tx } from "../../db/client.ts";

/** As in `announce.ts`: whoever hears of more than these fetches the list again. */
const mostNamed = 60;

/** Part of the transaction: the desk hears of it exactly if it happened. No names cross this line. */
export async function tellClaims(tx: Tx, wallId: string, posts: string[]): Promise<void> {
  if (posts.length === 0) return;
  const named = posts.length > mostNamed ? "" : posts.join(",");
  await tx.execute(sql`select pg_notify('koro', ${`desk ${wallId} claims ${named}`})`);
}

export async function tellPresence(tx: Tx, wallId: string): Promise<void> {
  await tx.execute(sql`select pg_notify('koro', ${`desk ${wallId} presence`})`);
}
