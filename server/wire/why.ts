/** Why a post is not shown, and all that ever happened to it. */
import { z } from "zod";
import { actorKinds, placementStates } from "../domain/vocabulary.ts";
import { undoWays } from "../domain/why.ts";
import { LogLine } from "./log.ts";

/** How a reason can be changed; see `domain/why.ts`. */
export const UndoHow = z.enum(undoWays);
export type UndoHow = z.infer<typeof UndoHow>;

/** One reason. `href` leads to where it was said, in the admin page; `null` where there is no such place. */
export const WhyReason = z.object({
  reason: z.string(),
  by: z.object({ kind: z.enum(actorKinds), name: z.string().nullable() }),
  at: z.string().nullable(),
  /** What a rule found, what somebody noted, or the time that it waits for. */
  note: z.string().nullable(),
  undo: z.array(z.object({ how: UndoHow, href: z.string().nullable() })),
});
export type WhyReason = z.infer<typeof WhyReason>;

/** The post on one of its walls. */
export const WhyOnWall = z.object({
  wall: z.object({ slug: z.string(), title: z.string() }),
  state: z.enum(placementStates),
  version: z.int(),
  shown: z.boolean(),
  reasons: z.array(WhyReason),
});
export type WhyOnWall = z.infer<typeof WhyOnWall>;

/**
 * Answer of `GET /v1/admin/walls/{wall}/posts/{post}/why`. `here` is the wall that was asked about, `elsewhere` the
 * others within reach; `history` is of all of them, newest first, at most 300 lines.
 */
export const Why = z.object({
  post: z.object({
    id: z.string(),
    text: z.string(),
    author: z.string().nullable(),
    network: z.string(),
    permalink: z.string().nullable(),
    arrivedAt: z.string(),
  }),
  here: WhyOnWall,
  elsewhere: z.array(WhyOnWall),
  history: z.array(LogLine),
});
export type Why = z.infer<typeof Why>;
