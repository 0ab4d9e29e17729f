import { html, nothing, type TemplateResult } from "lit";
import type { AdminWall } from "#wire/admin-wall.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import type { Curating } from "./curate-dialog.ts";

/** The walls it is on, and ways to those it is not on. */
export function wallsSection(
  app: AdminContext,
  { known, card, copyTo }: Curating,
  wall: AdminWall,
): TemplateResult {
  const { curate, queue } = app.words;
  const on = known.walls.filter(({ state }) => state !== null);
  const others = known.walls.filter(({ state, slug }) => state === null && slug !== wall.slug);
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const move = (event.submitter as HTMLButtonElement | null)?.value === "move";
    const state = form.get("same") ? "same" : "pending";
    void copyTo(String(form.get("to")), move, state);
  };
  return html`
    <section class="curate-section">
      <h3>${curate.walls}</h3>
      <ul class="curate-walls">
        ${on.map(({ title, locale, state }) => html`<li><span lang=${locale}>${title}</span> <span class="pill">${queue.tabs[state ?? "pending"]}</span></li>`)}
      </ul>
      ${
        others.length === 0
          ? nothing
          : html`
          <form class="curate-form" @submit=${send}>
            <label class="field"><span>${curate.otherWall}</span>
              <select name="to">${others.map(({ slug, title, locale }) => html`<option value=${slug} lang=${locale}>${title}</option>`)}</select></label>
            ${card.state === "approved" ? html`<label class="tick"><input type="checkbox" name="same" /> <span>${curate.showThere}</span></label>` : nothing}
            <div class="row end">
              <button class="button small" value="move">${curate.move}</button>
              <button class="button small primary" value="copy">${curate.copy}</button>
            </div>
          </form>`
      }
    </section>`;
}
