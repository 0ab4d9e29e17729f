/** Curating: the order of pins, copies on other walls, collections, and all that the curation panel shows of a post. */
import { z } from "zod";
import { locales, placementStates, wallStates } from "../domain/vocabulary.ts";
import { Placement } from "./placement.ts";

/** Body of `PUT …/pins`: all of them, the first on top. */
export const PinOrder = z.strictObject({ posts: z.array(z.uuid()).max(50) });
export type PinOrder = z.infer<typeof PinOrder>;

export const Pins = z.object({ placements: z.array(Placement) });
export type Pins = z.infer<typeof Pins>;

/** Body of `POST …/placements/copy`. `to` is a wall's slug or id; with `move` the posts are rejected here. */
export const CopyPosts = z.strictObject({
  posts: z.array(z.uuid()).min(1).max(500),
  to: z.string().min(1).max(64),
  move: z.boolean().default(false),
  state: z.enum(["pending", "same"]).default("pending"),
});
export type CopyPosts = z.input<typeof CopyPosts>;

/**
 * `already-there`: in whatever state, it stays as it is. `claimed`: somebody else has reserved what was to be moved. An
 * undo of `batch` on this wall takes the copies back.
 */
export const CopyAnswer = z.object({
  batch: z.string(),
  results: z.array(
    z.discriminatedUnion("ok", [
      z.object({ post: z.string(), ok: z.literal(true), state: z.enum(placementStates) }),
      z.object({
        post: z.string(),
        ok: z.literal(false),
        code: z.enum(["not-found", "removed", "already-there", "claimed"]),
      }),
    ]),
  ),
});
export type CopyAnswer = z.infer<typeof CopyAnswer>;

export const Collection = z.object({
  id: z.string(),
  name: z.string(),
  /** Posts that are gone are not counted. */
  posts: z.int(),
  createdAt: z.string(),
});
export type Collection = z.infer<typeof Collection>;

export const NewCollection = z.strictObject({ name: z.string().trim().min(1).max(80) });
export type NewCollection = z.infer<typeof NewCollection>;

/** Body of `POST …/collections/{collection}/posts`. */
export const CollectionMoves = z
  .strictObject({
    add: z.array(z.uuid()).max(500).default([]),
    remove: z.array(z.uuid()).max(500).default([]),
  })
  .refine(({ add, remove }) => add.length + remove.length <= 500, "at most 500 posts at once");
export type CollectionMoves = z.input<typeof CollectionMoves>;

export const CollectionQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: z.string().max(400).optional(),
});

/** `wall` is one on which this person may see the post. */
export const CollectionPage = z.object({
  posts: z.array(Placement.extend({ wall: z.string(), addedAt: z.string() })),
  next: z.string().nullable(),
});
export type CollectionPage = z.infer<typeof CollectionPage>;

/** All that the curation panel needs besides the placement itself. */
export const Curation = z.object({
  /** Proposals by the media's ids; what has none is not here. */
  altDrafts: z.record(z.string(), z.string()),
  walls: z.array(
    z.object({
      slug: z.string(),
      title: z.string(),
      locale: z.enum(locales),
      wallState: z.enum(wallStates),
      /** `null`: not there. */
      state: z.enum(placementStates).nullable(),
    }),
  ),
  collections: z.array(z.object({ id: z.string(), name: z.string(), has: z.boolean() })),
  /** Tags of this wall, the most used first. */
  tags: z.array(z.string()),
  /** A post of our own: its words may be changed. */
  isOurs: z.boolean(),
});
export type Curation = z.infer<typeof Curation>;
