import type { Query } from "../api/client.ts";
import type { Order } from "./queue-state.ts";

/** What narrows the queue; kept in the address so that a reload and a link keep it. */
export interface Filters {
  q?: string;
  network?: string;
  media?: string;
  lang?: string;
  order?: Order;
}

const narrowing = ["q", "network", "media", "lang"] as const;

/** The part of the query that narrows. */
export function queryOf(filters: Filters): Query {
  const given = narrowing.flatMap((name) => (filters[name] ? [[name, filters[name]]] : []));
  return Object.fromEntries(given);
}

/** How many filters are on; the order is not one. */
export function filtersOn(filters: Filters): number {
  return narrowing.filter((name) => filters[name]).length;
}

/** Reads filters from the address. */
export function filtersFrom(search: string): Filters {
  const words = new URLSearchParams(search);
  const filters: Filters = {};
  for (const name of narrowing) {
    const value = words.get(name);
    if (value) filters[name] = value;
  }
  if (words.get("order") === "newest") filters.order = "newest";
  return filters;
}

/** The address's query for a tab and its filters; what is usual is left out. */
export function searchOf(tab: string, filters: Filters): string {
  const words = new URLSearchParams();
  if (tab !== "pending") words.set("state", tab);
  for (const name of narrowing) {
    const value = filters[name];
    if (value) words.set(name, value);
  }
  if (filters.order === "newest") words.set("order", "newest");
  return words.size ? `?${words}` : "";
}
