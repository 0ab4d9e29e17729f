/** Hears of commits by itself, from the database: the moment from which the public waits. */
import postgres from "postgres";
import type { Koro } from "../parts/koro.ts";
import { nowMs } from "./monotonic.ts";

export interface CommitWatch {
  /** Makes a change and answers when its commit was first seen from outside: by notification or by the answer. */
  commitOf(change: () => Promise<unknown>): Promise<number>;
  stop(): Promise<void>;
}

export async function watchCommits({ databaseUrl }: Koro): Promise<CommitWatch> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  let heardAt = Number.POSITIVE_INFINITY;
  await sql.listen("koro", (payload) => {
    if (payload.startsWith("wall ")) heardAt = Math.min(heardAt, nowMs());
  });
  return {
    async commitOf(change) {
      heardAt = Number.POSITIVE_INFINITY;
      await change();
      return Math.min(heardAt, nowMs());
    },
    stop: () => sql.end({ timeout: 2 }),
  };
}
