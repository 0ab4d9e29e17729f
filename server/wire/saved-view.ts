/** Filters with a name, kept by a person or shared by all who moderate a wall. */
import { z } from "zod";
import { PlacementFilters } from "./placement-query.ts";

/** The parameters of `GET …/placements` without `limit` and `cursor`, as they stand in an address. */
export const ViewQuery = z
  .record(z.string().max(40), z.string().max(200))
  .superRefine((query, refinement) => {
    const parsed = PlacementFilters.strict().safeParse(query);
    for (const { path, message, ...issue } of parsed.error?.issues ?? []) {
      const unknown = "keys" in issue ? issue.keys.map((key) => [key]) : [path];
      for (const at of unknown) refinement.addIssue({ code: "custom", path: at, message });
    }
  });

const Name = z.string().trim().min(1).max(60);

/** Body of `POST …/views`. */
export const NewView = z.strictObject({
  name: Name,
  query: ViewQuery,
  shared: z.boolean().default(false),
});
export type NewView = z.infer<typeof NewView>;

/** Body of `PATCH …/views/{view}`. */
export const ViewChanges = z.strictObject({
  name: Name.optional(),
  query: ViewQuery.optional(),
  shared: z.boolean().optional(),
});
export type ViewChanges = z.infer<typeof ViewChanges>;

export const SavedView = z.object({
  id: z.string(),
  name: z.string(),
  query: z.record(z.string(), z.string()),
  /** Everybody who sees the wall sees it. */
  shared: z.boolean(),
  /** Nobody else sees it. */
  mine: z.boolean(),
  createdAt: z.string(),
});
export type SavedView = z.infer<typeof SavedView>;

export const SavedViews = z.object({ views: z.array(SavedView) });
