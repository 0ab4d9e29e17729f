import type { AdminSource } from "#wire/admin-source.ts";
import type { Facets } from "#wire/placement-query.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { sourceTitle } from "../sources/source-title.ts";
import { sayLanguage, sayNumber } from "../words/say.ts";
import type { FacetOption } from "./facet-menu.ts";
import { networkName } from "./networks.ts";
import { sayReason } from "./reasons.ts";

type Counted = { value: string; count: number; more: boolean };

/** What each menu offers, in words, with how many posts there are of it. */
export function facetOptions(
  app: AdminContext,
  facets: Facets | null,
  sources: readonly AdminSource[],
): Record<"network" | "source" | "lang" | "tag" | "reason", FacetOption[]> {
  const said = (all: readonly Counted[] | undefined, say: (value: string) => string) =>
    (all ?? []).map(({ value, count, more }) => ({
      value,
      label: say(value),
      count: more ? "1000+" : sayNumber(app.locale, count),
    }));
  return {
    network: said(facets?.networks, (value) => networkName(app.words, value)),
    source: said(facets?.sources, (value) => sayRead(app, value, sources, facets)),
    lang: said(facets?.languages, (value) => sayLanguage(app.locale, value)),
    tag: said(facets?.tags, (value) => value),
    reason: said(facets?.reasons, (value) => sayReason(app.words, value)),
  };
}

/** A source by what it reads; two of one network are told apart by that. */
export function sayRead(
  app: AdminContext,
  id: string,
  sources: readonly AdminSource[],
  facets: Facets | null = null,
): string {
  const source = sources.find((known) => known.id === id);
  const connector =
    source?.connector ?? facets?.sources.find(({ value }) => value === id)?.connector;
  const name = connector ? networkName(app.words, connector) : app.words.narrow.source;
  const title = source ? sourceTitle(source) : "";
  return title ? `${name}: ${title}` : name;
}
