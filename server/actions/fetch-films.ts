/**
 * Fetches the films and sounds of a post, after its pictures and in a line of their own: nobody's picture waits for
 * another's film. The still is there by then, so a film that cannot be had takes nothing away.
 */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { firstRow, rows } from "../db/client.ts";
import type { MediaFile } from "../db/schema/post.ts";
import type { DerivedFilm } from "../media/film/derive-film.ts";
import { fetchFilm } from "../media/film/fetch-film.ts";
import {
  isFinal,
  type MediaContext,
  refreshPlacements,
  throwRetryable,
  troubleOf,
} from "./fetch-media.ts";
import { ownFiles, storeFiles } from "./store-picture.ts";
import { transact } from "./transaction.ts";

interface WantedFilm {
  id: string;
  kind: "video" | "audio";
  film_url: string;
}

/** A post with more is a playlist; each may take a minute and forty megabytes. */
const mostFilms = 4;

/** Answers the walls that look different now. Throws when something should be tried again. */
export async function fetchFilms(
  context: MediaContext,
  postId: string,
): Promise<Map<string, number>> {
  const wanted = await rows<WantedFilm>(
    context.db,
    sql`
    select m.id, m.kind, m.film_url from media m join post p on p.id = m.post_id
    where m.post_id = ${postId}::uuid and m.film_url is not null and p.gone_at is null
    order by m.position limit ${mostFilms}`,
  );
  if (wanted.length === 0) return new Map();
  const failures: unknown[] = [];
  for (const film of wanted) {
    const failure = await fetchOne(context, postId, film);
    if (failure) failures.push(failure);
  }
  const seqs = await refreshPlacements(context, postId);
  throwRetryable(failures, seqs);
  return seqs;
}

async function fetchOne(context: MediaContext, postId: string, film: WantedFilm) {
  const room = await context.store.makeRoom();
  try {
    const original = join(room, "original");
    await fetchFilm(context.fetch, film.film_url, original, context.now);
    const derived = await context.deriver.deriveFilm(original, room, film.kind);
    const stored = [{ files: [derived] }];
    await storeFiles(context, stored, () => keepFilm(context, postId, film, derived));
    return null;
  } catch (failure) {
    await noteFailure(context, film, failure);
    return failure;
  } finally {
    await rm(room, { recursive: true, force: true });
  }
}

/** After its stills, which browsers that show no film look at. An edit may have taken the film away meanwhile. */
function keepFilm(
  { db }: MediaContext,
  postId: string,
  film: WantedFilm,
  { key, type, width, height, durationMs }: DerivedFilm,
): Promise<void> {
  const files: MediaFile[] = [{ key, type, width, durationMs }];
  return transact(db, async (tx) => {
    const kept = await firstRow(
      tx,
      sql`
      update media set state = 'ready', trouble = null, film_url = null,
        width = coalesce(${width || null}::int, width), height = coalesce(${height || null}::int, height),
        files = files || ${JSON.stringify(files)}::text::jsonb
      where ${stillWanted(film)}
      returning id`,
    );
    if (kept) await ownFiles(tx, { postId }, files);
  });
}

/** What is refused for good is not asked for again; without a still nothing of the medium is left to show. */
async function noteFailure({ db }: MediaContext, film: WantedFilm, failure: unknown) {
  const final = isFinal(failure);
  const state = final ? sql`'refused'` : sql`'failed'`;
  await db.execute(sql`
    update media set trouble = ${troubleOf(failure)},
      film_url = case when ${final} then null else film_url end,
      state = case when state = 'ready' then state else ${state} end
    where ${stillWanted(film)}`);
}

const stillWanted = (film: WantedFilm) =>
  sql`id = ${film.id}::uuid and film_url = ${film.film_url}`;
