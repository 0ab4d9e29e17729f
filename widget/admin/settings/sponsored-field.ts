import { html, type TemplateResult } from "lit";
import type { AdminWall, WallChanges } from "#wire/admin-wall.ts";
import type { AdminContext } from "../shell/admin-context.ts";

const distances = [2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 50];

/** Where sponsored posts stand: in their own turn, or after every so many others. */
export function sponsoredField(
  app: AdminContext,
  { sponsoredEvery }: AdminWall,
  save: (changes: WallChanges) => Promise<void>,
): TemplateResult {
  const { curate } = app.words;
  const known = [...new Set([...distances, ...(sponsoredEvery ? [sponsoredEvery] : [])])];
  const choose = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    void save({ sponsoredEvery: value === "" ? null : Number(value) });
  };
  return html`
    <label class="field"><span>${curate.sponsoredEvery}</span>
      <select name="sponsored-every" @change=${choose}>
        <option value="" ?selected=${sponsoredEvery === null}>${curate.sponsoredInTurn}</option>
        ${known.sort((a, b) => a - b).map((every) => html`<option value=${every} ?selected=${every === sponsoredEvery}>${curate.sponsoredAfter(every)}</option>`)}
      </select>
      <small>${curate.sponsoredEveryHint}</small></label>`;
}
