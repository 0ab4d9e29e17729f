/**
 * Curation of one placement: pin, highlight, tags, call to action, schedule, sponsor, alt texts, language. Never the
 * author's words.
 */
import { sql } from "drizzle-orm";
import { firstRow, type Tx } from "../db/client.ts";
import type { PostRow } from "../db/reads/post-row.ts";
import { clip, clipOrNull } from "../domain/found-post.ts";
import { notFound, Problem } from "../domain/problem.ts";
import { announce, News } from "./announce.ts";
import type { ActionContext, Actor } from "./context.ts";
import { koroItself, recordEntry } from "./log/record-entry.ts";
import { lockPlacements, lockPosts, writeChanges } from "./placements.ts";
import { transact } from "./transaction.ts";

export interface Adjustment {
  pinned?: boolean | undefined;
  highlighted?: boolean | undefined;
  tags?: string[] | undefined;
  cta?: { label: string; url: string } | null | undefined;
  alt?: Record<string, string | null> | undefined;
  altDrafts?: Record<string, string | null> | undefined;
  lang?: string | null | undefined;
  showFrom?: string | null | undefined;
  showUntil?: string | null | undefined;
  sponsor?: string | null | undefined;
}

export interface PlaceToAdjust {
  wallId: string;
  postId: string;
  actor?: Actor;
}

export function adjustPlacement(
  { db, now }: ActionContext,
  on: PlaceToAdjust,
  wanted: Adjustment,
): Promise<Map<string, number>> {
  return transact(db, async (tx) => {
    await lockPosts(tx, [on.postId]);
    // What is said about the post itself is seen on all its walls.
    const ofPost = wanted.alt !== undefined || wanted.lang !== undefined;
    const where = ofPost ? {} : { wallId: on.wallId };
    const locked = await lockPlacements(tx, { ...where, postIds: [on.postId] });
    const row = locked.find((placement) => placement.wall_id === on.wallId);
    if (!row || row.state === "removed") throw notFound("post");
    const after = await setColumns(tx, on, wanted);
    await setAlt(tx, on.postId, wanted.alt ?? {});
    await setAltDrafts(tx, on.postId, wanted.altDrafts ?? {});
    await setLanguage(tx, on.postId, wanted.lang);
    await tellAdjusted(tx, row, on.actor, wanted);
    const news = new News();
    const changes = locked.map((each) => ({
      row: each === row ? { ...row, ...after } : each,
      ...{ keepVersion: true, looksNew: true },
      // What comes back with a later end stands where it stood; what was put off comes as new.
      restoreShownAt: wanted.showFrom === undefined ? each.last_shown_at : null,
    }));
    await writeChanges(tx, news, changes, now());
    if (isMoved(row, wanted)) tellAsMoved(news, on.wallId);
    return announce(tx, news, now());
  });
}

/** A pin, or another lane, moves the card, which clients are told by "show". */
const isMoved = (row: PostRow, { pinned, sponsor }: Adjustment) =>
  (pinned !== undefined && pinned !== row.pinned) ||
  (sponsor !== undefined && (sponsor === null) !== (row.sponsor === null));

function tellAsMoved(news: News, wallId: string): void {
  for (const event of news.of(wallId).events) if (event.kind === "change") event.kind = "show";
}

type Times = Pick<PostRow, "show_from" | "show_until">;

/** Answers when it is to be seen from now on. */
async function setColumns(
  tx: Tx,
  { wallId, postId }: PlaceToAdjust,
  wanted: Adjustment,
): Promise<Times> {
  const { pinned, highlighted, tags, cta, showFrom, showUntil, sponsor } = wanted;
  const columns = [
    pinned === undefined
      ? null
      : sql`pinned = ${pinned}, pin_rank = case when pinned and ${pinned} then pin_rank else 0 end`,
    highlighted === undefined ? null : sql`highlighted = ${highlighted}`,
    tags === undefined
      ? null
      : sql`tags = ${sql.param([...new Set(tags.map((tag) => clip(tag, 40)))])}::text[]`,
    cta === undefined ? null : sql`cta = ${storableCta(cta)}::text::jsonb`,
    showFrom === undefined ? null : sql`show_from = ${showFrom}::timestamptz`,
    showUntil === undefined ? null : sql`show_until = ${showUntil}::timestamptz`,
    sponsor === undefined ? null : sql`sponsor = ${clipOrNull(sponsor, 80)}`,
    // A statement without a change would be none.
    sql`wall_id = wall_id`,
  ].filter((column) => column !== null);
  const after = await firstRow<Times>(
    tx,
    sql`
    update placement set ${sql.join(columns, sql`, `)}
    where wall_id = ${wallId}::uuid and post_id = ${postId}::uuid
    returning show_from, show_until`,
  );
  if (!after) throw notFound("post");
  refuseEmptyTime(after);
  return after;
}

function refuseEmptyTime({ show_from, show_until }: Times): void {
  if (show_from === null || show_until === null || Date.parse(show_from) < Date.parse(show_until))
    return;
  const message = "the end has to come after the beginning";
  throw new Problem(
    "invalid",
    "The post would never be shown: its end is not after its beginning.",
    {
      errors: [{ path: "showUntil", message }],
    },
  );
}

const storableCta = (cta: Adjustment["cta"]) =>
  cta ? JSON.stringify({ label: clip(cta.label, 80), url: cta.url }) : null;

type Texts = Record<string, string | null>;

/** Whoever writes the text has looked at the picture: no proposal is needed any more. */
async function setAlt(tx: Tx, postId: string, alt: Texts): Promise<void> {
  for (const [mediaId, text] of Object.entries(alt))
    await setMedium(
      tx,
      { postId, mediaId },
      sql`alt = ${clipOrNull(text, 1500)}, alt_reviewed = true, alt_draft = null`,
    );
}

async function setAltDrafts(tx: Tx, postId: string, drafts: Texts): Promise<void> {
  for (const [mediaId, text] of Object.entries(drafts))
    await setMedium(tx, { postId, mediaId }, sql`alt_draft = ${clipOrNull(text, 1500)}`);
}

async function setMedium(
  tx: Tx,
  { postId, mediaId }: { postId: string; mediaId: string },
  columns: ReturnType<typeof sql>,
): Promise<void> {
  const changed = await tx.execute(sql`
    update media set ${columns}
    where id = ${mediaId}::uuid and post_id = ${postId}::uuid returning 1`);
  if (changed.length === 0) throw notFound("medium of this post");
}

async function setLanguage(tx: Tx, postId: string, lang: Adjustment["lang"]): Promise<void> {
  if (lang === undefined) return;
  await tx.execute(sql`update post set lang = ${clipOrNull(lang, 35)} where id = ${postId}::uuid`);
}

/** As it is stored. */
const sound = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, part) =>
    typeof part === "string" ? clip(part, 200) : part,
  );

async function tellAdjusted(
  tx: Tx,
  row: PostRow,
  actor: Actor | undefined,
  wanted: Adjustment,
): Promise<void> {
  const before: Record<string, unknown> = {
    ...{ pinned: row.pinned, highlighted: row.highlighted, tags: row.tags, cta: row.cta },
    ...{ showFrom: row.show_from, showUntil: row.show_until, sponsor: row.sponsor, lang: row.lang },
  };
  const detail = Object.fromEntries(
    Object.entries(wanted).flatMap(([field, value]) => {
      if (value === undefined) return [];
      if (!(field in before)) return [[field, Object.keys(value ?? {})]];
      return [[field, [before[field], sound(value)]]];
    }),
  );
  await recordEntry(tx, {
    ...{ workspaceId: row.workspace_id, wallId: row.wall_id, kind: "placement", act: "change" },
    ...{ actor: actor ?? koroItself, about: row.id, detail },
  });
}
