/**
 * Adds what was committed since to the chain. One at a time: who does not get the lock leaves it to the one who has.
 * A batch is a transaction, so a crash loses nothing and repeats nothing.
 */
import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { type Db, firstRow, jsonRows, type Tx } from "../../db/client.ts";
import { type LinePlace, readHead, readUnsealed, toLine } from "../../db/reads/sealed-lines.ts";
import { beginning, digestIn, linkHash, seal } from "../../domain/log-chain.ts";

const mostAtOnce = 1_000;

/**
 * A transaction dates its lines when it begins and commits them later: lines may come this much after others that are
 * sealed already. What turns up older than that did not come by an action, and stays out for the check to find.
 */
export const latestMs = 15 * 60_000;

export interface Sealing {
  db: Db;
  now: () => Date;
}

/** Answers how many links it added. `lateMs`: how far back it looks for lines that came late. */
export async function sealLog(
  context: Sealing,
  workspaceId: string,
  lateMs = latestMs,
): Promise<number> {
  let added = 0;
  let after: LinePlace | null = null;
  for (;;) {
    const done: SealedBatch | null = await context.db.transaction((tx) =>
      sealBatch(tx, workspaceId, { after, lateMs, now: context.now() }),
    );
    if (!done) return added;
    added += done.added;
    after = done.last;
    if (!after) return added;
  }
}

interface SealedBatch {
  added: number;
  last: LinePlace | null;
}

async function sealBatch(
  tx: Tx,
  workspaceId: string,
  from: { after: LinePlace | null; lateMs: number; now: Date },
): Promise<SealedBatch | null> {
  const lock = await firstRow<{ got: boolean }>(
    tx,
    sql`select pg_try_advisory_xact_lock(5720234, hashtext(${workspaceId})) as got`,
  );
  if (!lock?.got) return null;
  const head = await readHead(tx, workspaceId);
  const after = from.after ?? { at: reachedBy(head?.at ?? null, from.now, from.lateMs), id: noId };
  const { lines, last } = await readUnsealed(tx, workspaceId, { after, limit: mostAtOnce });
  let [n, before, at] = [head?.n ?? 0, head?.hash ?? beginning, head?.at ?? lines[0]?.at ?? ""];
  const links = lines.map((row) => {
    const digest = seal(toLine(row), () => randomBytes(16).toString("hex"));
    n += 1;
    before = linkHash(n, digestIn(digest), before);
    if (Date.parse(row.at) > Date.parse(at)) at = row.at;
    return { n, kind: row.sealed_kind, entry_id: row.id, digest, hash: before, at };
  });
  if (links.length > 0)
    await tx.execute(sql`
      insert into log_seal (workspace_id, n, kind, entry_id, digest, hash, at)
      select ${workspaceId}::uuid, n, kind, entry_id, digest, hash, at
      from json_to_recordset(${jsonRows(links)}) as l(n bigint, kind text, entry_id uuid, digest text,
        hash text, at timestamptz)`);
  return { added: links.length, last };
}

const noId = "00000000-0000-0000-0000-000000000000";

/** A clock that ran ahead for a while must not keep out what is dated by the right one. */
export function reachedBy(headAt: string | null, now: Date, lateMs = latestMs): string {
  if (headAt === null) return new Date(0).toISOString();
  const reached = Math.min(Date.parse(headAt), now.getTime());
  return new Date(reached - lateMs).toISOString();
}
