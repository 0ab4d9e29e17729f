import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { FoundPost } from "../../connectors/connector.ts";
import { jsonRows, rows } from "../../db/client.ts";
import {
  linkOrNull,
  notLaterThan,
  type StorablePost,
  toStorable,
} from "../../domain/found-post.ts";
import type { Intake } from "./ingest.ts";
import { canonicalUri } from "./known-posts.ts";
import { addMedia } from "./media-rows.ts";
import { placePosts } from "./place-posts.ts";

export interface NewPost {
  id: string;
  found: FoundPost;
  storable: StorablePost;
}

/** Stores posts that were not known, links them to their source and puts them on its walls. */
export async function addPosts(
  intake: Intake,
  found: FoundPost[],
  authors: Map<string, string>,
): Promise<number> {
  if (found.length === 0) return 0;
  const wanted = found.map((post) => ({ id: v7(), found: post, storable: toStorable(post) }));
  const stored = await insertPosts(intake, wanted, authors);
  // Where another source was faster in this very moment its row stands, and ours is that one.
  const mine = wanted.filter(
    (post) => stored.get(canonicalUri(intake.source, post.found)) === post.id,
  );
  await linkPosts(
    intake,
    wanted.flatMap(({ found: post }) => {
      const postId = stored.get(canonicalUri(intake.source, post));
      return postId ? [{ external_id: post.externalId, post_id: postId }] : [];
    }),
  );
  await addMedia(intake, mine);
  await placePosts(
    intake,
    mine.map(({ id, found: post, storable }) => ({
      id,
      publishedAt: post.publishedAt,
      waitsForMedia: storable.media.length > 0,
      empty: storable.text.trim() === "",
    })),
  );
  return mine.length;
}

async function insertPosts(
  { tx, source, at }: Intake,
  wanted: NewPost[],
  authors: Map<string, string>,
): Promise<Map<string, string>> {
  const list = wanted
    .map(({ id, found, storable }) => ({
      id,
      canonical_uri: canonicalUri(source, found),
      permalink: linkOrNull(found.permalink),
      account_id: (found.author && authors.get(found.author.externalId)) ?? null,
      text: storable.text,
      entities: storable.entities,
      lang: storable.lang,
      hashtags: storable.hashtags,
      strict_keys: storable.strictKeys,
      loose_keys: storable.looseKeys,
      media_kinds: [...new Set(storable.media.map((medium) => medium.kind))],
      sensitive: found.sensitive,
      content_warning: storable.contentWarning,
      counts: found.counts,
      content_hash: storable.contentHash,
      published_at: notLaterThan(found.publishedAt, at),
      edited_at: found.editedAt?.toISOString() ?? null,
    }))
    .sort((a, b) => (a.canonical_uri < b.canonical_uri ? -1 : 1));
  const stored = await rows<{ id: string; canonical_uri: string }>(
    tx,
    sql`
    with wanted as (
      select * from json_to_recordset(${jsonRows(list)}) as n(id uuid, canonical_uri text,
        permalink text, account_id uuid, text text, entities jsonb, lang text, hashtags text[],
        strict_keys text[], loose_keys text[], media_kinds text[], sensitive boolean,
        content_warning text, counts jsonb, content_hash text, published_at timestamptz,
        edited_at timestamptz)
    ), added as (
      insert into post (id, workspace_id, network, canonical_uri, permalink, account_id, text, entities,
        lang, hashtags, strict_keys, loose_keys, media_kinds, sensitive, content_warning, counts,
        content_hash, published_at, edited_at)
      select id, ${source.workspaceId}::uuid, ${source.network}, canonical_uri, permalink, account_id,
        text, entities, lang, hashtags, strict_keys, loose_keys, media_kinds, sensitive,
        content_warning, counts, content_hash, published_at, edited_at
      from wanted
      on conflict (workspace_id, network, canonical_uri) do nothing
      returning id, canonical_uri
    )
    select id, canonical_uri from added
    union
    select p.id, p.canonical_uri from post p join wanted w on w.canonical_uri = p.canonical_uri
    where p.workspace_id = ${source.workspaceId}::uuid and p.network = ${source.network}`,
  );
  return new Map(stored.map((row) => [row.canonical_uri, row.id]));
}

export async function linkPosts(
  { tx, source }: Intake,
  links: { external_id: string; post_id: string }[],
): Promise<void> {
  if (links.length === 0) return;
  await tx.execute(sql`
    insert into post_source (source_id, external_id, post_id)
    select ${source.id}::uuid, external_id, post_id
    from json_to_recordset(${jsonRows(links)}) as l(external_id text, post_id uuid)
    on conflict do nothing`);
}
