import { html, nothing, type TemplateResult } from "lit";
import type { AdminWall, WallChanges } from "#wire/admin-wall.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { radios } from "./radios.ts";

/** How the wall looks where a page does not say otherwise. */
export function lookSection(
  app: AdminContext,
  { look }: AdminWall,
  save: (changes: WallChanges) => Promise<void>,
): TemplateResult {
  const { walls, shell } = app.words;
  const colour = (event: Event) =>
    void save({ look: { accent: (event.target as HTMLInputElement).value } });
  return html`
    <section class="panel form">
      <h2>${walls.look}</h2>
      ${radios("layout", walls.layout, walls.layouts, look.layout, (layout) => void save({ look: { layout } }))}
      ${radios("theme", walls.wallTheme, shell.themes, look.theme, (theme) => void save({ look: { theme } }))}
      <div class="row">
        <label class="colour"><input type="color" .value=${look.accent ?? "#17624f"} @change=${colour} />
          <span>${walls.accent}</span> <code>${look.accent ?? ""}</code></label>
        ${look.accent ? html`<button class="bare link" @click=${() => void save({ look: { accent: null } })}>${walls.accentOff}</button>` : nothing}
      </div>
    </section>`;
}
