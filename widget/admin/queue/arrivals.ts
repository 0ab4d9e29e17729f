import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import type { QueueState } from "./queue-state.ts";

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
