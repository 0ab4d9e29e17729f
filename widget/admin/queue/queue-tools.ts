import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import type { QueueState } from "./queue-state.ts";

export interface Tools {
  steps: number;
  filtersOn: number;
  filtersOpen: boolean;
  undo: () => void;
  foldFilters: () => void;
  openSheet: () => void;
}

/** Undo, filters (on a phone) and the list of keys (where there is a keyboard). */
export function queueTools(app: AdminContext, tools: Tools): TemplateResult {
  const { queue, choices } = app.words;
  const filters = tools.filtersOn ? choices.filtersOn(tools.filtersOn) : choices.filters;
  return html`
    <div class="tools">
      <button class="button small" ?disabled=${tools.steps === 0} @click=${tools.undo}>
        ${icon("undo")}<span>${queue.undo}</span><kbd aria-hidden="true">U</kbd>
      </button>
      <button class="button small only-phone" aria-expanded=${tools.filtersOpen} @click=${tools.foldFilters}>
        ${icon("list-filter")}<span>${filters}</span>
      </button>
      <button class="button small no-touch" @click=${tools.openSheet}>
        ${icon("keyboard")}<span class="unseen">${choices.keys}</span><kbd aria-hidden="true">?</kbd>
      </button>
    </div>`;
}

/**
 * The button that lets new posts in. Oldest first, they come after everything that is not loaded yet, so there is
 * nothing to let in while more can be loaded.
 */
export function arrivals(app: AdminContext, state: QueueState, show: () => void): TemplateResult {
  const count = state.arrived.size;
  const later = state.order === "oldest" && state.next !== null;
  return html`
    <div class="arrivals" role="status">
      ${count === 0 || later ? nothing : html`<button class="button arrived" @click=${show}>${icon("arrow-up")}${app.words.queue.came(count)}</button>`}
    </div>`;
}
