/** A twin of the two calls that embeds make to a Bluesky AppView. */
import { pictureOf, type WallPost } from "../wall-posts.ts";

const did = "did:plc:bench234bench234bench234";
const handle = "bench.example";
/** The form is checked by the client, the content by nobody. */
const cid = "bafyreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku";

export const authorFeedPath = "/xrpc/app.bsky.feed.getAuthorFeed";
export const profilePath = "/xrpc/app.bsky.actor.getProfile";
export const actor = handle;

/** `app.bsky.actor.defs#profileViewDetailed` */
export function profileTwin(): object {
  return {
    did,
    handle,
    displayName: "The bench",
    followersCount: 0,
    followsCount: 0,
    postsCount: 60,
  };
}

/** All posts at once, whatever limit is asked for: one peer has 30 written into it. */
export function authorFeedTwin(posts: readonly WallPost[]): object {
  return { feed: posts.map((post, index) => ({ post: postTwin(post, index) })) };
}

function postTwin(post: WallPost, index: number): object {
  const picture = pictureOf(post);
  const { text, publishedAt: createdAt } = post;
  return {
    uri: `at://${did}/app.bsky.feed.post/3bench${String(index).padStart(7, "2")}`,
    cid,
    author: { did, handle, displayName: post.author?.name ?? "" },
    record: { $type: "app.bsky.feed.post", text, createdAt },
    ...(picture && {
      embed: {
        $type: "app.bsky.embed.images#view",
        images: [
          {
            ...{ thumb: picture.src, fullsize: picture.src, alt: picture.alt },
            aspectRatio: { width: picture.width, height: picture.height },
          },
        ],
      },
    }),
    ...{ replyCount: 0, repostCount: 0, likeCount: 0, quoteCount: 0 },
    ...{ indexedAt: createdAt, labels: [] },
  };
}
