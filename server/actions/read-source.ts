/** One reading of a source: leased, so that one process reads it; stored with its cursor; its failure explained. */
import { sql } from "drizzle-orm";
import { type Connector, type ConnectorContext, ConnectorError } from "../connectors/connector.ts";
import { findConnector } from "../connectors/registry.ts";
import type { Executor } from "../db/client.ts";
import { Problem } from "../domain/problem.ts";
import type { Sentence } from "../domain/sentence.ts";
import type { SafeFetch } from "../net/safe-fetch.ts";
import type { ActionContext } from "./context.ts";
import { ingest } from "./ingest/ingest.ts";
import type { Ingested } from "./ingest/intake.ts";
import { keepLease, type LeasedSource } from "./source-lease.ts";

export interface ReadContext extends ActionContext {
  fetch: SafeFetch;
  /** A number in [0, 1): spreads the next readings of many sources. */
  random: () => number;
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

const firstPauseMs = 5_000;
const longestPauseMs = 15 * 60_000;
const longestWaitMs = 24 * 60 * 60_000;

/** A network's clock may be wrong: neither knock without a pause nor stay away for years. */
function soundRetry(wanted: Date, at: Date): Date {
  const pause = Math.min(
    longestWaitMs,
    Math.max(firstPauseMs / 2, wanted.getTime() - at.getTime()),
  );
  return new Date(at.getTime() + (Number.isNaN(pause) ? longestPauseMs : pause));
}

/** Writes down what went wrong and when to try again; answers the sentence for people. */
export async function recordFailure(
  context: ReadContext,
  leased: Pick<LeasedSource, "id" | "failures">,
  error: unknown,
): Promise<Sentence> {
  const known = error instanceof ConnectorError ? error : null;
  const kind = known?.kind ?? (error instanceof Problem ? "permanent" : "transient");
  const words = known?.words ?? insideKoro;
  const at = context.now();
  const stops = kind === "auth" || kind === "permanent";
  const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(leased.failures, 10));
  const usual = new Date(at.getTime() + pause * (0.75 + 0.5 * context.random()));
  const retryAt = soundRetry(known?.retryAt ?? usual, at);
  const trouble = {
    kind,
    words,
    at: at.toISOString(),
    retryAt: stops ? null : retryAt.toISOString(),
  };
  await context.db.execute(sql`
    update source
    set trouble = ${JSON.stringify(trouble)}::text::jsonb, failures = failures + 1, reading_until = null,
      state = case when ${stops} and state = 'active' then 'attention' else state end,
      next_read_at = ${retryAt.toISOString()}::timestamptz
    where id = ${leased.id}::uuid`);
  if (!known) throw error;
  return words;
}

const insideKoro: Sentence = {
  en: "Reading failed inside Koro; the log says more.",
  tr: "Okuma Koro'nun içinde başarısız oldu; ayrıntılar günlükte.",
};
