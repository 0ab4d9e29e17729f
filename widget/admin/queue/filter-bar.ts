import { html, nothing, type PropertyValues } from "lit";
import type { AdminSource } from "#wire/admin-source.ts";
import type { Facets } from "#wire/placement-query.ts";
import type { SavedView } from "#wire/saved-view.ts";
import type { QueueApi } from "../api/queue-api.ts";
import { icon } from "../icons/icon.ts";
import { Room } from "../shell/room.ts";
import { dateMenu } from "./date-menu.ts";
import { facetMenu } from "./facet-menu.ts";
import { facetOptions } from "./facet-options.ts";
import { filterChips } from "./filter-chips.ts";
import { cleared, type Filters, namesOn, orders, withFilters } from "./filters.ts";
import type { State } from "./lifecycle.ts";
import type { View } from "./queue-state.ts";
import { viewMenu } from "./view-menu.ts";
import type { ViewsDialog } from "./views-dialog.ts";

/** Asked for less often, so they wait behind a button. */
const rare = ["source", "tag", "reason", "from", "until", "alt", "link"] as const;

const kinds = ["image", "video", "audio", "none"] as const;

/** Narrows the queue: search, menus that count, what is on as chips, and views that are kept. */
export class FilterBar extends Room {
  static override properties = {
    ...Room.properties,
    api: { attribute: false },
    slug: { type: String },
    tab: { type: String },
    filters: { attribute: false },
    open: { attribute: false },
    facets: { state: true },
    sources: { state: true },
    views: { state: true },
    unfolded: { state: true },
  };

  declare api: QueueApi;
  declare slug: string;
  declare tab: State;
  declare filters: Filters;
  declare open: (view: View) => void;
  declare facets: Facets | null;
  declare sources: readonly AdminSource[];
  declare views: readonly SavedView[];
  /** The rarer filters are shown. */
  declare unfolded: boolean;
  #counted: State | null = null;

  constructor() {
    super();
    this.facets = null;
    this.sources = [];
    this.views = [];
    this.unfolded = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#askViews();
    if (this.filters.source) this.#count();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("tab")) this.#counted = null;
  }

  /** Counted when a menu is opened: numbers that nobody looks at cost the server nothing. */
  #count = (): void => {
    if (this.#counted === this.tab) return;
    this.#counted = this.tab;
    void this.api.facets(this.tab).then(
      (facets) => {
        this.facets = facets;
      },
      () => {
        this.#counted = null;
      },
    );
    if (this.sources.length === 0) void this.#askSources();
  };

  /** The tags of this wall, the most used first. */
  async knownTags(): Promise<string[]> {
    const facets = await this.api.facets(this.tab).catch(() => null);
    return facets?.tags.map(({ value }) => value) ?? [];
  }

  async #askSources(): Promise<void> {
    const answer = await this.app.api
      .sourcesOf(this.slug)
      .list()
      .catch(() => null);
    this.sources = answer?.sources ?? [];
  }

  async #askViews(): Promise<void> {
    const answer = await this.api.views().catch(() => null);
    this.views = answer?.views ?? [];
  }

  #narrow = (changes: Filters): void => {
    this.open({ tab: this.tab, filters: withFilters(this.filters, changes) });
  };

  #clear = (): void => this.open({ tab: this.tab, filters: cleared(this.filters) });

  override render() {
    const { app, filters } = this;
    const { choices } = app.words;
    return html`
      <div class="filters" role="search" aria-label=${choices.filters}>
        <koro-search-field .app=${app} .value=${filters.q ?? ""} .search=${(q: string) => this.#narrow({ q })}></koro-search-field>
        ${this.#menu("network", choices.network)} ${this.#mediaMenu()} ${this.#menu("lang", choices.lang)}
        ${this.#foldButton()}
        <span class="filters-end">
          ${this.#order()}
          ${viewMenu(app, this.views, {
            open: this.open,
            manage: () => this.querySelector<ViewsDialog>("koro-views")?.show(),
          })}
        </span>
        ${this.#isUnfolded() ? this.#rarer() : nothing}
      </div>
      ${namesOn(filters).length ? filterChips(app, filters, { sources: this.sources, narrow: this.#narrow, clear: this.#clear }) : nothing}
      <koro-views .app=${app} .api=${this.api} .views=${this.views} .now=${{ tab: this.tab, filters }} .changed=${this.#keepViews}></koro-views>`;
  }

  #keepViews = (views: SavedView[]): void => {
    this.views = views;
  };

  // What is on must be seen to be taken off.
  #isUnfolded(): boolean {
    return this.unfolded || rare.some((name) => this.filters[name]);
  }

  #foldButton() {
    const { narrow } = this.app.words;
    const open = this.#isUnfolded();
    const fold = () => {
      this.unfolded = !open;
    };
    return html`
      <button class="bare link more-filters" aria-expanded=${open} ?hidden=${open && !this.unfolded} @click=${fold}>${open ? narrow.fewerFilters : narrow.moreFilters}</button>`;
  }

  #rarer() {
    const { app, filters } = this;
    const { narrow } = app.words;
    return html`
      <span class="filters-break"></span>
      ${this.#menu("source", narrow.source)} ${this.#menu("tag", narrow.tag)} ${this.#menu("reason", narrow.reason)}
      ${dateMenu(app, filters, this.#narrow)}
      ${this.#toggle("alt", "missing", narrow.altMissing)} ${this.#toggle("link", "yes", narrow.hasLink)}`;
  }

  #menu(name: keyof ReturnType<typeof facetOptions>, label: string) {
    const { app, filters } = this;
    const { choices, narrow } = app.words;
    return facetMenu({
      ...{ label, any: choices.any, chosen: filters[name] },
      options: facetOptions(app, this.facets, this.sources)[name],
      choose: (value) => this.#narrow({ [name]: value }),
      opened: this.#count,
      empty: this.facets ? narrow.nothingThere : narrow.counting,
    });
  }

  #mediaMenu() {
    const { choices } = this.app.words;
    return facetMenu({
      ...{ label: choices.media, any: choices.any, chosen: this.filters.media },
      options: kinds.map((value) => ({ value, label: choices.kinds[value] })),
      choose: (value) => this.#narrow({ media: value }),
    });
  }

  #toggle(name: "alt" | "link", value: string, label: string) {
    const on = this.filters[name] === value;
    return html`
      <button class="button small facet-button" aria-pressed=${on} ?data-on=${on}
        @click=${() => this.#narrow({ [name]: on ? "" : value })}>${on ? icon("check") : nothing}${label}</button>`;
  }

  #order() {
    const { choices } = this.app.words;
    return facetMenu({
      ...{ label: choices.order, any: null, chosen: this.filters.order ?? "oldest" },
      options: orders.map((value) => ({ value, label: choices.orders[value] })),
      choose: (value) =>
        this.#narrow({ order: orders.find((order) => order === value) ?? "oldest" }),
    });
  }
}
