/** Walls and displays as their moderators see and change them. */
import { z } from "zod";
import {
  accentModes,
  displayKinds,
  editPolicies,
  locales,
  placementStates,
  wallStates,
} from "../domain/vocabulary.ts";
import { Consent, Look, LookChanges, Slug } from "./wall.ts";

/** A hashtag as a moderator types it; the leading `#` may be left out. */
export const Hashtag = z
  .string()
  .trim()
  .min(1)
  .max(140)
  .regex(/^[#＃﹟]?[^\s#＃﹟]+$/u, "one word, with or without #");

/** Body of `POST /v1/admin/walls`. */
export const NewWall = z.strictObject({
  slug: Slug,
  title: z.string().trim().min(1).max(120),
  locale: z.enum(locales).default("en"),
  hashtags: z.array(Hashtag).max(20).default([]),
  accents: z.enum(accentModes).default("ignore"),
  onEdit: z.enum(editPolicies).default("pending"),
  uploads: z.boolean().default(true),
  look: Look.prefault({}),
  consentText: z.string().trim().min(1).max(4000).optional(),
  state: z.enum(wallStates).default("live"),
});
export type NewWall = z.infer<typeof NewWall>;

/** Body of `PATCH /v1/admin/walls/{wall}`: any of the fields of a new wall. */
export const WallChanges = z.strictObject({
  slug: Slug.optional(),
  title: z.string().trim().min(1).max(120).optional(),
  locale: z.enum(locales).optional(),
  hashtags: z.array(Hashtag).max(20).optional(),
  accents: z.enum(accentModes).optional(),
  onEdit: z.enum(editPolicies).optional(),
  uploads: z.boolean().optional(),
  look: LookChanges.optional(),
  consentText: z.string().trim().min(1).max(4000).optional(),
  state: z.enum(wallStates).optional(),
  /** A sponsored post after every so many others; `null`: in its own turn. */
  sponsoredEvery: z.int().min(2).max(50).nullable().optional(),
});
export type WallChanges = z.infer<typeof WallChanges>;

/** Number of placements in each state of a wall. */
export const QueueCounts = z.record(z.enum(placementStates), z.int());
export type QueueCounts = z.infer<typeof QueueCounts>;

/** A wall as its moderators see it. */
export const AdminWall = z.object({
  id: z.string(),
  slug: Slug,
  title: z.string(),
  locale: z.enum(locales),
  hashtags: z.array(z.string()),
  accents: z.enum(accentModes),
  onEdit: z.enum(editPolicies),
  uploads: z.boolean(),
  look: Look,
  state: z.enum(wallStates),
  consent: Consent,
  sponsoredEvery: z.int().nullable(),
  /** Approved posts that wait for a paused wall to go on. */
  heldBack: z.int(),
  seq: z.int(),
  counts: QueueCounts,
  createdAt: z.string(),
});
export type AdminWall = z.infer<typeof AdminWall>;

/** Body of `POST …/displays`. */
export const NewDisplay = z.strictObject({
  slug: Slug,
  kind: z.enum(displayKinds),
  settings: z.strictObject({ dwellMs: z.int().min(3000).max(120_000).optional() }).default({}),
});
export type NewDisplay = z.infer<typeof NewDisplay>;

export const DisplayChanges = z.strictObject({
  slug: Slug.optional(),
  settings: z.strictObject({ dwellMs: z.int().min(3000).max(120_000).optional() }).optional(),
});
export type DisplayChanges = z.infer<typeof DisplayChanges>;

/** One way a wall is shown. `url` is where to open it. */
export const AdminDisplay = z.object({
  id: z.string(),
  slug: Slug,
  kind: z.enum(displayKinds),
  settings: z.object({ dwellMs: z.int().optional() }),
  url: z.string(),
  createdAt: z.string(),
});
export type AdminDisplay = z.infer<typeof AdminDisplay>;
