/** All that an action is given, on a database of its own: a clock that stands still, a queue that only remembers. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import type { Actor } from "../../server/actions/context.ts";
import { createWall, type WallToCreate } from "../../server/actions/create-wall.ts";
import { decide, type MoveOutcome, type WantedMove } from "../../server/actions/decide.ts";
import type { MediaContext } from "../../server/actions/fetch-media.ts";
import { ingest } from "../../server/actions/ingest/ingest.ts";
import type { Ingested, IngestSource } from "../../server/actions/ingest/intake.ts";
import { createSource } from "../../server/actions/sources.ts";
import { createVault } from "../../server/actions/vault.ts";
import type { ConnectorEvent } from "../../server/connectors/connector.ts";
import { openDatabase, rows } from "../../server/db/client.ts";
import { workspace } from "../../server/db/schema/workspace.ts";
import type { PlacementState, Publishing } from "../../server/domain/vocabulary.ts";
import { createDeriver } from "../../server/media/deriver.ts";
import { openStore } from "../../server/media/store/open-store.ts";
import { createSafeFetch } from "../../server/net/safe-fetch.ts";
import { freshDatabase } from "./database.ts";

export const moderator: Actor = { kind: "person", id: null, name: "Ece Moderator" };

export interface PlacementSeen {
  state: PlacementState;
  version: number;
  shown_at: string | null;
  reason: string | null;
  approved_by: string | null;
}

export type Koro = Awaited<ReturnType<typeof openKoro>>;

export async function openKoro(options: { connections?: number } = {}) {
  const database = await freshDatabase();
  const { db, close } = openDatabase(database.url, { max: options.connections ?? 10 });
  const folder = await mkdtemp(join(tmpdir(), "koro-actions-"));
  const fetch = createSafeFetch({ allowPrivate: ["127.0.0.0/8"], userAgent: "Koro/test" });
  const clock = startClock();
  const jobs: { queue: string; job: object }[] = [];
  const context: MediaContext = {
    ...{ db, fetch, now: clock.now, random: () => 0.5, deriver: createDeriver() },
    store: openStore("", folder),
    vault: createVault("a key that only these tests know, 32 or more"),
    async enqueue(_, queue, added) {
      jobs.push(...added.map((job) => ({ queue, job })));
    },
  };
  const [made] = await db.insert(workspace).values({ name: "Acme" }).returning();
  if (!made) throw new Error("no workspace");
  return {
    ...{ context, db, clock, jobs, url: database.url, workspaceId: made.id },
    ...stepsOn(context, made.id),
    async close() {
      await close();
      await fetch.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Begins now, since some columns are dated by the database; from there it moves only when told. */
function startClock() {
  let time = Date.now();
  return {
    now: () => new Date(time),
    advance(ms: number) {
      time += ms;
    },
  };
}

let slugs = 0;

/** What most tests do first. */
function stepsOn(context: MediaContext, workspaceId: string) {
  const { db } = context;
  return {
    aWall: (fields: Partial<WallToCreate> = {}): Promise<string> =>
      createWall(db, workspaceId, {
        ...{ slug: `wall-${++slugs}`, title: "Acme Yaz", locale: "tr", hashtags: ["AcmeYaz"] },
        ...{ accents: "ignore", onEdit: "pending", uploads: true, look: {}, state: "live" },
        ...fields,
      }),

    async aSource(
      wallId: string,
      publishing: Publishing = "manual",
      server = "home.example",
    ): Promise<IngestSource> {
      const settings = { server, hashtag: "AcmeYaz" };
      const wanted = { connector: "mastodon", settings, publishing };
      const id = await createSource(context, { workspaceId, wallId }, wanted);
      return { id, workspaceId, network: "mastodon" };
    },

    take: (source: IngestSource, events: ConnectorEvent[]): Promise<Ingested> =>
      ingest(context, source, events),

    /** The ids of a wall's posts in the order of their texts. */
    async postIds(wallId: string): Promise<string[]> {
      const found = await rows<{ id: string }>(
        db,
        sql`
        select p.id from placement pl join post p on p.id = pl.post_id
        where pl.wall_id = ${wallId}::uuid order by length(p.text), p.text, p.id`,
      );
      return found.map((row) => row.id);
    },

    async onlyPost(wallId: string): Promise<string> {
      const [id, ...others] = await this.postIds(wallId);
      if (!id || others.length > 0) throw new Error(`the wall has ${others.length} posts too many`);
      return id;
    },

    async placement(wallId: string, postId: string): Promise<PlacementSeen> {
      const [row] = await rows<PlacementSeen>(
        db,
        sql`
        select state, version, shown_at, reason, approved_by from placement
        where wall_id = ${wallId}::uuid and post_id = ${postId}::uuid`,
      );
      if (!row) throw new Error("no such placement");
      return row;
    },

    async move(wallId: string, post: string, move: WantedMove["move"], expect = 1) {
      const moves = [{ post, move, expect }];
      const decided = await decide(context, { wallId, actor: moderator, moves });
      return { ...decided, result: decided.results[0] as MoveOutcome };
    },

    async events(wallId: string): Promise<string[]> {
      const found = await rows<{ kind: string }>(
        db,
        sql`select kind from wall_event where wall_id = ${wallId}::uuid order by seq`,
      );
      return found.map((row) => row.kind);
    },

    async count(table: string, where = sql`true`): Promise<number> {
      const [row] = await rows<{ count: number }>(
        db,
        sql`select count(*)::int as count from ${sql.identifier(table)} where ${where}`,
      );
      return row?.count ?? 0;
    },
  };
}

/** Waits until something is so; the time is only the end of patience. */
export async function until(isSo: () => unknown, patienceMs = 10_000): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`not so after ${patienceMs} ms: ${isSo}`);
    await new Promise((next) => setTimeout(next, 20));
  }
}
