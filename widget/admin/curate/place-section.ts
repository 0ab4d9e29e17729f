import { html, nothing, type TemplateResult } from "lit";
import type { AdminContext } from "../shell/admin-context.ts";
import type { Curating } from "./curate-dialog.ts";

/** Where it stands and what it belongs to: pin, highlight, tags, collections; the words, where they are our own. */
export function placeSection(app: AdminContext, curating: Curating): TemplateResult {
  const { curate } = app.words;
  const { card, known, save } = curating;
  const { pinned, highlighted, tags } = card.post;
  return html`
    <section class="curate-section">
      <h3>${curate.place}</h3>
      ${known.isOurs ? ourWords(app, curating) : nothing}
      <div class="row curate-switches">
        <wa-switch .checked=${pinned} @change=${() => save({ pinned: !pinned })}>${curate.pinned}</wa-switch>
        <wa-switch .checked=${highlighted} @change=${() => save({ highlighted: !highlighted })}>${curate.highlighted}</wa-switch>
      </div>
      <koro-chips .app=${app} .label=${curate.tags} .chips=${tags} .known=${known.tags} .changed=${(next: string[]) => void save({ tags: next })}></koro-chips>
      ${collections(app, curating)}
    </section>`;
}

function collections(app: AdminContext, { known, collect }: Curating) {
  if (known.collections.length === 0) return nothing;
  return html`
    <fieldset class="choices">
      <legend>${app.words.curate.collections}</legend>
      ${known.collections.map(
        ({ id, name, has }) => html`
        <label><input type="checkbox" .checked=${has} @change=${() => void collect(id, !has)} /> <bdi>${name}</bdi></label>`,
      )}
    </fieldset>`;
}

function ourWords(app: AdminContext, { card, reword }: Curating) {
  const { curate, shell } = app.words;
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    void reword(String(new FormData(event.target as HTMLFormElement).get("text")).trim());
  };
  return html`
    <form class="field" @submit=${send}>
      <label for="curate-text">${curate.ourWords}</label>
      <textarea id="curate-text" name="text" rows="3" maxlength="5000" .value=${card.post.text}></textarea>
      <div class="row end"><button class="button small">${shell.save}</button></div>
    </form>`;
}
