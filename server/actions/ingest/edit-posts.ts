/**
 * Known posts that came again. Most are unchanged. An older version never overwrites a newer one, and nothing comes
 * back after its author deleted it.
 */
import { sql } from "drizzle-orm";
import type { FoundPost } from "../../connectors/connector.ts";
import { jsonRows, rows } from "../../db/client.ts";
import { isOlder, linkOrNull, type StorablePost, toStorable } from "../../domain/found-post.ts";
import { askAgain } from "../opinions/ask-for-opinions.ts";
import { lockPosts } from "../placements.ts";
import type { Intake } from "./intake.ts";
import type { KnownPost } from "./known-posts.ts";
import { addMedia, dropMedia } from "./media-rows.ts";
import { moveEdited } from "./move-edited.ts";
import { linkPosts } from "./new-posts.ts";
import { placePosts } from "./place-posts.ts";
import { wordsFor } from "./post-words.ts";

interface Pair {
  found: FoundPost;
  post: KnownPost;
}

interface Edited {
  id: string;
  found: FoundPost;
  storable: StorablePost;
}

/** Answers how many posts say something else than before. */
export async function editPosts(intake: Intake, pairs: Pair[]): Promise<number> {
  const present = pairs.filter(({ post }) => post.goneAt === null);
  const edits = new Map(present.filter(isNewer).flatMap(editOf));
  const moved = present.filter(
    (pair) => !pair.post.linked || edits.has(pair.post.id) || hasOtherCounts(pair),
  );
  if (moved.length === 0) return 0;
  const alive = await lockPosts(
    intake.tx,
    moved.map(({ post }) => post.id),
  );
  const living = moved.filter(({ post }) => alive.has(post.id));
  await linkSecondRoad(intake, living);
  await updateCounts(intake, living.filter(hasOtherCounts));
  return writeEdits(
    intake,
    [...edits.values()].filter(({ id }) => alive.has(id)),
  );
}

/** By its first road any difference is an edit; where several bring a post, only a later time of editing says so. */
function isNewer({ found, post }: Pair): boolean {
  const stored = post.editedAt === null ? null : new Date(post.editedAt);
  const isLater = isOlder(stored, found.editedAt);
  return isLater || !(post.elsewhere || isOlder(found.editedAt, stored));
}

function editOf({ found, post }: Pair): [string, Edited][] {
  const storable = toStorable(found);
  return storable.contentHash === post.contentHash
    ? []
    : [[post.id, { id: post.id, found, storable }]];
}

const hasOtherCounts = ({ found, post }: Pair) =>
  Object.entries(found.counts).some(([name, count]) => post.counts[name] !== count);

async function writeEdits(intake: Intake, edits: Edited[]): Promise<number> {
  const written = edits.length > 0 ? await rewrite(intake, edits) : new Set<string>();
  const edited = edits.filter(({ id }) => written.has(id));
  if (edited.length === 0) return 0;
  await dropMedia(intake, edited);
  await addMedia(intake, edited);
  const { tx, source, at } = intake;
  const asked = await askAgain({ tx, workspaceId: source.workspaceId, postIds: [...written], at });
  await moveEdited(intake, [...written], { opinionsAsked: asked });
  return edited.length;
}

/** Another source brought it first: this source's walls get it too. */
async function linkSecondRoad(intake: Intake, pairs: Pair[]): Promise<void> {
  const second = pairs.filter(({ post }) => !post.linked);
  if (second.length === 0) return;
  await linkPosts(
    intake,
    second.map(({ found, post }) => ({ external_id: found.externalId, post_id: post.id })),
  );
  await placePosts(
    intake,
    second.map(({ found, post }) => ({
      ...{ id: post.id, found, storable: toStorable(found), accountId: post.accountId },
      reach: post.authorReach,
      // Its pictures may be on their way; the sweep shows it as soon as they are there.
      waitsForMedia: found.media.length > 0,
      empty: found.text.trim() === "",
      authorHidden: post.authorHidden,
    })),
  );
}

/** Likes and shares are no edit: no version, no event; the next page that is built shows them. */
async function updateCounts(intake: Intake, pairs: Pair[]): Promise<void> {
  const list = pairs.map(({ found, post }) => ({ id: post.id, counts: found.counts }));
  if (list.length === 0) return;
  await intake.tx.execute(sql`
    update post p set counts = n.counts
    from json_to_recordset(${jsonRows(list)}) as n(id uuid, counts jsonb)
    where p.id = n.id and p.counts <> n.counts`);
}

/**
 * Answers the posts that were rewritten. What was known was read before the lock: meanwhile another reading may have
 * stored this version or a newer one.
 */
async function rewrite(intake: Intake, edited: Edited[]): Promise<Set<string>> {
  const { tx } = intake;
  const words = await wordsFor(
    intake,
    edited.map(({ storable, found }) => ({ text: storable.text, author: found.author })),
  );
  const list = edited.map(({ id, found, storable }, index) => ({
    id,
    words: words[index],
    permalink: linkOrNull(found.permalink),
    text: storable.text,
    entities: storable.entities,
    lang: storable.lang,
    hashtags: storable.hashtags,
    strict_keys: storable.strictKeys,
    loose_keys: storable.looseKeys,
    media_kinds: [...new Set(storable.media.map((medium) => medium.kind))],
    sensitive: found.sensitive,
    content_warning: storable.contentWarning,
    content_hash: storable.contentHash,
    // Only the network's own word: a server that never says it would else be deaf to a second edit.
    edited_at: found.editedAt?.toISOString() ?? null,
  }));
  const written = await rows<{ id: string }>(
    tx,
    sql`
    update post p
    set permalink = n.permalink, text = n.text, entities = n.entities, lang = n.lang,
      hashtags = n.hashtags, strict_keys = n.strict_keys, loose_keys = n.loose_keys,
      media_kinds = n.media_kinds, sensitive = n.sensitive, content_warning = n.content_warning,
      content_hash = n.content_hash, edited_at = n.edited_at, words = n.words
    from json_to_recordset(${jsonRows(list)}) as n(id uuid, permalink text, text text, entities jsonb,
      lang text, hashtags text[], strict_keys text[], loose_keys text[], media_kinds text[],
      sensitive boolean, content_warning text, content_hash text, edited_at timestamptz, words tsvector)
    where p.id = n.id and p.gone_at is null and p.content_hash <> n.content_hash
      and (p.edited_at is null or p.edited_at <= n.edited_at)
    returning p.id`,
  );
  return new Set(written.map((row) => row.id));
}
