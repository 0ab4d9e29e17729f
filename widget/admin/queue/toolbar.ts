import { html, nothing, type TemplateResult } from "lit";
import type { Seat } from "#wire/claim.ts";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { type Batch, startButton } from "./batch-bar.ts";
import { type Keymap, sayStroke } from "./keymap.ts";
import { presence } from "./presence.ts";

export interface Tools {
  steps: number;
  keys: Keymap;
  filtersOn: number;
  filtersOpen: boolean;
  seats: readonly Seat[];
  /** `null` while a batch is on the screen, or where nothing may be decided. */
  batch: Batch | null;
  undo: () => void;
  foldFilters: () => void;
  openSheet: () => void;
  goTo: (post: string) => void;
}

/** Who is here, a batch to begin, undo, filters (on a phone) and the list of keys (where there is a keyboard). */
export function toolbar(app: AdminContext, tools: Tools): TemplateResult {
  const { queue, choices } = app.words;
  const { keys } = tools;
  const filters = tools.filtersOn ? choices.filtersOn(tools.filtersOn) : choices.filters;
  return html`
    <div class="tools">
      ${presence(app, tools.seats, tools.goTo)}
      ${tools.batch ? startButton(app, tools.batch) : nothing}
      <button class="button small" ?disabled=${tools.steps === 0} aria-keyshortcuts=${keys.undo} @click=${tools.undo}>
        ${icon("undo")}<span>${queue.undo}</span><kbd aria-hidden="true">${sayStroke(keys.undo)}</kbd>
      </button>
      <button class="button small only-phone" aria-expanded=${tools.filtersOpen} @click=${tools.foldFilters}>
        ${icon("list-filter")}<span>${filters}</span>
      </button>
      <button class="button small no-touch" aria-keyshortcuts=${keys.sheet} @click=${tools.openSheet}>
        ${icon("keyboard")}<span class="unseen">${choices.keys}</span><kbd aria-hidden="true">${sayStroke(keys.sheet)}</kbd>
      </button>
    </div>`;
}
