/** What of a wall's placements is asked for, in which order; also what a saved view holds. */
import { z } from "zod";
import { mediaKinds, placementStates } from "../domain/vocabulary.ts";

/** Where what is unknown comes last: nobody's followers are no 0. */
export const placementOrders = [
  "oldest",
  "newest",
  "engaged",
  "reach-most",
  "reach-least",
] as const;
export type PlacementOrder = (typeof placementOrders)[number];

/** A time with its zone, or a day in UTC. */
const When = z.union([z.iso.datetime({ offset: true }), z.iso.date()], {
  error: "a time such as 2026-05-01T09:00:00Z, or a day such as 2026-05-01",
});

/** The filters and the order of `GET …/placements`. All are optional, and all that are given have to fit. */
export const PlacementFilters = z.object({
  state: z.enum(placementStates).optional(),
  network: z.string().max(40).optional(),
  source: z.uuid().optional(),
  media: z.enum([...mediaKinds, "none"]).optional(),
  /** `tr` finds `tr-TR`, too. */
  lang: z.string().max(35).optional(),
  /** A handle or the id of an author. */
  creator: z.string().max(200).optional(),
  tag: z.string().max(80).optional(),
  /** Words in all their forms, "phrases", -without; what is not found as words is looked for as letters. */
  q: z.string().max(200).optional(),
  reason: z.string().max(60).optional(),
  /** Of arrival. A day as `until` is that day, too. */
  from: When.optional(),
  until: When.optional(),
  /** Has a picture without a text. */
  alt: z.enum(["missing"]).optional(),
  link: z.enum(["yes", "no"]).optional(),
  highlighted: z.enum(["yes", "no"]).optional(),
  claimed: z.enum(["me", "others", "none"]).optional(),
  collection: z.uuid().optional(),
  order: z.enum(placementOrders).default("oldest"),
});
export type PlacementFilters = z.infer<typeof PlacementFilters>;

/** Query of `GET …/placements`. A cursor goes on in the order it was made in. */
export const PlacementQuery = PlacementFilters.extend({
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: z.string().max(400).optional(),
});
export type PlacementQuery = z.infer<typeof PlacementQuery>;

/** Query of `GET …/facets`. */
export const FacetQuery = z.object({ state: z.enum(placementStates).optional() });

/** A value to filter by. `more`: there are more than `count`. */
export const Facet = z.object({ value: z.string(), count: z.int(), more: z.boolean() });
export type Facet = z.infer<typeof Facet>;

/** What a wall's placements can be filtered by: the values that occur, most frequent first, at most 50 each. */
export const Facets = z.object({
  networks: z.array(Facet),
  sources: z.array(Facet.extend({ connector: z.string() })),
  languages: z.array(Facet),
  tags: z.array(Facet),
  reasons: z.array(Facet),
});
export type Facets = z.infer<typeof Facets>;
