import type { Post } from "./post.ts";
import type { Wall } from "./wall.ts";

/**
 * What `GET /v1/walls/{wall}/live` says, one Server-Sent Event each: `event:` is `kind`, `data:` the JSON of the
 * rest, `id:` the wall's `seq` after it. `reset` means: fetch the feed again.
 */
export type LiveEvent =
  | { kind: "show"; post: Post }
  | { kind: "change"; post: Post }
  | { kind: "hide"; id: string }
  | { kind: "wall"; wall: Wall }
  | { kind: "reset" };
