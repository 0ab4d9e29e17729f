/** Posts that a workspace writes itself: made, reworded, deleted. Nobody else's words are ever changed. */
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { firstRow, type Tx } from "../../db/client.ts";
import { clipOrNull, type StorablePost, toStorable } from "../../domain/found-post.ts";
import { extractHashtags } from "../../domain/hashtag.ts";
import { ownNetwork } from "../../domain/own-post.ts";
import { notFound, Problem } from "../../domain/problem.ts";
import { cleanText, findLinks } from "../../domain/text.ts";
import { announce, News } from "../announce.ts";
import type { Actor } from "../context.ts";
import type { MediaContext } from "../fetch-media.ts";
import { recordEntry } from "../log/record-entry.ts";
import { insertDecisions, lockPlacements, lockPosts, writeChanges } from "../placements.ts";
import { removePosts } from "../remove-posts.ts";
import { storeFiles } from "../store-picture.ts";
import { addPictures, type StoredPicture } from "../submit.ts";
import { refusePictures } from "../suppress/refuse-picture.ts";
import { transact } from "../transaction.ts";

export interface OwnPostToMake {
  wallId: string;
  workspaceId: string;
  actor: Actor;
  /** The brand, as it signs. */
  name: string;
  text: string;
  lang: string | null;
  cta: { label: string; url: string } | null;
  sponsor: string | null;
  showFrom: string | null;
  showUntil: string | null;
  pictures: { bytes: Uint8Array; alt: string | null }[];
}

export interface OwnPostMade {
  id: string;
  batch: string;
  seqs: Map<string, number>;
}

/**
 * Whoever writes it approves it: it is shown at once, or at its time.
 *
 * @throws {SuppressedPicture} for a picture that was taken down
 */
export async function makeOwnPost(
  context: MediaContext,
  wanted: OwnPostToMake,
): Promise<OwnPostMade> {
  refuseEmptyTime(wanted);
  const pictures: StoredPicture[] = [];
  for (const { bytes, alt } of wanted.pictures)
    pictures.push({ derived: await context.deriver.deriveImage(bytes), alt });
  const derived = pictures.map((picture) => picture.derived);
  return storeFiles(context, derived, () =>
    transact(context.db, async (tx) => {
      await refusePictures(tx, { vault: context.vault, workspaceId: wanted.workspaceId }, derived);
      return store(tx, wanted, pictures, context.now());
    }),
  );
}

function refuseEmptyTime({ showFrom, showUntil }: OwnPostToMake): void {
  if (showFrom === null || showUntil === null || Date.parse(showFrom) < Date.parse(showUntil))
    return;
  const message = "the end has to come after the beginning";
  throw new Problem("invalid", "The post would never be shown.", {
    errors: [{ path: "showUntil", message }],
  });
}

async function store(
  tx: Tx,
  wanted: OwnPostToMake,
  pictures: StoredPicture[],
  at: Date,
): Promise<OwnPostMade> {
  const { wallId, actor } = wanted;
  const [id, batch] = [v7(), v7()];
  const storable = wordsOf(wanted.text, wanted.lang);
  await insertPost(tx, { id, accountId: await ourAccount(tx, wanted), at }, wanted, storable);
  await addPictures(tx, id, pictures);
  await insertPlacement(tx, id, wanted, at);
  const news = new News();
  news.count(wallId, null, "approved");
  news.of(wallId).arrived.push(id);
  await insertDecisions(tx, [
    {
      ...{ id: v7(), wall_id: wallId, post_id: id, batch, move: "approve", version: 1 },
      ...{ from_state: "pending", to_state: "approved", reason: "own-post", note: null },
      ...{ actor_kind: actor.kind, actor_id: actor.id, actor_name: actor.name },
      before: { shownAt: null, approvedBy: null, reason: null, contested: false },
      at: at.toISOString(),
    },
  ]);
  const [row] = await lockPlacements(tx, { wallId, postIds: [id] });
  if (row) await writeChanges(tx, news, [{ row, keepVersion: true }], at);
  return { id, batch, seqs: await announce(tx, news, at) };
}

function wordsOf(given: string, lang: string | null): StorablePost {
  const text = cleanText(given);
  return toStorable({
    ...{ text, lang, entities: findLinks(text), media: [], sensitive: false, contentWarning: null },
    hashtags: extractHashtags(text).map((found) => found.tag),
  });
}

/** One a name: a brand that signs as several is several authors. */
async function ourAccount(tx: Tx, { workspaceId, name }: OwnPostToMake): Promise<string> {
  const signed = clipOrNull(name, 200) ?? "?";
  const row = await firstRow<{ id: string }>(
    tx,
    sql`
    insert into account as known (id, workspace_id, network, external_id, name)
    values (${v7()}::uuid, ${workspaceId}::uuid, ${ownNetwork}, ${signed}, ${signed})
    on conflict (workspace_id, network, external_id) do update set name = excluded.name
    returning id`,
  );
  if (!row) throw new Error("the author was not stored");
  return row.id;
}

async function insertPost(
  tx: Tx,
  { id, accountId, at }: { id: string; accountId: string; at: Date },
  { workspaceId }: OwnPostToMake,
  words: StorablePost,
): Promise<void> {
  await tx.execute(sql`
    insert into post (id, workspace_id, network, canonical_uri, account_id, text, entities, lang,
      hashtags, strict_keys, loose_keys, media_kinds, sensitive, counts, content_hash, published_at)
    values (${id}::uuid, ${workspaceId}::uuid, ${ownNetwork}, ${`own:${id}`}, ${accountId}::uuid,
      ${words.text}, ${JSON.stringify(words.entities)}::text::jsonb, ${words.lang}, ${sql.param(words.hashtags)}::text[],
      ${sql.param(words.strictKeys)}::text[], ${sql.param(words.looseKeys)}::text[], '{}', false, '{}'::jsonb,
      ${words.contentHash}, ${at.toISOString()}::timestamptz)`);
}

async function insertPlacement(
  tx: Tx,
  id: string,
  { wallId, workspaceId, cta, sponsor, showFrom, showUntil }: OwnPostToMake,
  at: Date,
): Promise<void> {
  const time = at.toISOString();
  await tx.execute(sql`
    insert into placement (wall_id, post_id, workspace_id, state, reason, approved_by, published_at,
      arrived_at, cta, sponsor, show_from, show_until)
    values (${wallId}::uuid, ${id}::uuid, ${workspaceId}::uuid, 'approved', 'own-post', 'person',
      ${time}::timestamptz, ${time}::timestamptz, ${cta ? JSON.stringify(cta) : null}::text::jsonb,
      ${clipOrNull(sponsor, 80)}, ${showFrom}::timestamptz, ${showUntil}::timestamptz)`);
}

interface OwnPost {
  wallId: string;
  postId: string;
  actor: Actor;
}

/** Seen on all its walls at once. */
export function rewordOwnPost(
  { db, now }: MediaContext,
  on: OwnPost,
  text: string,
): Promise<Map<string, number>> {
  return transact(db, async (tx) => {
    const at = now();
    await lockPosts(tx, [on.postId]);
    const locked = await lockPlacements(tx, { postIds: [on.postId] });
    const row = locked.find((placement) => placement.wall_id === on.wallId);
    if (!row || row.gone_at !== null) throw notFound("post");
    refuseOthersWords(row);
    const words = wordsOf(text, row.lang);
    await tx.execute(sql`
      update post set text = ${words.text}, entities = ${JSON.stringify(words.entities)}::text::jsonb, hashtags = ${sql.param(words.hashtags)}::text[],
        strict_keys = ${sql.param(words.strictKeys)}::text[], loose_keys = ${sql.param(words.looseKeys)}::text[],
        content_hash = ${words.contentHash}, edited_at = ${at.toISOString()}::timestamptz
      where id = ${on.postId}::uuid`);
    const news = new News();
    const changes = locked.map((each) => ({
      row: { ...each, text: words.text },
      looksNew: true,
    }));
    await writeChanges(tx, news, changes, at);
    await recordEntry(tx, {
      ...{ workspaceId: row.workspace_id, wallId: on.wallId, kind: "post", act: "change", at },
      ...{ actor: on.actor, about: on.postId, detail: { text: [row.text, words.text] } },
    });
    return announce(tx, news, at);
  });
}

/** Gone from every wall, and for good. */
export function deleteOwnPost(
  { db, now }: MediaContext,
  on: OwnPost,
): Promise<Map<string, number>> {
  return transact(db, async (tx) => {
    const at = now();
    const found = await firstRow<{ network: string }>(
      tx,
      sql`
      select p.network from post p join placement pl on pl.post_id = p.id
      where p.id = ${on.postId}::uuid and pl.wall_id = ${on.wallId}::uuid and p.gone_at is null`,
    );
    if (!found) throw notFound("post");
    refuseOthersWords(found);
    const news = new News();
    const { actor } = on;
    await removePosts(tx, news, { postIds: [on.postId], at, actor, reason: "deleted-by-us" });
    return announce(tx, news, at);
  });
}

function refuseOthersWords({ network }: { network: string }): void {
  if (network !== ownNetwork)
    throw new Problem(
      "forbidden",
      "These are somebody else's words: they can be hidden, not changed.",
    );
}
