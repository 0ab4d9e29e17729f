import type { Db, Tx } from "../db/client.ts";

/** How often a transaction begins before its failure is told. */
const attempts = 4;

/**
 * A transaction that begins again where PostgreSQL ended it to free another. The order of locks — accounts, posts,
 * placements, walls, each by id — makes that rare; readings of several hundred posts cannot rule it out.
 */
export async function transact<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction(work);
    } catch (error) {
      if (attempt === attempts || !isDeadlock(error)) throw error;
    }
  }
}

function isDeadlock(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === "40P01") || isDeadlock(error.cause);
}
