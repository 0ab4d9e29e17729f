import type { Post } from "#wire/post.ts";
import type { WallParts } from "./later.ts";

/** A post that an address names and that is not among those on the page. */
export interface Guest {
  post: Post | null;
  /** Asks for it; `null` where it is not shown, or cannot be had. */
  invite(id: string): Promise<Post | null>;
}

export function createGuest({ settings, session }: WallParts): Guest {
  return {
    post: null,
    async invite(id) {
      const path = `v1/walls/${encodeURIComponent(settings.wall)}/posts/${encodeURIComponent(id)}`;
      try {
        const response = await fetch(new URL(path, settings.server), {
          credentials: "omit",
          cache: "no-cache",
          signal: AbortSignal.timeout(15_000),
        });
        const post = response.ok ? ((await response.json()) as Post) : null;
        this.post = post?.id === id && !session.closed ? post : null;
      } catch {
        this.post = null;
      }
      return this.post;
    },
  };
}
