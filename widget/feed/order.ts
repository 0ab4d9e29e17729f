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

/**
 * The posts in the order of the feed. With `every`, a sponsored post comes after that many others, and what is left of
 * them follows at the end; a pinned one stays where it was pinned.
 */
export function ordered(posts: readonly Post[], every?: number): Post[] {
  const sorted = [...posts].sort(comparePosts);
  if (!every) return sorted;
  const isSponsored = ({ pinned, badges }: Post) =>
    !pinned && badges.some(({ kind }) => kind === "sponsored");
  const others = sorted.filter((post) => !isSponsored(post));
  const turn = every + 1;
  for (const [index, post] of sorted.filter(isSponsored).entries())
    others.splice(turn * (index + 1) - 1, 0, post);
  return others;
}
