import type { Post } from "#wire/post.ts";
import { faceOf } from "../post/face.ts";
import type { PostOptions } from "../post/post-options.ts";

/**
 * A short name for all that a card is made of (FNV-1a), by which a wall tells whether the card that the server wrote is
 * the one it would write itself. Not a secret and not a proof: whoever writes the digest has written the card as well.
 */
export function digestOf(post: Post, options: PostOptions): string {
  const { locale, headingLevel, noticeUrl, opens } = options;
  const text = JSON.stringify([faceOf(post), locale, headingLevel, noticeUrl, opens]);
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}
