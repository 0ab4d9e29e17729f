/**
 * The last step of every transaction that touches placements: counts, `seq`, outbox and notification of each wall.
 * Locks are taken in one order everywhere — placements, then walls by id — so that two transactions never wait for
 * each other. The wall's row stays locked until the commit: order of `seq` is order of commit.
 */
import { sql } from "drizzle-orm";
import { firstRow, jsonRows, type Tx } from "../db/client.ts";
import type { LiveEventKind, PlacementState } from "../domain/vocabulary.ts";

/** What one transaction did to one wall. */
export interface WallNews {
  events: { kind: LiveEventKind; postId: string | null }[];
  counts: Map<PlacementState, number>;
  arrived: string[];
  touched: string[];
  /** Posts that a rule wants moderators to hear of, by the rule. */
  noticed: Map<string, string[]>;
}

export class News {
  readonly #walls = new Map<string, WallNews>();

  of(wallId: string): WallNews {
    const known = this.#walls.get(wallId);
    if (known) return known;
    const fresh: WallNews = {
      ...{ events: [], counts: new Map(), arrived: [], touched: [], noticed: new Map() },
    };
    this.#walls.set(wallId, fresh);
    return fresh;
  }

  count(wallId: string, from: PlacementState | null, to: PlacementState): void {
    const { counts } = this.of(wallId);
    if (from) counts.set(from, (counts.get(from) ?? 0) - 1);
    counts.set(to, (counts.get(to) ?? 0) + 1);
  }

  uncount(wallId: string, from: PlacementState): void {
    const { counts } = this.of(wallId);
    counts.set(from, (counts.get(from) ?? 0) - 1);
  }

  /** Walls in the order in which they are locked. */
  inOrder(): [string, WallNews][] {
    return [...this.#walls].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

/** Answers the walls whose public view changed, with their new `seq`. */
export async function announce(tx: Tx, news: News, now: Date): Promise<Map<string, number>> {
  const seqs = new Map<string, number>();
  for (const [wallId, wallNews] of news.inOrder()) {
    await addCounts(tx, wallId, wallNews);
    if (wallNews.events.length > 0) seqs.set(wallId, await publish(tx, wallId, wallNews, now));
    await tellDesk(tx, wallId, wallNews);
  }
  return seqs;
}

async function addCounts(tx: Tx, wallId: string, { counts }: WallNews): Promise<void> {
  const deltas = [...counts].filter(([, delta]) => delta !== 0).sort();
  if (deltas.length === 0) return;
  const list = deltas.map(([state, delta]) => ({ state, delta }));
  await tx.execute(sql`
    insert into wall_count (wall_id, state, placements)
    select ${wallId}::uuid, state, delta from json_to_recordset(${jsonRows(list)}) as d(state text, delta int)
    order by state
    on conflict (wall_id, state) do update set placements = wall_count.placements + excluded.placements`);
}

async function publish(tx: Tx, wallId: string, { events }: WallNews, now: Date): Promise<number> {
  const raised = await firstRow<{ seq: number }>(
    tx,
    sql`update wall set seq = seq + ${events.length} where id = ${wallId}::uuid returning seq::float8 as seq`,
  );
  const seq = raised?.seq ?? 0;
  const first = seq - events.length + 1;
  const list = events.map((event, index) => ({ ...event, seq: first + index }));
  await tx.execute(sql`
    insert into wall_event (wall_id, seq, kind, post_id, at)
    select ${wallId}::uuid, seq, kind, "postId", ${now.toISOString()}::timestamptz
    from json_to_recordset(${jsonRows(list)}) as e(seq bigint, kind text, "postId" uuid)`);
  await tx.execute(sql`select pg_notify('koro', ${`wall ${wallId} ${seq}`})`);
  return seq;
}

/** A notification holds at most 8,000 bytes; whoever hears of more than these posts fetches the list again. */
const mostNamed = 60;

async function tellDesk(
  tx: Tx,
  wallId: string,
  { arrived, touched, noticed }: WallNews,
): Promise<void> {
  for (const [kind, posts] of [["arrived", arrived] as const, ["placement", touched] as const]) {
    if (posts.length === 0) continue;
    const named = posts.length > mostNamed ? "" : posts.join(",");
    await tx.execute(sql`select pg_notify('koro', ${`desk ${wallId} ${kind} ${named}`})`);
  }
  for (const [rule, posts] of noticed) {
    const named = [rule, ...posts.slice(0, mostNamed)].join(",");
    await tx.execute(sql`select pg_notify('koro', ${`desk ${wallId} noticed ${named}`})`);
  }
}
