import { sql } from "drizzle-orm";
import type { ActionContext } from "../context.ts";

const keptMs = 30 * 86_400_000;

/** Tellings are kept as long as letters are. */
export async function forgetDeliveries({ db, now }: Pick<ActionContext, "db" | "now">) {
  const before = new Date(now().getTime() - keptMs).toISOString();
  await db.execute(sql`delete from alert_delivery where created_at < ${before}::timestamptz`);
}
