/** The Mastodon entities: Status, Account, MediaAttachment (docs.joinmastodon.org/entities). */
import type { SampleFilm } from "./films/sample-films.ts";
import { hashtagKey } from "./hashtag-key.ts";
import { escapeHtml, markup } from "./markup.ts";
import { type Person, people, personByHandle } from "./people.ts";
import type { SamplePicture, SamplePost } from "./post.ts";

export function statusOf(post: SamplePost, worldUrl: string) {
  const { person } = post;
  return {
    id: post.id,
    created_at: post.createdAt.toISOString(),
    edited_at: post.editedAt?.toISOString() ?? null,
    in_reply_to_id: null,
    in_reply_to_account_id: null,
    sensitive: post.warning !== null,
    spoiler_text: post.warning ?? "",
    visibility: "public",
    language: post.lang,
    uri: `${worldUrl}/users/${person.handle}/statuses/${post.id}`,
    url: permalinkOf(post, worldUrl),
    replies_count: post.counts.comments,
    reblogs_count: post.counts.shares,
    favourites_count: post.counts.likes,
    quotes_count: 0,
    content: markup(post.text, worldUrl),
    reblog: null,
    quote: null,
    account: accountOf(person, worldUrl),
    media_attachments: post.film
      ? [filmAttachmentOf(post.film, post, worldUrl)]
      : post.pictures.map((picture) => attachmentOf(picture, post, worldUrl)),
    mentions: mentionsOf(post.text, worldUrl),
    tags: post.hashtags.map((tag) => ({
      name: hashtagKey(tag),
      url: `${worldUrl}/tags/${encodeURIComponent(hashtagKey(tag))}`,
    })),
    emojis: [],
    card: null,
    poll: null,
  };
}

export const permalinkOf = (post: SamplePost, worldUrl: string) =>
  `${worldUrl}/@${post.person.handle}/${post.id}`;

export function accountOf(person: Person, worldUrl: string) {
  const avatar = `${worldUrl}/avatars/${person.handle}.png`;
  return {
    id: person.id,
    username: person.handle,
    acct: person.handle,
    display_name: person.name,
    locked: false,
    bot: false,
    discoverable: true,
    indexable: true,
    group: false,
    created_at: "2024-03-01T00:00:00.000Z",
    note: `<p>${escapeHtml(person.bio)}</p>`,
    url: `${worldUrl}/@${person.handle}`,
    uri: `${worldUrl}/users/${person.handle}`,
    avatar,
    avatar_static: avatar,
    header: "",
    header_static: "",
    followers_count: person.followers,
    following_count: 180 + (people.indexOf(person) % 7) * 31,
    statuses_count: 400,
    last_status_at: null,
    emojis: [],
    fields: [],
  };
}

function attachmentOf(picture: SamplePicture, post: SamplePost, worldUrl: string) {
  const at = `${worldUrl}/pictures/${post.id}/${picture.id.slice(post.id.length)}`;
  const { width, height } = picture;
  const smallWidth = Math.min(width, previewWidth);
  const smallHeight = Math.round((height * smallWidth) / width);
  const size = (w: number, h: number) => ({
    width: w,
    height: h,
    size: `${w}x${h}`,
    aspect: w / h,
  });
  return {
    id: picture.id,
    type: "image",
    url: `${at}/original.jpg`,
    preview_url: `${at}/small.jpg`,
    remote_url: null,
    text_url: null,
    description: picture.alt,
    blurhash: null,
    meta: { original: size(width, height), small: size(smallWidth, smallHeight) },
  };
}

/** Films without sound are `gifv`: Mastodon makes them of animated pictures. */
function filmAttachmentOf(film: SampleFilm, post: SamplePost, worldUrl: string) {
  const { width, height, seconds, still } = film;
  const size = { width, height, frame_rate: "24/1", duration: seconds };
  return {
    id: `${post.id}9`,
    type: still === null ? "audio" : film.hasSound ? "video" : "gifv",
    url: `${worldUrl}/films/${film.file}`,
    preview_url: still === null ? null : `${worldUrl}/films/${still}`,
    remote_url: null,
    text_url: null,
    description: film.alts[post.lang],
    blurhash: null,
    meta: { original: still === null ? { duration: seconds } : size },
  };
}

export const previewWidth = 480;

function mentionsOf(text: string, worldUrl: string) {
  return [...text.matchAll(/@([a-z0-9_]+)/g)].flatMap((match) => {
    const person = personByHandle(match[1] ?? "");
    if (person === undefined) return [];
    const { id, handle } = person;
    return [{ id, username: handle, acct: handle, url: `${worldUrl}/@${handle}` }];
  });
}
