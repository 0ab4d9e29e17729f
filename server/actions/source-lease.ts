/**
 * Who reads a source: a lease of some seconds that its holder renews, so that the sources of a process that died are
 * free again soon, and a slow reading is not overtaken by a second one.
 */
import { sql } from "drizzle-orm";
import { type Db, rows } from "../db/client.ts";
import type { ActionContext } from "./context.ts";

export interface LeasedSource {
  id: string;
  workspace_id: string;
  connector: string;
  settings: Record<string, unknown>;
  secrets: string | null;
  cursor: unknown;
  failures: number;
}

const leaseSeconds = 20;
const renewMs = 6_000;

/** Takes sources whose time has come (`id`: this one, whatever its time) and that nobody reads. */
export function leaseSources(
  { db, now }: ActionContext,
  which: { most: number; id?: string },
): Promise<LeasedSource[]> {
  const at = now().toISOString();
  const wanted = which.id
    ? sql`id = ${which.id}::uuid`
    : sql`state = 'active' and next_read_at <= ${at}::timestamptz`;
  return rows<LeasedSource>(
    db,
    sql`
    update source set reading_until = ${at}::timestamptz + make_interval(secs => ${leaseSeconds})
    where id in (
      select id from source
      where ${wanted} and (reading_until is null or reading_until < ${at}::timestamptz)
      order by next_read_at limit ${which.most}
      for update skip locked)
    returning id, workspace_id, connector, settings, secrets, cursor, failures`,
  );
}

/**
 * Takes sources whose posts are to be asked about again, some hundreds at a time. Whoever takes one has two minutes, which
 * is longer than a recheck may run; the lease of a reading has nothing to do with it.
 */
export function takeRechecks(
  { db, now }: ActionContext,
  { most }: { most: number },
): Promise<LeasedSource[]> {
  const at = now().toISOString();
  return rows<LeasedSource>(
    db,
    sql`
    update source set next_recheck_at = ${at}::timestamptz + interval '2 minutes'
    where id in (
      select id from source
      where state = 'active' and connector <> 'upload'
        and (next_recheck_at is null or next_recheck_at <= ${at}::timestamptz)
      order by next_recheck_at nulls first limit ${most}
      for update skip locked)
    returning id, workspace_id, connector, settings, secrets, cursor, failures`,
  );
}

/** Keeps a lease while a reading runs; answers what ends that. */
export function keepLease({ db, now }: ActionContext, sourceId: string): () => void {
  const renewing = setInterval(() => {
    const until = new Date(now().getTime() + leaseSeconds * 1000).toISOString();
    void db
      .execute(
        sql`
        update source set reading_until = ${until}::timestamptz
        where id = ${sourceId}::uuid and reading_until is not null`,
      )
      // The reading itself meets the same database, and says what is wrong.
      .catch(() => {});
  }, renewMs);
  renewing.unref();
  return () => clearInterval(renewing);
}

/** For the only process on a database: whoever held a lease is gone. */
export async function freeLeases(db: Db): Promise<void> {
  await db.execute(sql`update source set reading_until = null where reading_until is not null`);
}
