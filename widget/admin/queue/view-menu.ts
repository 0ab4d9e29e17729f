import { html, nothing, type TemplateResult } from "lit";
import type { SavedView } from "#wire/saved-view.ts";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { filtersOf } from "./filters.ts";
import { type State, states } from "./lifecycle.ts";
import type { View } from "./queue-state.ts";

/** Views that were kept, one's own before those of everybody, and the way to keep another. */
export function viewMenu(
  app: AdminContext,
  views: readonly SavedView[],
  { open, manage }: { open: (view: View) => void; manage: () => void },
): TemplateResult {
  const { narrow } = app.words;
  const [own, shared] = [views.filter((one) => !one.shared), views.filter((one) => one.shared)];
  const selected = (event: CustomEvent<{ item: { value: string } }>) => {
    const view = views.find(({ id }) => id === event.detail.item.value);
    if (view) open(viewOf(view));
    else manage();
  };
  const item = ({ id, name }: SavedView) =>
    html`<wa-dropdown-item value=${id}><bdi>${name}</bdi></wa-dropdown-item>`;
  return html`
    <wa-dropdown class="facet" placement="bottom-end" @wa-select=${selected}>
      <button slot="trigger" class="button small facet-button">${icon("bookmark")}<span>${narrow.views}</span>${icon("chevron-down")}</button>
      ${own.map(item)} ${own.length && shared.length ? html`<wa-divider></wa-divider>` : nothing} ${shared.map(item)}
      ${views.length ? html`<wa-divider></wa-divider>` : nothing}
      <wa-dropdown-item value="manage">${views.length ? narrow.manageViews : narrow.keepView}</wa-dropdown-item>
    </wa-dropdown>`;
}

/** The view behind a kept query; what this page does not know of it is left out. */
export function viewOf({ query }: Pick<SavedView, "query">): View {
  const tab: State = states.find((state) => state === query.state) ?? "pending";
  return { tab, filters: filtersOf(Object.entries(query)) };
}
