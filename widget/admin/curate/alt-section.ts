import { html, nothing, type TemplateResult } from "lit";
import { picture } from "../queue/picture.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import type { Curating } from "./curate-dialog.ts";

type Medium = Curating["card"]["post"]["media"][number];

/** A text beside each picture. A draft is marked, is never published, and counts once somebody has looked at it. */
export function altSection(app: AdminContext, curating: Curating): TemplateResult | typeof nothing {
  const { media } = curating.card.post;
  if (media.length === 0) return nothing;
  return html`
    <section class="curate-section">
      <h3>${app.words.curate.alts}</h3>
      <p class="quiet">${app.words.queue.altLead}</p>
      ${media.map((medium, at) => field(app, curating, medium, at))}
    </section>`;
}

function field(app: AdminContext, { known, save }: Curating, medium: Medium, at: number) {
  const { curate, shell } = app.words;
  const draft = known.altDrafts[medium.id];
  const read = (event: Event) => {
    const form = (event.target as HTMLElement).closest("form");
    return String(new FormData(form as HTMLFormElement).get("alt")).trim() || null;
  };
  const publish = (event: SubmitEvent) => {
    event.preventDefault();
    void save({ alt: { [medium.id]: read(event) } });
  };
  const keep = (event: Event) => void save({ altDrafts: { [medium.id]: read(event) } });
  return html`
    <form class="curate-alt" data-medium=${medium.id} @submit=${publish}>
      <div class="curate-picture">${medium.kind === "audio" ? nothing : picture({ ...medium, alt: "" }, "8rem")}</div>
      <div class="field">
        <label for="alt-${medium.id}">${curate.altOf(at + 1)}
          ${draft ? html`<span class="chip warn">${curate.notReviewed}</span>` : nothing}
          ${medium.alt || draft ? nothing : html`<span class="chip plain">${curate.altMissing}</span>`}</label>
        <textarea id="alt-${medium.id}" name="alt" rows="3" maxlength="1500" .value=${draft ?? medium.alt ?? ""}></textarea>
        <div class="row end">
          <button type="button" class="button small" @click=${keep}>${curate.keepDraft}</button>
          <button class="button small primary">${draft ? curate.approveDraft : shell.save}</button>
        </div>
      </div>
    </form>`;
}
