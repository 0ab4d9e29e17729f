import { z } from "zod";
import type { Post } from "./post.ts";
import { Slug, type Wall } from "./wall.ts";

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

/**
 * The walls of `GET /v1/live`, several on one line; `after` is `null` for what comes from now on. Before the events of
 * a wall the line says `event: of` with `{wall}`, and `event: gone` for a wall that is not there.
 */
export const sharedLiveQuery = z
  .array(
    z.object({
      wall: Slug,
      after: z
        .string()
        .regex(/^\d{0,15}$/, "the number that the feed calls seq, or nothing")
        .transform((digits) => (digits === "" ? null : Number(digits))),
    }),
  )
  .min(1, "name a wall: ?wall=acme-summer&after=12")
  .max(20, "at most 20 walls on one line")
  .refine(
    (walls) => new Set(walls.map(({ wall }) => wall)).size === walls.length,
    "each wall once",
  );
export type SharedLiveQuery = z.infer<typeof sharedLiveQuery>;
