/** What the queue can be filtered by, and the views that people keep of it. */
import { FacetQuery, Facets } from "#wire/placement-query.ts";
import { NewView, SavedView, SavedViews, ViewChanges } from "#wire/saved-view.ts";
import type { Operation } from "./operations.ts";

const admin = "/v1/admin/walls/{wall}";

export const queueOperations: Operation[] = [
  {
    method: "get",
    path: `${admin}/facets`,
    summary: "What placements can be filtered by, counted up to 1,000",
    query: FacetQuery,
    answer: [200, Facets],
  },
  {
    method: "get",
    path: `${admin}/views`,
    summary: "Saved views: the shared ones and one's own",
    answer: [200, SavedViews],
  },
  {
    method: "post",
    path: `${admin}/views`,
    summary: "Save a view",
    body: { type: "json", schema: NewView },
    answer: [201, SavedView],
  },
  {
    method: "patch",
    path: `${admin}/views/{view}`,
    summary: "Rename, change, share a view or take it back",
    body: { type: "json", schema: ViewChanges },
    answer: [200, SavedView],
  },
  {
    method: "delete",
    path: `${admin}/views/{view}`,
    summary: "Delete a view",
    answer: [204, null],
  },
];
