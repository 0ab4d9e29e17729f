import { html, type TemplateResult } from "lit";
import type { AdminSource } from "#wire/admin-source.ts";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { sayLanguage } from "../words/say.ts";
import { sayDay } from "./date-menu.ts";
import { sayRead } from "./facet-options.ts";
import { type Filters, type Narrowing, namesOn } from "./filters.ts";
import { networkName } from "./networks.ts";
import { sayReason } from "./reasons.ts";

/** What is on, each with a way to take it off, and one way for all. */
export function filterChips(
  app: AdminContext,
  filters: Filters,
  {
    sources,
    narrow,
    clear,
  }: {
    sources: readonly AdminSource[];
    narrow: (changes: Filters) => void;
    clear: () => void;
  },
): TemplateResult {
  const { narrow: words, choices } = app.words;
  const chip = (name: Narrowing) => {
    const said = sayFilter(app, name, filters[name] ?? "", sources);
    return html`
      <span class="chip filter-chip"><bdi>${said}</bdi>
        <button class="bare" aria-label=${words.takeOff(said)} @click=${() => narrow({ [name]: "" })}>${icon("x")}</button>
      </span>`;
  };
  return html`
    <div class="filter-chips" role="group" aria-label=${words.on}>
      ${namesOn(filters).map(chip)}
      <button class="bare link" @click=${clear}>${choices.clearFilters}</button>
    </div>`;
}

function sayFilter(
  app: AdminContext,
  name: Narrowing,
  value: string,
  sources: readonly AdminSource[],
): string {
  const { narrow, choices, words } = { ...app.words, words: app.words };
  const day = () => sayDay(app.locale, value);
  const says: Record<Narrowing, () => string> = {
    q: () => `“${value}”`,
    network: () => networkName(words, value),
    source: () => sayRead(app, value, sources),
    media: () => (choices.kinds as Record<string, string>)[value] ?? value,
    lang: () => sayLanguage(app.locale, value),
    creator: () => narrow.by(value),
    tag: () => narrow.tagged(value),
    reason: () => sayReason(words, value),
    from: () => narrow.from(day()),
    until: () => narrow.until(day()),
    alt: () => narrow.altMissing,
    link: () => (value === "no" ? narrow.noLink : narrow.hasLink),
    claimed: () => (narrow.claimed as Record<string, string>)[value] ?? value,
  };
  return says[name]();
}
