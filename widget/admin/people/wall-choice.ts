import { html, nothing, type TemplateResult } from "lit";
import type { AdminWall } from "#wire/admin-wall.ts";
import type { AdminContext } from "../shell/admin-context.ts";

/** All walls, or some by name. None chosen is an empty list, which the server refuses: forms ask before. */
export function wallChoice(
  { words }: AdminContext,
  walls: AdminWall[],
  chosen: string[] | null,
  choose: (chosen: string[] | null) => void,
): TemplateResult {
  const { people } = words;
  const some = chosen !== null;
  const toggle = (id: string) => {
    const others = (chosen ?? []).filter((known) => known !== id);
    choose(chosen?.includes(id) ? others : [...others, id]);
  };
  return html`
    <fieldset class="choices">
      <legend>${people.reach}</legend>
      <label><input type="radio" name="reach" .checked=${!some} @change=${() => choose(null)} /><span>${people.allWalls}</span></label>
      <label><input type="radio" name="reach" .checked=${some} @change=${() => choose([])} /><span>${people.someWalls}</span></label>
    </fieldset>
    ${
      some
        ? html`
      <fieldset class="choices wall-choices">
        <legend class="unseen">${people.someWalls}</legend>
        ${walls.map(
          ({ id, title, locale }) => html`
          <label><input type="checkbox" .checked=${chosen.includes(id)} @change=${() => toggle(id)} /><span lang=${locale}>${title}</span></label>`,
        )}
      </fieldset>`
        : nothing
    }`;
}
