import type { FoundPost } from "../../connectors/connector.ts";
import { notLaterThan, soundId, soundNumber } from "../../domain/found-post.ts";

/**
 * The post with ids, times and numbers that the tables can hold: one malformed post must not cost the reading it came
 * in. A time of editing in the future would make every later edit an older one.
 */
export function soundPost(post: FoundPost, at: Date): FoundPost {
  const { author, editedAt, counts } = post;
  const edited = editedAt && !Number.isNaN(editedAt.getTime()) ? editedAt : null;
  return {
    ...post,
    externalId: soundId(post.externalId),
    publishedAt: new Date(notLaterThan(post.publishedAt, at)),
    editedAt: edited && new Date(notLaterThan(edited, at)),
    counts: soundCounts(counts),
    author: author && {
      ...author,
      externalId: soundId(author.externalId),
      followers: soundNumber(author.followers, Number.MAX_SAFE_INTEGER),
    },
  };
}

const countNames = ["likes", "shares", "comments", "views"] as const;

function soundCounts(counts: FoundPost["counts"]): FoundPost["counts"] {
  return Object.fromEntries(
    countNames.flatMap((name) => {
      const count = soundNumber(counts[name], Number.MAX_SAFE_INTEGER);
      return count === null ? [] : [[name, count]];
    }),
  );
}
