/**
 * An upload becomes a post. Its pictures are decoded and stored before the answer, so that what was acknowledged is
 * complete, and what cannot be shown is refused while its sender is still there.
 */
import { createHash, randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { FoundPost } from "../connectors/connector.ts";
import { firstRow, type Tx } from "../db/client.ts";
import { gateFacts } from "../db/reads/post-row.ts";
import { media } from "../db/schema/post.ts";
import { submission } from "../db/schema/submission.ts";
import { clipOrNull } from "../domain/found-post.ts";
import { gate } from "../domain/gate.ts";
import { extractHashtags } from "../domain/hashtag.ts";
import { Problem } from "../domain/problem.ts";
import type { Locale } from "../domain/vocabulary.ts";
import type { DerivedImage } from "../media/derive.ts";
import { announce, News } from "./announce.ts";
import type { MediaContext } from "./fetch-media.ts";
import { ingest } from "./ingest/ingest.ts";
import { promiseLetter } from "./letters/promise-letter.ts";
import { lockPlacements, writeChanges } from "./placements.ts";
import { filesOf, ownFiles, storeFiles } from "./store-picture.ts";
import { recordRefusal, refusePictures, SuppressedPicture } from "./suppress/refuse-picture.ts";

export interface SubmissionToStore {
  wallId: string;
  workspaceId: string;
  text: string;
  name: string;
  email: string | null;
  /** The language of the form, and so of the letter. */
  locale: Locale;
  lang: string | null;
  consent: { version: string; text: string; locale: Locale };
  pictures: { bytes: Uint8Array; alt: string | null }[];
}

export interface Submitted {
  id: string;
  /** Opens the private status page; only its hash is stored. */
  token: string;
  seqs: Map<string, number>;
}

export async function submit(context: MediaContext, wanted: SubmissionToStore): Promise<Submitted> {
  const source = await readUploadSource(context, wanted.wallId);
  const pictures: StoredPicture[] = [];
  for (const { bytes, alt } of wanted.pictures)
    pictures.push({ derived: await context.deriver.deriveImage(bytes), alt });
  const derived = pictures.map((picture) => picture.derived);
  const store = () => storePost(context, source.id, wanted, pictures);
  return storeFiles(context, derived, store).catch((error) => refused(context, wanted, error));
}

/** Said plainly, so that nobody tries it again and again; the log tells staff what came. */
async function refused(
  context: MediaContext,
  wanted: SubmissionToStore,
  error: unknown,
): Promise<never> {
  if (!(error instanceof SuppressedPicture)) throw error;
  const { workspaceId, wallId } = wanted;
  await recordRefusal(context, { workspaceId, wallId, road: "upload" });
  const message = refusal[wanted.locale];
  throw new Problem("invalid", message, { errors: [{ path: "media", message }], cause: error });
}

const refusal: Record<Locale, string> = {
  en: "This picture was taken off this wall at somebody's request, so it cannot be sent again.",
  tr: "Bu görsel, bir talep üzerine bu duvardan kaldırıldı; bu yüzden yeniden gönderilemez.",
};

async function storePost(
  context: MediaContext,
  sourceId: string,
  wanted: SubmissionToStore,
  pictures: StoredPicture[],
): Promise<Submitted> {
  const token = randomBytes(24).toString("base64url");
  const found = toFound(wanted, context.now());
  let postId = "";
  let shown = new Map<string, number>();
  const { seqs } = await ingest(
    context,
    { id: sourceId, workspaceId: wanted.workspaceId, network: "upload" },
    [{ kind: "upsert", post: found }],
    async (tx) => {
      const key = { vault: context.vault, workspaceId: wanted.workspaceId };
      await refusePictures(
        tx,
        key,
        pictures.map(({ derived }) => derived),
      );
      postId = await readPostId(tx, sourceId, found.externalId);
      await addPictures(tx, postId, pictures);
      await tx.insert(submission).values({
        postId,
        wallId: wanted.wallId,
        tokenHash: hashToken(token),
        email: wanted.email ? context.vault.seal(wanted.email) : null,
        consentVersion: wanted.consent.version,
        consentText: wanted.consent.text,
        consentLocale: wanted.consent.locale,
      });
      if (wanted.email)
        await promiseLink(context, tx, postId, { ...wanted, email: wanted.email, token });
      if (pictures.length > 0) shown = await showWithPictures(tx, postId, context.now());
    },
  );
  return { id: postId, token, seqs: new Map([...shown, ...seqs]) };
}

const promiseLink = (
  context: MediaContext,
  tx: Tx,
  postId: string,
  wanted: SubmissionToStore & { email: string; token: string },
) =>
  promiseLetter(context, tx, {
    ...{ workspaceId: wanted.workspaceId, wallId: wanted.wallId, postId },
    ...{ kind: "private-link", locale: wanted.locale },
    content: { to: wanted.email, token: wanted.token },
  });

/** On an automatic wall a post without words is something to show only now that its pictures are there. */
async function showWithPictures(tx: Tx, postId: string, at: Date): Promise<Map<string, number>> {
  const locked = await lockPlacements(tx, { postIds: [postId] });
  const ready = locked.filter(
    (row) => row.shown_at === null && gate(gateFacts(row), "wall", at).show,
  );
  const news = new News();
  const changes = ready.map((row) => ({ row, keepVersion: true }));
  await writeChanges(tx, news, changes, at);
  return announce(tx, news, at);
}

export const hashToken = (token: string) => createHash("sha256").update(token).digest("base64url");

async function readUploadSource({ db }: MediaContext, wallId: string): Promise<{ id: string }> {
  const source = await firstRow<{ id: string }>(
    db,
    sql`
    select s.id from source s
    join wall_source ws on ws.source_id = s.id join wall w on w.id = ws.wall_id
    where ws.wall_id = ${wallId}::uuid and s.connector = 'upload' and s.state = 'active'
      and w.uploads and w.state in ('live', 'paused', 'dark')
    order by s.id limit 1`,
  );
  if (!source) throw new Problem("closed", "This wall takes no uploads at the moment.");
  return source;
}

/** Each upload has an author of its own: two people with one name are two people. */
function toFound(wanted: SubmissionToStore, now: Date): FoundPost {
  const id = v7();
  return {
    externalId: id,
    canonicalUri: null,
    permalink: null,
    publishedAt: now,
    editedAt: null,
    text: wanted.text,
    entities: [],
    lang: wanted.lang,
    author: {
      externalId: id,
      handle: null,
      name: wanted.name,
      url: null,
      avatarUrl: null,
      followers: null,
    },
    media: [],
    counts: {},
    hashtags: extractHashtags(wanted.text).map((found) => found.tag),
    sensitive: false,
    contentWarning: null,
  };
}

async function readPostId(tx: Tx, sourceId: string, externalId: string): Promise<string> {
  const row = await firstRow<{ post_id: string }>(
    tx,
    sql`
    select post_id from post_source
    where source_id = ${sourceId}::uuid and external_id = ${externalId}`,
  );
  if (!row) throw new Error("the upload was not stored");
  return row.post_id;
}

export interface StoredPicture {
  derived: DerivedImage;
  alt: string | null;
}

export async function addPictures(
  tx: Tx,
  postId: string,
  pictures: StoredPicture[],
): Promise<void> {
  for (const [position, { derived, alt }] of pictures.entries()) {
    const { width, height, thumbhash, phash } = derived;
    const files = filesOf(derived);
    await tx.insert(media).values({
      postId,
      position,
      key: `upload-${position}`,
      kind: "image",
      alt: clipOrNull(alt, 1500),
      ...{ width, height, thumbhash, phash },
      state: "ready",
      files,
    });
    await ownFiles(tx, { postId }, files);
  }
  if (pictures.length > 0)
    await tx.execute(sql`update post set media_kinds = '{image}' where id = ${postId}::uuid`);
}
