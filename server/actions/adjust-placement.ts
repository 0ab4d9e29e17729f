/** Curation of one placement: pin, highlight, tags, call to action, alt texts, language. Never the author's words. */
import { sql } from "drizzle-orm";
import type { Tx } from "../db/client.ts";
import { clip, clipOrNull } from "../domain/found-post.ts";
import { notFound } from "../domain/problem.ts";
import { announce, News } from "./announce.ts";
import type { ActionContext } from "./context.ts";
import { lockPlacements, lockPosts, writeChanges } from "./placements.ts";

export interface Adjustment {
  pinned?: boolean | undefined;
  highlighted?: boolean | undefined;
  tags?: string[] | undefined;
  cta?: { label: string; url: string } | null | undefined;
  alt?: Record<string, string | null> | undefined;
  lang?: string | null | undefined;
}

export function adjustPlacement(
  { db, now }: ActionContext,
  on: { wallId: string; postId: string },
  wanted: Adjustment,
): Promise<Map<string, number>> {
  return db.transaction(async (tx) => {
    await lockPosts(tx, [on.postId]);
    // What is said about the post itself is seen on all its walls.
    const ofPost = wanted.alt !== undefined || wanted.lang !== undefined;
    const where = ofPost ? {} : { wallId: on.wallId };
    const locked = await lockPlacements(tx, { ...where, postIds: [on.postId] });
    const row = locked.find((placement) => placement.wall_id === on.wallId);
    if (!row || row.state === "removed") throw notFound("post");
    await setColumns(tx, on, wanted);
    await setAlt(tx, on.postId, wanted.alt ?? {});
    if (wanted.lang !== undefined)
      await tx.execute(
        sql`update post set lang = ${clipOrNull(wanted.lang, 35)} where id = ${on.postId}::uuid`,
      );
    const news = new News();
    const moved = wanted.pinned !== undefined && wanted.pinned !== row.pinned;
    const changes = locked.map((each) => ({ row: each, keepVersion: true, looksNew: true }));
    await writeChanges(tx, news, changes, now());
    // A pin moves the card, which clients are told by "show".
    if (moved)
      for (const event of news.of(on.wallId).events)
        if (event.kind === "change") event.kind = "show";
    return announce(tx, news, now());
  });
}

async function setColumns(
  tx: Tx,
  { wallId, postId }: { wallId: string; postId: string },
  { pinned, highlighted, tags, cta }: Adjustment,
): Promise<void> {
  const columns = [
    pinned === undefined ? null : sql`pinned = ${pinned}`,
    highlighted === undefined ? null : sql`highlighted = ${highlighted}`,
    tags === undefined
      ? null
      : sql`tags = ${sql.param([...new Set(tags.map((tag) => clip(tag, 40)))])}::text[]`,
    cta === undefined ? null : sql`cta = ${storableCta(cta)}::text::jsonb`,
  ].filter((column) => column !== null);
  if (columns.length === 0) return;
  await tx.execute(sql`
    update placement set ${sql.join(columns, sql`, `)}
    where wall_id = ${wallId}::uuid and post_id = ${postId}::uuid`);
}

const storableCta = (cta: Adjustment["cta"]) =>
  cta ? JSON.stringify({ label: clip(cta.label, 80), url: cta.url }) : null;

async function setAlt(tx: Tx, postId: string, alt: Record<string, string | null>): Promise<void> {
  for (const [mediaId, text] of Object.entries(alt)) {
    const changed = await tx.execute(sql`
      update media set alt = ${clipOrNull(text, 1500)}, alt_reviewed = true
      where id = ${mediaId}::uuid and post_id = ${postId}::uuid returning 1`);
    if (changed.length === 0) throw notFound("medium of this post");
  }
}
