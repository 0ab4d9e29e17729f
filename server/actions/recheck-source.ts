/** Asks a network again for posts we hold: what was deleted leaves, what was edited is read anew. */
import { sql } from "drizzle-orm";
import { rows } from "../db/client.ts";
import { ingest } from "./ingest/ingest.ts";
import type { Ingested } from "./ingest/intake.ts";
import { openReader, type ReadContext } from "./read-source.ts";
import type { LeasedSource } from "./source-lease.ts";

const idsAtOnce = 200;

/** Answers `null` when the connector has no way to ask. */
export async function recheckSource(
  context: ReadContext,
  leased: LeasedSource,
  signal: AbortSignal,
): Promise<Ingested | null> {
  const { connector, given, source } = openReader(context, leased, signal);
  const { recheck, recheckBatch = 20 } = connector;
  if (!recheck) return null;
  const ids = await idsToRecheck(context, leased.id, connector.capabilities.recheckEveryMs ?? 0);
  const total: Ingested = { added: 0, changed: 0, removed: 0, seqs: new Map() };
  for (let from = 0; from < ids.length; from += recheckBatch) {
    const batch = ids.slice(from, from + recheckBatch);
    const events = await recheck.call(connector, given, batch);
    const stored = await ingest(context, source, events, (tx) =>
      tx
        .execute(
          sql`
          update post_source set rechecked_at = ${context.now().toISOString()}::timestamptz
          where source_id = ${leased.id}::uuid and external_id = any(${sql.param(batch)}::text[])`,
        )
        .then(() => {}),
    );
    total.changed += stored.changed;
    total.removed += stored.removed;
    for (const [wallId, seq] of stored.seqs) total.seqs.set(wallId, seq);
  }
  return total;
}

/** Shown posts first, then the ones that were not asked about for longest. */
async function idsToRecheck(context: ReadContext, sourceId: string, everyMs: number) {
  const before = new Date(context.now().getTime() - everyMs).toISOString();
  const found = await rows<{ external_id: string }>(
    context.db,
    sql`
    select ps.external_id from post_source ps join post p on p.id = ps.post_id
    where ps.source_id = ${sourceId}::uuid and p.gone_at is null
      and (ps.rechecked_at is null or ps.rechecked_at < ${before}::timestamptz)
      and p.created_at < ${before}::timestamptz
    order by exists (
      select 1 from placement pl where pl.post_id = p.id and pl.shown_at is not null) desc,
      ps.rechecked_at nulls first, p.created_at desc
    limit ${idsAtOnce}`,
  );
  return found.map((row) => row.external_id);
}
