import type { Post } from "#wire/post.ts";
import type { Feed, Wall } from "#wire/wall.ts";

/** What a wall knows: its posts in the order they are shown, and where to go on from. */
export interface WallFeed {
  readonly wall: Wall;
  readonly posts: readonly Post[];
  /** Cursor of the next page; `null` at the end. */
  readonly next: string | null;
  /** True once posts fell off the end to stay within bounds: `next` no longer follows the last post. */
  readonly trimmed: boolean;
  readonly seq: number;
}

/** The feed as it came. The truth of the server replaces all there was: what it left out is hidden. */
export function takeFeed(feed: Feed): WallFeed {
  const { wall, next, seq } = feed;
  return { wall, posts: ordered(feed.posts), next, trimmed: false, seq };
}

/** Pinned first, then the latest shown, the latest published, the greatest id: the order of the feed. */
export function comparePosts(a: Post, b: Post): number {
  return (
    Number(b.pinned) - Number(a.pinned) ||
    Date.parse(b.shownAt) - Date.parse(a.shownAt) ||
    Date.parse(b.publishedAt) - Date.parse(a.publishedAt) ||
    (b.id > a.id ? 1 : b.id < a.id ? -1 : 0)
  );
}

/** The posts in the order of the feed. */
export function ordered(posts: readonly Post[]): Post[] {
  return [...posts].sort(comparePosts);
}
