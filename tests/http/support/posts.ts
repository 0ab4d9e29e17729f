/** Posts of invented people on a wall, by the road that every connector takes. */
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { createWall } from "../../../server/actions/create-wall.ts";
import { type Decided, decide, type WantedMove } from "../../../server/actions/decide.ts";
import { ingest } from "../../../server/actions/ingest/ingest.ts";
import type { FoundPost } from "../../../server/connectors/connector.ts";
import { rows } from "../../../server/db/client.ts";
import { source, wallSource } from "../../../server/db/schema/source.ts";
import { NewWall } from "../../../server/wire/admin-wall.ts";
import type { Koro } from "../../support/server.ts";

export interface TestWall {
  id: string;
  slug: string;
  workspaceId: string;
  /** The source its posts come from; nobody reads it by itself. */
  sourceId: string;
}

let count = 0;

export async function aWall(
  { actions: { db } }: Koro,
  workspaceId: string,
  fields: Partial<NewWall> = {},
): Promise<TestWall> {
  const slug = fields.slug ?? `wall-${++count}`;
  const wanted = NewWall.parse({ slug, title: "Acme Yaz", hashtags: ["#AcmeYaz"], ...fields });
  const id = await createWall(db, workspaceId, wanted);
  const [made] = await db
    .insert(source)
    .values({ workspaceId, connector: "mastodon", settings: {}, state: "paused" })
    .returning({ id: source.id });
  const sourceId = made?.id ?? "";
  await db.insert(wallSource).values({ wallId: id, sourceId, publishing: "manual" });
  return { id, slug, workspaceId, sourceId };
}

export function aPost(fields: Partial<FoundPost> = {}): FoundPost {
  const externalId = fields.externalId ?? `post-${++count}`;
  return {
    externalId,
    canonicalUri: `https://home.example/${externalId}`,
    permalink: `https://home.example/@deniz/${externalId}`,
    publishedAt: new Date("2026-11-20T09:00:00Z"),
    editedAt: null,
    text: `Hello from ${externalId} #AcmeYaz`,
    entities: [],
    lang: "en",
    author: {
      externalId: "deniz",
      handle: "@deniz@home.example",
      name: "Deniz Kaya",
      url: "https://home.example/@deniz",
      avatarUrl: null,
      followers: 4200,
    },
    media: [],
    counts: { likes: 12 },
    hashtags: ["AcmeYaz"],
    sensitive: false,
    contentWarning: null,
    ...fields,
  };
}

/** Answers the posts' ids in the order given. They are pending. */
export async function addPosts(
  { actions, live }: Koro,
  wall: TestWall,
  posts: FoundPost[],
  network = "mastodon",
): Promise<string[]> {
  const from = { id: wall.sourceId, workspaceId: wall.workspaceId, network };
  const { seqs } = await ingest(
    actions,
    from,
    posts.map((post) => ({ kind: "upsert", post })),
  );
  live.changed(seqs);
  const stored = await rows<{ id: string; external_id: string }>(
    actions.db,
    sql`select post_id as id, external_id from post_source where source_id = ${wall.sourceId}::uuid`,
  );
  const ids = new Map(stored.map((row) => [row.external_id, row.id]));
  return posts.map((post) => ids.get(post.externalId) ?? "");
}

/** Somebody decides, elsewhere: this process hears of it from the database alone. */
export async function move(
  { actions }: Koro,
  wall: TestWall,
  to: WantedMove["move"],
  posts: string[],
): Promise<Decided> {
  const versions = await rows<{ id: string; version: number }>(
    actions.db,
    sql`
    select post_id as id, version from placement
    where wall_id = ${wall.id}::uuid and post_id = any(${sql.param(posts)}::uuid[])`,
  );
  const known = new Map(versions.map((row) => [row.id, row.version]));
  const actor = { kind: "person" as const, id: v7(), name: "Deniz" };
  const moves = posts.map((post) => ({ post, move: to, expect: known.get(post) ?? 0 }));
  return decide(actions, { wallId: wall.id, actor, moves });
}

export async function addShown(koro: Koro, wall: TestWall, posts: FoundPost[], network?: string) {
  const ids = await addPosts(koro, wall, posts, network);
  await move(koro, wall, "approve", ids);
  return ids;
}
