import { html, type TemplateResult } from "lit";
import type { WallRef } from "#wire/people.ts";
import type { AdminContext } from "../shell/admin-context.ts";

/** The walls that somebody or something is limited to, as chips. */
export function reachChips({ words }: AdminContext, walls: WallRef[] | null): TemplateResult {
  const { people } = words;
  if (walls === null) return html`<span class="chip plain">${people.allWalls}</span>`;
  if (walls.length === 0) return html`<span class="chip warn">${people.noWallLeft}</span>`;
  return html`${walls.map(({ title }) => html`<span class="chip wall">${title}</span>`)}`;
}
