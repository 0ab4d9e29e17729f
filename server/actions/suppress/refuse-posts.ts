/**
 * Posts and people that were taken down do not come back by another source. What is refused leaves its name and a line
 * in the log, so that it is not asked about at every reading; nothing of what it says is stored.
 */
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { FoundPost } from "../../connectors/connector.ts";
import { jsonRows, rows, type Tx } from "../../db/client.ts";
import { notLaterThan } from "../../domain/found-post.ts";
import type { Intake } from "../ingest/intake.ts";
import { canonicalUri } from "../ingest/known-posts.ts";
import { linkPosts } from "../ingest/new-posts.ts";
import { koroItself } from "../log/record-entry.ts";
import { insertDecisions } from "../placements.ts";
import { authorPrints, type Key, postPrints } from "./prints.ts";

/** Answers the posts that may come in. The suppressions are locked by the ingest. */
export async function refuseSuppressed(intake: Intake, fresh: FoundPost[]): Promise<FoundPost[]> {
  const { tx, source, context } = intake;
  if (fresh.length === 0) return fresh;
  const key = { vault: context.vault, workspaceId: source.workspaceId };
  if (!(await hasAny(tx, key))) return fresh;
  const prints = new Map(fresh.map((post) => [post, printsOf(intake, key, post)]));
  const known = await knownOf(tx, key, [...prints.values()].flat());
  const isRefused = (post: FoundPost) => prints.get(post)?.some((print) => known.has(print));
  await writeTombstones(intake, fresh.filter(isRefused));
  return fresh.filter((post) => !isRefused(post));
}

async function hasAny(tx: Tx, { workspaceId }: Key): Promise<boolean> {
  const found = await rows(
    tx,
    sql`select 1 from suppression where workspace_id = ${workspaceId}::uuid limit 1`,
  );
  return found.length > 0;
}

function printsOf({ source }: Intake, key: Key, post: FoundPost): string[] {
  const { author } = post;
  return [
    ...postPrints(key, [canonicalUri(source, post), post.permalink]),
    ...(author ? authorPrints(key, { network: source.network, ...author }) : []),
  ];
}

async function knownOf(tx: Tx, key: Key, prints: string[]): Promise<Set<string>> {
  const found = await rows<{ fingerprint: string }>(
    tx,
    sql`
    select fingerprint from suppression
    where workspace_id = ${key.workspaceId}::uuid and kind in ('post', 'author')
      and fingerprint = any(${sql.param([...new Set(prints)])}::text[])`,
  );
  return new Set(found.map((row) => row.fingerprint));
}

async function writeTombstones(intake: Intake, refused: FoundPost[]): Promise<void> {
  if (refused.length === 0) return;
  const list = refused
    .map((post) => ({
      ...{ id: v7(), external_id: post.externalId },
      canonical_uri: canonicalUri(intake.source, post),
      published_at: notLaterThan(post.publishedAt, intake.at),
    }))
    .sort((a, b) => (a.canonical_uri < b.canonical_uri ? -1 : 1));
  const stored = await insertGone(intake, list);
  const mine = list.filter(({ id }) => stored.has(id));
  await linkPosts(
    intake,
    mine.map(({ id, external_id }) => ({ external_id, post_id: id })),
  );
  await placeRemoved(intake, mine);
}

interface Tombstone {
  id: string;
  external_id: string;
  canonical_uri: string;
  published_at: string;
}

async function insertGone({ tx, source, at }: Intake, list: Tombstone[]): Promise<Set<string>> {
  const stored = await rows<{ id: string }>(
    tx,
    sql`
    insert into post (id, workspace_id, network, canonical_uri, text, entities, hashtags, strict_keys,
      loose_keys, media_kinds, sensitive, counts, content_hash, published_at, gone_at, gone_reason)
    select id, ${source.workspaceId}::uuid, ${source.network}, canonical_uri, '', '[]', '{}', '{}',
      '{}', '{}', false, '{}', '', published_at, ${at.toISOString()}::timestamptz, 'suppressed'
    from json_to_recordset(${jsonRows(list)}) as n(id uuid, canonical_uri text, published_at timestamptz)
    on conflict (workspace_id, network, canonical_uri) do nothing
    returning id`,
  );
  return new Set(stored.map((row) => row.id));
}

/** On the walls it would have come to, so that its history says why it is not there. */
async function placeRemoved(intake: Intake, list: Tombstone[]): Promise<void> {
  const at = intake.at.toISOString();
  const wallIds = intake.walls.map((wall) => wall.wallId);
  const placed = await rows<{ wall_id: string; post_id: string }>(
    intake.tx,
    sql`
    insert into placement (wall_id, post_id, workspace_id, source_id, state, reason, published_at, arrived_at)
    select w.id, n.id, ${intake.source.workspaceId}::uuid, ${intake.source.id}::uuid, 'removed',
      'suppressed', n.published_at, ${at}::timestamptz
    from unnest(${sql.param(wallIds)}::uuid[]) as w(id)
    cross join json_to_recordset(${jsonRows(list)}) as n(id uuid, published_at timestamptz)
    on conflict do nothing
    returning wall_id, post_id`,
  );
  for (const { wall_id, post_id } of placed) {
    intake.news.count(wall_id, null, "removed");
    intake.news.of(wall_id).touched.push(post_id);
  }
  await recordRefused(intake, placed);
}

const recordRefused = (intake: Intake, placed: { wall_id: string; post_id: string }[]) => {
  const batch = v7();
  const { kind, id, name } = koroItself;
  return insertDecisions(
    intake.tx,
    placed.map((on) => ({
      ...{ id: v7(), ...on, batch, move: "remove", from_state: null, to_state: "removed" as const },
      ...{ actor_kind: kind, actor_id: id, actor_name: name, reason: "suppressed", note: null },
      ...{ version: 1, before: null, at: intake.at.toISOString() },
    })),
  );
};
