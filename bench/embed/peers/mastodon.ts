/** A twin of the call that embeds make to a Mastodon server. */
import { escaped } from "../escaped.ts";
import { pictureOf, type WallPost } from "../wall-posts.ts";

export const hashtag = "bench";
export const timelinePath = `/api/v1/timelines/tag/${hashtag}`;

const noPicture = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=";

/** `GET /api/v1/timelines/tag/:hashtag`: all posts at once. */
export function timelineTwin(posts: readonly WallPost[], origin: string): object[] {
  return posts.map((post, index) => statusTwin(post, String(1000 - index), origin));
}

function statusTwin(post: WallPost, id: string, origin: string): object {
  const url = `${origin}/@bench/${id}`;
  return {
    ...{ id, uri: url, url, created_at: post.publishedAt, edited_at: null },
    ...{ visibility: "public", language: "en", sensitive: false, spoiler_text: "" },
    content: `<p>${escaped(post.text)}</p>`,
    account: accountTwin(post.author?.name ?? "", origin),
    media_attachments: attachmentsTwin(post, id),
    ...{ mentions: [], tags: [], emojis: [], reblog: null, card: null, poll: null },
    ...{ replies_count: 0, reblogs_count: 0, favourites_count: 0 },
  };
}

function accountTwin(name: string, origin: string): object {
  return {
    ...{ id: "1", username: "bench", acct: "bench", display_name: name, emojis: [] },
    ...{ url: `${origin}/@bench`, avatar: noPicture, avatar_static: noPicture },
  };
}

function attachmentsTwin(post: WallPost, id: string): object[] {
  const picture = pictureOf(post);
  if (!picture) return [];
  const { src, alt, width, height } = picture;
  const size = { width, height, aspect: width / height };
  return [
    {
      ...{ id, type: "image", url: src, preview_url: src, description: alt },
      meta: { original: size, small: size },
    },
  ];
}
