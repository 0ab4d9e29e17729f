import { extractHashtags } from "../../domain/hashtag.ts";
import type { FoundMedia } from "../../domain/post.ts";
import { maxTextLength } from "../../domain/post.ts";
import { cutText, cutWithEntities, oneLine } from "../../domain/text.ts";
import type { MediaKind } from "../../domain/vocabulary.ts";
import type { FoundAuthor, FoundPost } from "../connector.ts";
import { htmlToText } from "../html-text.ts";
import { languageTag } from "../language-tag.ts";
import { hostOf, webAddress } from "../web-address.ts";
import type { Status } from "./status.ts";
import { Attachment, Tag } from "./status.ts";

const mediaKindOf: Record<string, MediaKind> = {
  image: "image",
  gifv: "video",
  video: "video",
  audio: "audio",
};

/**
 * Whether a status may be collected at all: public, the author's own, and its author has not asked programs to stay
 * away. "Public" includes unlisted, which means public but not promoted.
 */
export function isCollectable(status: Status): boolean {
  const open = ["public", "unlisted"].includes(status.visibility ?? "public");
  return open && !status.reblog && !optsOut(status.account.note ?? "");
}

/** `#nobot` and its like in the biography is how people of this network say no. */
function optsOut(biography: string): boolean {
  const { text } = htmlToText(biography);
  return extractHashtags(text).some(({ tag }) => /^no_?(bots?|index|archive|scrape)$/i.test(tag));
}

/** The id by which Koro knows a status: ids of two servers may be equal, so the server's name goes first. */
export function externalIdOf(origin: string, id: string): string {
  return `${hostOf(origin)}/${id}`;
}

/** The server's own id again, `null` for posts of other servers. */
export function statusIdOf(origin: string, externalId: string): string | null {
  const prefix = `${hostOf(origin)}/`;
  return externalId.startsWith(prefix) ? externalId.slice(prefix.length) : null;
}

/** Turns a status into a post. `origin` is the server that was asked. */
export function toPost(status: Status, origin: string): FoundPost {
  const content = htmlToText(status.content ?? "", origin);
  const { text, entities } = cutWithEntities(content.text, content.entities, maxTextLength);
  const permalink = webAddress(status.url) ?? webAddress(status.uri);
  return {
    externalId: externalIdOf(origin, status.id),
    canonicalUri: status.uri || permalink,
    permalink,
    publishedAt: status.created_at,
    editedAt: status.edited_at ?? null,
    text,
    entities,
    lang: languageTag(status.language),
    author: toAuthor(status.account, origin),
    media: toMedia(status.media_attachments ?? [], origin),
    counts: toCounts(status),
    hashtags: toHashtags(status.tags ?? [], content.text),
    sensitive: status.sensitive ?? false,
    contentWarning: cutText(oneLine(status.spoiler_text ?? ""), 500) || null,
  };
}

function toAuthor(account: Status["account"], origin: string): FoundAuthor {
  const acct = account.acct.includes("@") ? account.acct : `${account.acct}@${hostOf(origin)}`;
  const name = oneLine(account.display_name ?? "") || account.username || account.acct;
  const url = webAddress(account.url);
  return {
    // The profile's address is the same on every server; the account's id is not.
    externalId: url ?? externalIdOf(origin, account.id),
    handle: cutText(`@${oneLine(acct)}`, 200),
    name: cutText(name, 200),
    url,
    avatarUrl: webAddress(account.avatar_static, origin) ?? webAddress(account.avatar, origin),
    followers: account.followers_count ?? null,
  };
}

function toMedia(attachments: readonly unknown[], origin: string): FoundMedia[] {
  return attachments.flatMap((element) => {
    const attachment = Attachment.safeParse(element);
    const found = attachment.success ? toMedium(attachment.data, origin) : null;
    return found === null ? [] : [found];
  });
}

function toMedium(attachment: Attachment, origin: string): FoundMedia | null {
  const kind = mediaKindOf[attachment.type];
  const url = webAddress(attachment.url, origin) ?? webAddress(attachment.remote_url);
  if (kind === undefined || url === null) return null;
  const preview = webAddress(attachment.preview_url, origin);
  const size = attachment.meta?.original;
  return {
    key: attachment.id,
    kind,
    url,
    previewUrl: kind === "image" ? null : preview,
    alt: cutText(oneLine(attachment.description ?? ""), 1500) || null,
    width: pixels(size?.width),
    height: pixels(size?.height),
  };
}

function pixels(size: number | undefined): number | null {
  return size !== undefined && size >= 1 && size <= 100_000 ? Math.round(size) : null;
}

function toCounts(status: Status): FoundPost["counts"] {
  const { favourites_count: likes, reblogs_count: shares, replies_count: comments } = status;
  return {
    ...(likes != null && { likes }),
    ...(shares != null && { shares }),
    ...(comments != null && { comments }),
  };
}

/** The server's list decides; a server that gives none leaves the text. */
function toHashtags(tags: readonly unknown[], text: string): string[] {
  const named = tags.flatMap((element) => {
    const tag = Tag.safeParse(element);
    return tag.success ? [oneLine(tag.data.name).replace(/^#/, "")] : [];
  });
  const found = named.length > 0 ? named : extractHashtags(text).map(({ tag }) => tag);
  return [...new Set(found)];
}
