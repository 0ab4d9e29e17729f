import type { Post } from "#wire/post.ts";

/** Pinned first in the order they were given, then the latest shown, the latest published, the greatest id: the order of the feed. */
export function comparePosts(a: Post, b: Post): number {
  return (
    Number(b.pinned) - Number(a.pinned) ||
    (b.pinRank ?? 0) - (a.pinRank ?? 0) ||
    Date.parse(b.shownAt) - Date.parse(a.shownAt) ||
    Date.parse(b.publishedAt) - Date.parse(a.publishedAt) ||
    (b.id > a.id ? 1 : b.id < a.id ? -1 : 0)
  );
}

/** The posts in the order of the feed. */
export function ordered(posts: readonly Post[]): Post[] {
  return [...posts].sort(comparePosts);
}
