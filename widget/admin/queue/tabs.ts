import { html, type TemplateResult } from "lit";
import type { QueueCounts } from "#wire/admin-wall.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { sayNumber } from "../words/say.ts";
import { type State, states } from "./lifecycle.ts";

/** The states as tabs, each with how many posts it holds now. */
export function tabs(
  app: AdminContext,
  here: State,
  counts: QueueCounts,
  open: (state: State) => void,
): TemplateResult {
  const { queue } = app.words;
  const tab = (state: State) => html`
    <button class="tab" data-tab=${state} aria-pressed=${state === here} @click=${() => open(state)}>
      ${queue.tabs[state]} <span class="count" data-count=${counts[state]}>${sayNumber(app.locale, counts[state])}</span>
    </button>`;
  return html`<div class="tabs" role="group" aria-label=${queue.tabsLabel}>${states.map(tab)}</div>`;
}
