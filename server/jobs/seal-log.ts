/** Seals the logs of all workspaces. */
import { sql } from "drizzle-orm";
import { latestMs, type Sealing, sealLog } from "../actions/log/seal-log.ts";
import { rows } from "../db/client.ts";

export const sealEveryMs = 5_000;
/** Few lines come later than this. The others are looked for once a minute, because it means walking all of them again. */
const usuallyLateMs = 30_000;
const passesAMinute = 60_000 / sealEveryMs;

/** One pass after the other; a workspace that cannot be sealed does not keep the others waiting. */
export function createSealer(context: Sealing, onError: (error: unknown) => void) {
  let pass = 0;
  return async (): Promise<void> => {
    const lateMs = pass++ % passesAMinute === 0 ? latestMs : usuallyLateMs;
    const found = await rows<{ id: string }>(context.db, sql`select id from workspace order by id`);
    for (const { id } of found) await sealLog(context, id, lateMs).catch(onError);
  };
}
