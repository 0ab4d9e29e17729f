/** What the queue's filters are told by the server. */

export interface Facet {
  value: string;
  /** At most 1000; `more` says that there are more. */
  count: number;
  more: boolean;
}

/** Answer of `GET …/facets`: what there is of each, biggest first. */
export interface Facets {
  networks: Facet[];
  sources: (Facet & { connector: string })[];
  languages: Facet[];
  tags: Facet[];
  reasons: Facet[];
}

/** A filter with a name, one's own or everybody's. */
export interface SavedView {
  id: string;
  name: string;
  query: Record<string, string>;
  shared: boolean;
  mine: boolean;
  createdAt: string;
}

export type NewView = Pick<SavedView, "name" | "query"> & { shared?: boolean };
export type ViewChanges = Partial<NewView>;
