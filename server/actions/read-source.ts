/** One reading of a source: leased, so that one process reads it; stored with its cursor; its failure explained. */
import { sql } from "drizzle-orm";
import { type Connector, type ConnectorContext, ConnectorError } from "../connectors/connector.ts";
import { findConnector } from "../connectors/registry.ts";
import type { Executor } from "../db/client.ts";
import type { Sentence } from "../domain/sentence.ts";
import type { SafeFetch } from "../net/safe-fetch.ts";
import { ingest } from "./ingest/ingest.ts";
import type { Ingested } from "./ingest/intake.ts";
import { type FailureContext, recordFailure } from "./source-failure.ts";
import { keepLease, type LeasedSource } from "./source-lease.ts";

export interface ReadContext extends FailureContext {
  fetch: SafeFetch;
}

export interface SourceReading extends Ingested {
  error: Sentence | null;
}

/** Most pages one reading drains before it lets others run. */
const mostPages = 20;

export async function readSource(
  context: ReadContext,
  leased: LeasedSource,
  signal: AbortSignal,
): Promise<SourceReading> {
  const total: SourceReading = { added: 0, changed: 0, removed: 0, seqs: new Map(), error: null };
  const endLease = keepLease(context, leased.id);
  try {
    const reader = openReader(context, leased, signal);
    let cursor = leased.cursor;
    for (let page = 0; page < mostPages; page++) {
      const reading = await reader.read(cursor);
      cursor = reading.cursor;
      const done = !reading.more || page === mostPages - 1;
      const usual = nextReadAt(context, reader.connector, reading.nextReadAt);
      const next = reading.more ? context.now() : usual;
      const stored = await ingest(context, reader.source, reading.events, (tx) =>
        saveProgress(tx, context, { id: leased.id, cursor: reading.cursor, next, done }),
      );
      add(total, stored);
      if (done) break;
    }
  } catch (error) {
    total.error = await recordFailure(context, leased, error);
  } finally {
    endLease();
  }
  return total;
}

/** The connector with everything it is given; throws `ConnectorError` when it cannot be used. */
export function openReader(context: ReadContext, leased: LeasedSource, signal: AbortSignal) {
  const connector = findConnector(leased.connector);
  if (!connector?.read)
    throw new ConnectorError("permanent", {
      en: `“${leased.connector}” has nothing to read.`,
      tr: `“${leased.connector}” kaynağında okunacak bir şey yok.`,
    });
  const { read } = connector;
  const given: ConnectorContext<unknown, unknown> = {
    settings: connector.settings.parse(leased.settings),
    secrets: leased.secrets ? JSON.parse(context.vault.open(leased.secrets)) : null,
    fetch: context.fetch,
    now: context.now,
    signal,
  };
  return {
    connector,
    given,
    source: { id: leased.id, workspaceId: leased.workspace_id, network: connector.network },
    read: (cursor: unknown) => read.call(connector, given, soundCursor(connector, cursor)),
  };
}

/** A cursor of an older version is no reason to stop: reading starts anew, and known posts stay known. */
function soundCursor(connector: Connector, cursor: unknown): unknown {
  const parsed = connector.cursor?.safeParse(cursor);
  return parsed?.success ? parsed.data : null;
}

function nextReadAt(context: ReadContext, connector: Connector, wanted: Date | undefined): Date {
  const pace = connector.capabilities.pollEveryMs ?? 300_000;
  const usual = context.now().getTime() + pace * (0.9 + 0.2 * context.random());
  return wanted && wanted.getTime() > context.now().getTime() ? wanted : new Date(usual);
}

async function saveProgress(
  executor: Executor,
  context: ReadContext,
  progress: { id: string; cursor: unknown; next: Date; done: boolean },
): Promise<void> {
  const at = context.now().toISOString();
  await executor.execute(sql`
    update source
    set cursor = ${JSON.stringify(progress.cursor ?? null)}::text::jsonb, failures = 0, trouble = null,
      last_read_at = ${at}::timestamptz, next_read_at = ${progress.next.toISOString()}::timestamptz,
      reading_until = case when ${progress.done} then null else reading_until end,
      state = case when state = 'attention' then 'active' else state end
    where id = ${progress.id}::uuid`);
}

function add(total: Ingested, part: Ingested): void {
  total.added += part.added;
  total.changed += part.changed;
  total.removed += part.removed;
  for (const [wallId, seq] of part.seqs) total.seqs.set(wallId, seq);
}
