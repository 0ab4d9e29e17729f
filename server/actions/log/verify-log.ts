/**
 * Takes every digest and hash of a workspace's log again, a page at a time. What is changed, missing, added, swapped or
 * cut off shows: the last against a head that somebody noted elsewhere.
 */
import { type SQL, sql } from "drizzle-orm";
import { type Db, firstRow } from "../../db/client.ts";
import { type LinkedLine, readHead, readLinks, toLine } from "../../db/reads/sealed-lines.ts";
import { beginning, compare, digestIn, linkHash } from "../../domain/log-chain.ts";
import { reachedBy } from "./seal-log.ts";

/** A head that was noted before: the chain has to contain it. */
export interface NotedHead {
  n: number;
  hash: string;
}

/**
 * `changed`: a line says something else than when it was sealed. `missing`: a line is gone. `link`: a link was changed,
 * swapped or taken out. `erased`: words are gone without a reason in the log. `head`: the noted head is not in the
 * chain. `added`: a line came in beside the chain.
 */
export type Break = "changed" | "missing" | "link" | "erased" | "head" | "added";

export interface Verified {
  ok: boolean;
  checked: number;
  /** When the first line that is sealed was written. */
  since: string | null;
  head: NotedHead | null;
  /** Lines out of which the law took words. */
  erased: number;
  firstBroken: { n: number | null; entry: string | null; why: Break } | null;
}

const pageSize = 1_000;

export async function verifyLog(
  { db, now }: { db: Db; now: () => Date },
  workspaceId: string,
  noted: NotedHead | null,
): Promise<Verified> {
  const walk = { checked: 0, n: 0, hash: beginning, since: null as string | null, erased: 0 };
  const broken = (link: { n: number; entry_id: string } | null, why: Break): Verified => ({
    ...{ ok: false, checked: walk.checked, since: walk.since, erased: walk.erased },
    head: walk.n === 0 ? null : { n: walk.n, hash: walk.hash },
    firstBroken: { n: link?.n ?? null, entry: link?.entry_id ?? null, why },
  });
  for (;;) {
    const page = await readLinks(db, workspaceId, { after: walk.n, limit: pageSize });
    for (const link of page) {
      const why = await whyBroken(db, link, walk);
      if (why) return broken(link, why);
      if (noted?.n === link.n && noted.hash !== link.hash) return broken(link, "head");
      walk.since ??= link.at;
      walk.n = link.n;
      walk.hash = link.hash;
      walk.checked += 1;
    }
    if (page.length < pageSize) break;
  }
  if (noted && noted.n > walk.n) return broken(null, "head");
  const stranger = await findStranger(db, workspaceId, now());
  if (stranger) return { ...broken(null, "added"), firstBroken: stranger };
  return { ...broken(null, "link"), ok: true, firstBroken: null };
}

async function whyBroken(
  db: Db,
  link: LinkedLine,
  walk: { n: number; hash: string; erased: number },
): Promise<Break | null> {
  if (link.n !== walk.n + 1) return "link";
  if (linkHash(link.n, digestIn(link.digest), walk.hash) !== link.hash) return "link";
  if (!link.line) return "missing";
  const soundness = compare(toLine(link.line), link.digest);
  if (soundness === "changed") return "changed";
  if (soundness === "sound") return null;
  walk.erased += 1;
  return (await isExplained(db, link.line)) ? null : "erased";
}

/** Words go with the post or the wall they were about, or by an erasure that has a line of its own. */
async function isExplained(db: Db, line: NonNullable<LinkedLine["line"]>): Promise<boolean> {
  // The first one by its index, and it is nearly always the answer: the others go through all entries.
  const reasons: SQL[] = [
    sql`exists (
      select 1 from decision where wall_id = ${line.wall_id}::uuid and post_id = ${line.post_id}::uuid
        and move = 'remove')`,
    sql`exists (
      select 1 from log_entry where workspace_id = ${line.workspace_id}::uuid
        and kind = 'workspace' and act = 'erase' and detail -> 'entries' ? ${line.id}::text)`,
    sql`exists (
      select 1 from log_entry where workspace_id = ${line.workspace_id}::uuid
        and wall_id = ${line.wall_id}::uuid and kind = 'wall' and act = 'delete')`,
  ];
  const row = await firstRow<{ yes: boolean }>(
    db,
    sql`select ${sql.join(reasons, sql` or `)} as yes`,
  );
  return row?.yes ?? false;
}

/** A line that is older than what the chain had reached without it. */
async function findStranger(db: Db, workspaceId: string, now: Date) {
  const head = await readHead(db, workspaceId);
  if (!head) return null;
  const before = reachedBy(head.at, now);
  const among = (table: SQL) => sql`
    (select l.id from ${table} l
    where l.workspace_id = ${workspaceId}::uuid and l.at < ${before}::timestamptz
      and not exists (select 1 from log_seal s where s.entry_id = l.id)
    limit 1)`;
  const found = await firstRow<{ id: string }>(
    db,
    sql`${among(sql`decision`)} union all ${among(sql`log_entry`)} limit 1`,
  );
  return found && { n: null, entry: found.id, why: "added" as const };
}
