import { html, type TemplateResult } from "lit";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { sayLanguage } from "../words/say.ts";
import { type Filters, filtersOn } from "./filters.ts";
import { networkName } from "./networks.ts";

const tongues = ["tr", "en", "de", "fr", "es", "ar", "ku", "ru"];
const kinds = ["image", "video", "audio", "none"] as const;

/** Narrows the queue. On a phone it folds away behind one button. */
export function filterBar(
  app: AdminContext,
  filters: Filters,
  known: readonly string[],
  change: (filters: Filters) => void,
): TemplateResult {
  const { choices } = app.words;
  const set = (name: keyof Filters) => (event: Event) => {
    change({ ...filters, [name]: (event.target as HTMLSelectElement).value });
  };
  const networks = [...new Set([...known, ...(filters.network ? [filters.network] : [])])].map(
    (name) => [name, networkName(app.words, name)] as const,
  );
  const languages = tongues.map((code) => [code, sayLanguage(app.locale, code)] as const);
  const media = kinds.map((kind) => [kind, choices.kinds[kind]] as const);
  return html`
    <div class="filters" role="search" aria-label=${choices.filters}>
      <koro-search-field .app=${app} .value=${filters.q ?? ""} .search=${(q: string) => change({ ...filters, q })}></koro-search-field>
      ${networks.length ? select(choices.network, networks, filters.network, choices.any, set("network")) : ""}
      ${select(choices.media, media, filters.media, choices.any, set("media"))}
      ${select(choices.lang, languages, filters.lang, choices.any, set("lang"))}
      ${select(choices.order, Object.entries(choices.orders), filters.order ?? "oldest", null, set("order"))}
      ${filtersOn(filters) ? html`<button class="bare link" @click=${() => change(filters.order ? { order: filters.order } : {})}>${choices.clearFilters}</button>` : ""}
    </div>`;
}

function select(
  label: string,
  options: readonly (readonly [string, string])[],
  chosen: string | undefined,
  any: string | null,
  change: (event: Event) => void,
): TemplateResult {
  return html`
    <label class="select" ?data-on=${any !== null && Boolean(chosen)}>
      <span>${label}</span>
      <select @change=${change}>
        ${any === null ? "" : html`<option value="" ?selected=${!chosen}>${any}</option>`}
        ${options.map(([value, name]) => html`<option value=${value} ?selected=${value === chosen}>${name}</option>`)}
      </select>
      ${icon("chevron-down")}
    </label>`;
}
