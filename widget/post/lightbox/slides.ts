import type { Media, Post } from "#wire/post.ts";
import { visibleMedia } from "../pictures.ts";

/** One picture, film or sound in its post; the lightbox shows one at a time. */
export interface Slide {
  readonly post: Post;
  readonly media: Media;
}

/** All there is to look at, in the order of the posts. */
export function slidesOf(posts: readonly Post[]): Slide[] {
  return posts.flatMap((post) => {
    try {
      return visibleMedia(post).map((media) => ({ post, media }));
    } catch {
      // One post that a newer or broken server writes differently must not take the others with it.
      return [];
    }
  });
}

/** What is nearest to the `at`th of the slides that were, now that others are: itself, what followed it, the last. */
export function nearestSlide(slides: readonly Slide[], were: readonly Slide[], at: number): number {
  for (const slide of were.slice(at)) {
    const found = findSlide(slides, slide);
    if (found >= 0) return found;
  }
  return slides.length - 1;
}

/** Where something to look at is now; the first of its post if it is gone itself, -1 if its post is. */
export function findSlide(slides: readonly Slide[], { post, media }: Slide): number {
  const same = slides.findIndex((one) => one.post.id === post.id && one.media.id === media.id);
  return same < 0 ? slides.findIndex((one) => one.post.id === post.id) : same;
}
