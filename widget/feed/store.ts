import type { Post } from "#wire/post.ts";
import type { Feed, Wall } from "#wire/wall.ts";

/** What a wall knows: its posts in the order they are shown, and where to go on from. */
export interface WallFeed {
  readonly wall: Wall;
  readonly posts: readonly Post[];
  /** Cursor of the next page; `null` at the end. */
  readonly next: string | null;
  /** True once posts fell off the end to stay within bounds: `next` no longer follows the last post. */
  readonly trimmed: boolean;
  readonly seq: number;
  /** `seq` of the feed that all this began with, where events came since. */
  readonly since?: number;
  /** Posts hidden since then, each with the `seq` that hid it: an older page must not bring them back. */
  readonly gone?: ReadonlyMap<string, number>;
}

/** The feed as it came, in the order the server gives. The truth of the server replaces all there was: what it left out is hidden. */
export function takeFeed(feed: Feed): WallFeed {
  const { wall, posts, next, seq } = feed;
  return { wall, posts, next, trimmed: false, seq };
}
