import type { PlacementQuery } from "#wire/placement-query.ts";
import type { Query } from "../api/client.ts";

export type Order = PlacementQuery["order"];

export const orders: readonly Order[] = [
  "oldest",
  "newest",
  "engaged",
  "reach-most",
  "reach-least",
];

/** What narrows, by the names the server knows; in the order in which their chips stand. */
export const narrowing = [
  ...(["q", "network", "source", "media", "lang", "creator", "tag", "reason"] as const),
  ...(["from", "until", "alt", "link", "claimed"] as const),
] as const;

export type Narrowing = (typeof narrowing)[number];

/** What narrows and orders the queue; kept in the address so that a reload and a link keep it. */
export type Filters = Partial<Record<Narrowing, string>> & { order?: Order };

/** What of an address or a kept view this page understands. */
export function filtersOf(words: Iterable<[string, string]>): Filters {
  const given = new Map(words);
  const filters: Filters = {};
  for (const name of narrowing) {
    const value = given.get(name);
    if (value) filters[name] = value;
  }
  const order = orders.find((known) => known === given.get("order"));
  if (order && order !== "oldest") filters.order = order;
  return filters;
}

/** Reads filters from the address. */
export const filtersFrom = (search: string): Filters => filtersOf(new URLSearchParams(search));

/** The part of the query that narrows. Days are those of whoever looks; the server would take its own. */
export function queryOf(filters: Filters): Query {
  return Object.fromEntries(
    namesOn(filters).map((name) => [name, momentOf(name, filters[name] ?? "")]),
  );
}

function momentOf(name: Narrowing, value: string): string {
  if ((name !== "from" && name !== "until") || !/^\d{4}-\d\d-\d\d$/.test(value)) return value;
  const [year = 0, month = 1, day = 1] = value.split("-").map(Number);
  const start = new Date(year, month - 1, name === "until" ? day + 1 : day);
  return new Date(start.getTime() - (name === "until" ? 1 : 0)).toISOString();
}

/** The filters that are on; the order is not one. */
export function namesOn(filters: Filters): Narrowing[] {
  return narrowing.filter((name) => filters[name]);
}

/** Sets some and takes off what is empty. */
export function withFilters(filters: Filters, changes: Filters): Filters {
  const all = { ...filters, ...changes };
  return filtersOf(Object.entries(all).filter((entry): entry is [string, string] => !!entry[1]));
}

/** All off; the order stays as it was. */
export const cleared = ({ order }: Filters): Filters => (order ? { order } : {});

/** Tab and filters as plain words, for the address and for a view that is kept; what is usual is left out. */
export function wordsOfView(tab: string, filters: Filters): Record<string, string> {
  const on = namesOn(filters).map((name) => [name, filters[name] ?? ""]);
  const order = filters.order && filters.order !== "oldest" ? [["order", filters.order]] : [];
  const state = tab === "pending" ? [] : [["state", tab]];
  return Object.fromEntries([...state, ...on, ...order]);
}

/** The address's query for a tab and its filters. */
export function searchOf(tab: string, filters: Filters): string {
  const words = new URLSearchParams(wordsOfView(tab, filters));
  return words.size ? `?${words}` : "";
}

export function sameFilters(one: Filters, other: Filters): boolean {
  return searchOf("", one) === searchOf("", other);
}
