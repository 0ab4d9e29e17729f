import { html, type TemplateResult } from "lit";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { deskPath } from "../shell/route.ts";
import type { State } from "./lifecycle.ts";

export interface Emptiness {
  wall: string;
  tab: State;
  narrowed: boolean;
  /** It is my batch that is done. */
  batch: boolean;
  clear: () => void;
}

/** What stands where no post is: what that means and what one may do next. */
export function emptyQueue(
  app: AdminContext,
  { wall, tab, narrowed, batch, clear }: Emptiness,
): TemplateResult {
  const { choices, acts } = app.words;
  const [title, lead] = batch
    ? acts.batchDone
    : narrowed
      ? choices.emptyFiltered
      : choices.empty[tab];
  const next = html`
    <a class="button" href=${deskPath(wall, "sources")}>${choices.toSources}</a>
    <a class="button" href=${deskPath(wall, "share")}>${choices.toShare}</a>`;
  return html`
    <div class="empty">
      <span class="empty-icon">${icon(batch ? "check" : narrowed ? "search" : "inbox")}</span>
      <h2>${title}</h2>
      <p>${lead}</p>
      <div class="row">
        ${narrowed ? html`<button class="button" @click=${clear}>${choices.clearFilters}</button>` : tab === "pending" && !batch ? next : ""}
      </div>
    </div>`;
}
