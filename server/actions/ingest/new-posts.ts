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
import type { StoredAuthor } from "./authors.ts";
import type { Intake } from "./intake.ts";
import { canonicalUri } from "./known-posts.ts";
import { addMedia } from "./media-rows.ts";
import { placePosts } from "./place-posts.ts";
import { wordsFor } from "./post-words.ts";

export interface NewPost {
  id: string;
  found: FoundPost;
  storable: StorablePost;
  author: StoredAuthor | null;
}

/**
 * Stores posts that were not known, links them to their source and puts them on its walls. Answers the posts whose
 * place was taken: another reading was faster in this very moment, or this one holds a post under two names.
 */
export async function addPosts(
  intake: Intake,
  found: FoundPost[],
  authors: Map<string, StoredAuthor>,
): Promise<FoundPost[]> {
  if (found.length === 0) return [];
  const wanted = found.map((post) => ({
    id: v7(),
    found: post,
    storable: toStorable(post),
    author: (post.author && authors.get(post.author.externalId)) ?? null,
  }));
  const stored = await insertPosts(intake, wanted);
  const mine = wanted.filter((post) => stored.has(post.id));
  await linkPosts(
    intake,
    mine.map(({ id, found: post }) => ({ external_id: post.externalId, post_id: id })),
  );
  await addMedia(intake, mine);
  await askForAvatars(intake, mine);
  await placePosts(
    intake,
    mine.map(({ id, found: post, storable, author }) => ({
      ...{ id, found: post, storable, accountId: author?.id ?? null },
      reach: author?.reach ?? null,
      waitsForMedia: storable.media.length > 0,
      empty: storable.text.trim() === "",
      authorHidden: author?.hidden ?? false,
    })),
  );
  return wanted.filter((post) => !stored.has(post.id)).map((post) => post.found);
}

/** A post's pictures bring its author's along; where there are none, one post of each author asks for it. */
async function askForAvatars({ tx, context }: Intake, posts: NewPost[]): Promise<void> {
  const asking = new Map<string, string>();
  for (const { id, author, storable } of posts)
    if (author?.waitsForAvatar && storable.media.length === 0) asking.set(author.id, id);
  const jobs = [...asking.values()].map((postId) => ({ postId }));
  if (jobs.length > 0) await context.enqueue(tx, "fetch-media", jobs);
}

/** Answers the ids that were stored. */
async function insertPosts(intake: Intake, wanted: NewPost[]): Promise<Set<string>> {
  const { tx, source, at } = intake;
  const words = await wordsFor(
    intake,
    wanted.map(({ storable, found }) => ({ text: storable.text, author: found.author })),
  );
  const list = wanted
    .map(({ id, found, storable, author }, index) => ({
      id,
      words: words[index],
      canonical_uri: canonicalUri(source, found),
      permalink: linkOrNull(found.permalink),
      account_id: author?.id ?? null,
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
  const stored = await rows<{ id: string }>(
    tx,
    sql`
    insert into post (id, workspace_id, network, canonical_uri, permalink, account_id, text, entities,
      lang, hashtags, strict_keys, loose_keys, media_kinds, sensitive, content_warning, counts,
      content_hash, published_at, edited_at, words)
    select id, ${source.workspaceId}::uuid, ${source.network}, canonical_uri, permalink, account_id,
      text, entities, lang, hashtags, strict_keys, loose_keys, media_kinds, sensitive,
      content_warning, counts, content_hash, published_at, edited_at, words
    from json_to_recordset(${jsonRows(list)}) as n(id uuid, canonical_uri text, permalink text,
      account_id uuid, text text, entities jsonb, lang text, hashtags text[], strict_keys text[],
      loose_keys text[], media_kinds text[], sensitive boolean, content_warning text, counts jsonb,
      content_hash text, published_at timestamptz, edited_at timestamptz, words tsvector)
    on conflict (workspace_id, network, canonical_uri) do nothing
    returning id`,
  );
  return new Set(stored.map((row) => row.id));
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
