/**
 * Looks after letters: what is old goes, and what waits has a job, also when it was promised before there was a mail
 * server. The queue takes one job a letter, so asking for it again is free.
 */
import { sql } from "drizzle-orm";
import { rows } from "../../db/client.ts";
import type { ActionContext } from "../context.ts";

const dayMs = 24 * 60 * 60 * 1000;
const keptMs = 30 * dayMs;
const jobsAtOnce = 500;

export async function tendLetters(
  { db, now, enqueue }: Pick<ActionContext, "db" | "now" | "enqueue">,
  { sends }: { sends: boolean },
): Promise<void> {
  const before = (ms: number) => new Date(now().getTime() - ms).toISOString();
  await db.execute(sql`delete from letter where created_at < ${before(keptMs)}::timestamptz`);
  await db.execute(sql`delete from letter_bound where since < ${before(dayMs)}::timestamptz`);
  if (!sends) return;
  await db.transaction(async (tx) => {
    const waiting = await rows<{ letterId: string }>(
      tx,
      sql`
      select id as "letterId" from letter where state = 'waiting'
      order by created_at limit ${jobsAtOnce}`,
    );
    await enqueue(tx, "send-letter", waiting);
  });
}
