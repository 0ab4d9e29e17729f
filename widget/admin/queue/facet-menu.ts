import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../icons/icon.ts";

export interface FacetOption {
  value: string;
  label: string;
  /** How many posts there are; absent where nobody counted. */
  count?: string;
}

export interface FacetMenu {
  label: string;
  any: string | null;
  options: readonly FacetOption[];
  chosen: string | undefined;
  choose: (value: string) => void;
  opened?: () => void;
  empty?: string;
}

/** One filter as a menu: what there is, and how many of it. Choosing what is chosen takes it off. */
export function facetMenu(menu: FacetMenu): TemplateResult {
  const { label, any, chosen, options, choose } = menu;
  const on = any !== null && Boolean(chosen);
  const name = options.find(({ value }) => value === chosen)?.label ?? chosen;
  const selected = (event: CustomEvent<{ item: { value: string } }>) => {
    const { value } = event.detail.item;
    choose(value === chosen && any !== null ? "" : value);
  };
  return html`
    <wa-dropdown class="facet" placement="bottom-start" @wa-show=${menu.opened} @wa-select=${selected}>
      <button slot="trigger" class="button small facet-button" ?data-on=${on}>
        <span class="facet-name">${label}</span>${on || any === null ? html`<span class="facet-value">${name}</span>` : nothing}
        ${icon("chevron-down")}
      </button>
      ${any === null ? nothing : item({ value: "", label: any }, !chosen)}
      ${options.map((option) => item(option, option.value === chosen))}
      ${options.length === 0 && menu.empty ? html`<wa-dropdown-item disabled value="">${menu.empty}</wa-dropdown-item>` : nothing}
    </wa-dropdown>`;
}

function item({ value, label, count }: FacetOption, checked: boolean): TemplateResult {
  return html`
    <wa-dropdown-item type="checkbox" value=${value} .checked=${checked}>
      <bdi>${label}</bdi>${count ? html`<span slot="details" class="facet-count">${count}</span>` : nothing}
    </wa-dropdown-item>`;
}
