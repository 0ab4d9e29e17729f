import type { Post } from "#wire/post.ts";

/** All of a post that can be seen of it: two with the same face need no new card. Counts and order are not seen. */
export function faceOf(post: Post): string {
  return JSON.stringify({ ...post, counts: 0, shownAt: 0 });
}
