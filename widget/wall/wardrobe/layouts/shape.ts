import type { Post } from "#wire/post.ts";

const severalShape = 4 / 3;

/** Words alone stand about as wide as high, a little wider for the lines. */
const wordsShape = 1.25;

/**
 * How wide the pictures of a post are for their height. Panoramas and towers stay within what a card can hold: a
 * card narrower than its author's name helps nobody.
 */
export function shapeOf({ media, sensitive, contentWarning }: Post): number {
  const pictures = picturesIn(media);
  const [first] = pictures;
  if (!first || sensitive || contentWarning !== null) return wordsShape;
  if (pictures.length > 1 || !first.width || !first.height) return severalShape;
  return Math.min(2, Math.max(0.8, first.width / first.height));
}

/** One post that a newer or broken server writes differently must not take the others with it. */
function picturesIn(media: Post["media"]): Post["media"] {
  try {
    return media.filter(({ sources }) => sources.some(({ type }) => /^image/.test(type)));
  } catch {
    return [];
  }
}
