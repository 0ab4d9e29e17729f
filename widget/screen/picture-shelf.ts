import type { Post } from "#wire/post.ts";
import { pictureOf, warmPicture } from "./picture.ts";

type State = "loading" | "ready" | "failed";

/** Knows which posts' pictures are at hand. Keeps nothing but a word per picture, and only for posts that are there. */
export function createPictureShelf(warm = warmPicture) {
  const states = new Map<string, State>();

  async function fetchOne(key: string, post: Post): Promise<void> {
    const picture = pictureOf(post);
    if (!picture) return;
    states.set(key, "loading");
    const ready = await warm(picture);
    if (states.has(key)) states.set(key, ready ? "ready" : "failed");
  }

  return {
    /** Forgets pictures of posts that left and fetches those of new ones. */
    stock(posts: readonly Post[]): void {
      const wanted = new Map(posts.map((post) => [keyOf(post), post]));
      for (const key of states.keys()) if (!wanted.has(key)) states.delete(key);
      for (const [key, post] of wanted) if (!states.has(key)) void fetchOne(key, post);
    },
    /** Tries the failed ones again: the network is back. */
    retry(posts: readonly Post[]): void {
      for (const post of posts) {
        const key = keyOf(post);
        if (states.get(key) === "failed") void fetchOne(key, post);
      }
    },
    fail(post: Post): void {
      states.set(keyOf(post), "failed");
    },
    isBroken: (post: Post): boolean => states.get(keyOf(post)) === "failed",
    /** Nothing to wait for: the picture is here, or there is none. */
    isReady: (post: Post): boolean => (states.get(keyOf(post)) ?? "ready") === "ready",
  };
}

export type PictureShelf = ReturnType<typeof createPictureShelf>;

// An edited post may carry another picture.
function keyOf(post: Post): string {
  return `${post.id} ${pictureOf(post)?.id ?? ""}`;
}
