/**
 * Fetches the pictures of a post and of its author, one after the other: also the stills of its films, which come
 * later (`fetch-films.ts`). A picture that cannot be had now is tried again by the queue; the post no longer waits for
 * it after the first attempt.
 */
import { sql } from "drizzle-orm";
import { firstRow, rows, type Tx } from "../db/client.ts";
import type { MediaFile } from "../db/schema/post.ts";
import type { DerivedImage } from "../media/derive.ts";
import type { Deriver } from "../media/deriver.ts";
import { fetchImage, MediaFetchError } from "../media/fetch-media.ts";
import { FilmError } from "../media/film/film-error.ts";
import { MediaError } from "../media/media-error.ts";
import type { MediaStore } from "../media/store/store.ts";
import { announce, News } from "./announce.ts";
import { lockPlacements, writeChanges } from "./placements.ts";
import type { ReadContext } from "./read-source.ts";
import { filesOf, ownFiles, storeFiles } from "./store-picture.ts";
import { refusePictures, SuppressedPicture } from "./suppress/refuse-picture.ts";
import { takeDown } from "./suppress/take-down.ts";
import { transact } from "./transaction.ts";

export interface MediaContext extends ReadContext {
  store: MediaStore;
  deriver: Deriver;
}

interface WaitingMedium {
  id: string;
  remote_url: string;
}

interface WaitingAuthor {
  id: string;
  avatar_url: string;
}

/** Answers the walls that look different now. Throws when something should be tried again. */
export async function fetchMedia(
  context: MediaContext,
  postId: string,
): Promise<Map<string, number>> {
  const waiting = await rows<WaitingMedium>(
    context.db,
    sql`
    select m.id, m.remote_url from media m join post p on p.id = m.post_id
    where m.post_id = ${postId}::uuid and ${hasNoPicture} and p.gone_at is null
    order by m.position`,
  );
  const failures: unknown[] = [];
  for (const medium of waiting) {
    const failure = await fetchOne(context, postId, medium);
    if (failure instanceof SuppressedPicture) return takeDown(context, postId);
    if (failure) failures.push(failure);
  }
  await fetchAvatar(context, postId).catch((failure) => failures.push(failure));
  const seqs = await refreshPlacements(context, postId);
  await askForFilms(context, postId);
  throwRetryable(failures, seqs);
  return seqs;
}

function askForFilms({ db, enqueue }: MediaContext, postId: string): Promise<void> {
  return transact(db, async (tx) => {
    const film = await firstRow(
      tx,
      sql`select 1 from media where post_id = ${postId}::uuid and film_url is not null limit 1`,
    );
    if (film) await enqueue(tx, "fetch-film", [{ postId }]);
  });
}

export function throwRetryable(failures: unknown[], seqs: Map<string, number>): void {
  const retryable = failures.find((failure) => !isFinal(failure));
  if (retryable)
    throw Object.assign(new Error("media will be tried again", { cause: retryable }), { seqs });
}

export const isFinal = (failure: unknown) =>
  failure instanceof MediaError ||
  failure instanceof FilmError ||
  (failure instanceof MediaFetchError && !failure.retryable);

export const troubleOf = (failure: unknown) =>
  failure instanceof Error ? failure.message.slice(0, 300) : "unknown";

async function fetchOne(context: MediaContext, postId: string, medium: WaitingMedium) {
  try {
    const { bytes } = await fetchImage(context.fetch, medium.remote_url, { now: context.now });
    const derived = await context.deriver.deriveImage(bytes);
    await storeFiles(context, [derived], () => keepPicture(context, postId, medium, derived));
    return null;
  } catch (failure) {
    if (!(failure instanceof SuppressedPicture)) await noteFailure(context, medium, failure);
    return failure;
  }
}

/** A medium whose film is still to come waits on for it; one whose film is there needs no still. */
async function noteFailure({ db }: MediaContext, medium: WaitingMedium, failure: unknown) {
  const state = isFinal(failure) ? "refused" : "failed";
  await db.execute(sql`
    update media set trouble = ${troubleOf(failure)},
      remote_url = case when ${isFinal(failure)} and film_url is not null then null else remote_url end,
      state = case when film_url is not null and state = 'waiting' then state else ${state} end
    where ${stillWanted(medium)} and state <> 'ready'`);
}

/** An edit may have taken the picture away meanwhile: then its files stay without an owner. */
function keepPicture(
  { db, vault }: MediaContext,
  postId: string,
  medium: WaitingMedium,
  derived: DerivedImage,
): Promise<void> {
  const { width, height, thumbhash, phash } = derived;
  const files = filesOf(derived);
  return transact(db, async (tx) => {
    const workspaceId = await workspaceOf(tx, postId);
    if (workspaceId) await refusePictures(tx, { vault, workspaceId }, [derived]);
    const kept = await firstRow(
      tx,
      sql`
      update media set state = 'ready', trouble = null, width = ${width}, height = ${height},
        thumbhash = ${thumbhash}, phash = ${phash},
        files = ${JSON.stringify(files)}::text::jsonb || files
      where ${stillWanted(medium)}
      returning id`,
    );
    if (kept) await ownFiles(tx, { postId }, files);
  });
}

async function workspaceOf(tx: Tx, postId: string): Promise<string | null> {
  const found = await firstRow<{ workspace_id: string }>(
    tx,
    sql`select workspace_id from post where id = ${postId}::uuid`,
  );
  return found?.workspace_id ?? null;
}

/** Only pictures have a placeholder: a medium that is ready without one is a film whose still is missing. */
const hasNoPicture = sql`remote_url is not null and thumbhash is null and state <> 'refused'`;

const stillWanted = (medium: WaitingMedium) => sql`id = ${medium.id}::uuid and ${hasNoPicture}`;

/** An author without a picture gets initials in the browser; a broken avatar is not worth a second try. */
async function fetchAvatar(context: MediaContext, postId: string): Promise<void> {
  const author = await firstRow<WaitingAuthor>(
    context.db,
    sql`
    select a.id, a.avatar_url from post p join account a on a.id = p.account_id
    where p.id = ${postId}::uuid and a.avatar_url is not null and a.avatar_key is null`,
  );
  if (!author) return;
  try {
    const { bytes } = await fetchImage(context.fetch, author.avatar_url, { now: context.now });
    const derived = await context.deriver.deriveAvatar(bytes);
    await storeFiles(context, [derived], () => keepAvatar(context, author, filesOf(derived)));
  } catch (failure) {
    if (!isFinal(failure) && !(failure instanceof MediaFetchError)) throw failure;
  }
}

/** The author may have gone or chosen another picture meanwhile. */
function keepAvatar(
  { db }: MediaContext,
  author: WaitingAuthor,
  files: MediaFile[],
): Promise<void> {
  return transact(db, async (tx) => {
    const kept = await firstRow(
      tx,
      sql`
      update account set avatar_key = ${files[0]?.key ?? null}
      where id = ${author.id}::uuid and avatar_url = ${author.avatar_url} and avatar_key is null
      returning id`,
    );
    if (kept) await ownFiles(tx, { accountId: author.id }, files);
  });
}

/** The media are an input of the gate, and the card looks different with them. */
export function refreshPlacements(
  { db, now }: MediaContext,
  postId: string,
): Promise<Map<string, number>> {
  return transact(db, async (tx) => {
    const locked = await lockPlacements(tx, { postIds: [postId] });
    const news = new News();
    const changes = locked
      .filter((row) => row.state !== "removed")
      .map((row) => ({
        row,
        looksNew: true,
        keepVersion: true,
        restoreShownAt: row.last_shown_at,
      }));
    await writeChanges(tx, news, changes, now());
    return announce(tx, news, now());
  });
}
