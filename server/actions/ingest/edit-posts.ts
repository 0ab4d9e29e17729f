/**
 * Known posts that came again. Most are unchanged. An older version never overwrites a newer one, and nothing comes
 * back after its author deleted it.
 */
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { FoundPost } from "../../connectors/connector.ts";
import { jsonRows } from "../../db/client.ts";
import { linkOrNull, type StorablePost, toStorable } from "../../domain/found-post.ts";
import type { PlacementMove } from "../../domain/placement.ts";
import { lockPlacements, type PlacementChange, writeChanges } from "../placements.ts";
import type { Intake } from "./ingest.ts";
import type { KnownPost } from "./known-posts.ts";
import { addMedia, dropMedia } from "./media-rows.ts";
import { linkPosts } from "./new-posts.ts";
import { placePosts } from "./place-posts.ts";

interface Pair {
  found: FoundPost;
  post: KnownPost;
}

/** Answers how many posts say something else than before. */
export async function editPosts(intake: Intake, pairs: Pair[]): Promise<number> {
  const present = pairs.filter(({ post }) => post.goneAt === null);
  await linkSecondRoad(intake, present);
  await updateCounts(intake, present);
  const edited = present.flatMap(({ found, post }) => {
    if (isOlder(found, post)) return [];
    const storable = toStorable(found);
    return storable.contentHash === post.contentHash ? [] : [{ id: post.id, found, storable }];
  });
  if (edited.length === 0) return 0;
  await rewrite(intake, edited);
  await dropMedia(intake, edited);
  await addMedia(intake, edited);
  await moveEdited(
    intake,
    edited.map((post) => post.id),
  );
  return edited.length;
}

const isOlder = (found: FoundPost, post: KnownPost) =>
  post.editedAt !== null && (found.editedAt === null || found.editedAt < new Date(post.editedAt));

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
      id: post.id,
      publishedAt: found.publishedAt,
      // Its pictures may be on their way; the sweep shows it as soon as they are there.
      waitsForMedia: found.media.length > 0,
      empty: found.text.trim() === "",
    })),
  );
}

/** Likes and shares are no edit: no version, no event; the next page that is built shows them. */
async function updateCounts(intake: Intake, pairs: Pair[]): Promise<void> {
  const list = pairs
    .filter(({ found, post }) => JSON.stringify(found.counts) !== JSON.stringify(post.counts))
    .filter(({ found }) => Object.keys(found.counts).length > 0)
    .map(({ found, post }) => ({ id: post.id, counts: found.counts }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  if (list.length === 0) return;
  await intake.tx.execute(sql`
    update post p set counts = n.counts
    from json_to_recordset(${jsonRows(list)}) as n(id uuid, counts jsonb)
    where p.id = n.id and p.counts <> n.counts`);
}

interface Edited {
  id: string;
  found: FoundPost;
  storable: StorablePost;
}

async function rewrite({ tx }: Intake, edited: Edited[]): Promise<void> {
  const list = edited.map(({ id, found, storable }) => ({
    id,
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
  await tx.execute(sql`
    update post p
    set permalink = n.permalink, text = n.text, entities = n.entities, lang = n.lang,
      hashtags = n.hashtags, strict_keys = n.strict_keys, loose_keys = n.loose_keys,
      media_kinds = n.media_kinds, sensitive = n.sensitive, content_warning = n.content_warning,
      content_hash = n.content_hash, edited_at = n.edited_at
    from json_to_recordset(${jsonRows(list)}) as n(id uuid, permalink text, text text, entities jsonb,
      lang text, hashtags text[], strict_keys text[], loose_keys text[], media_kinds text[],
      sensitive boolean, content_warning text, content_hash text, edited_at timestamptz)
    where p.id = n.id`);
}

/** What a moderator saw is what is shown: an edit of what a person approved goes by the wall's setting. */
async function moveEdited(intake: Intake, postIds: string[]): Promise<void> {
  const onEdit = new Map(intake.walls.map((wall) => [wall.wallId, wall]));
  const batch = v7();
  const locked = await lockPlacements(intake.tx, { postIds });
  const changes = locked.map((row): PlacementChange => {
    const wall = onEdit.get(row.wall_id);
    const unseen = row.approved_by === "source" && wall?.publishing === "automatic";
    const backToQueue = row.state === "approved" && !unseen && wall?.onEdit !== "stay";
    return {
      row,
      looksNew: true,
      ...(backToQueue ? { state: "pending", approvedBy: null, reason: "edited" } : {}),
      decision: {
        batch,
        move: "edit" satisfies PlacementMove,
        actor: { kind: "author", id: null, name: null },
        reason: "edited",
      },
    };
  });
  await writeChanges(intake.tx, intake.news, changes, intake.at);
}
