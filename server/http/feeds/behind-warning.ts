import type { Post } from "#wire/post.ts";

/** What a reader has to agree to see is not handed to programs that show it to others. */
export const isBehindWarning = (post: Post) => post.sensitive || post.contentWarning !== null;
