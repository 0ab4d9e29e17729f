import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";

export interface LengthField {
  name: "radius" | "gap";
  value: number | null;
  /** What the style takes where nothing is chosen. */
  plain: number;
  most: number;
  choose: (pixels: number | null) => void;
}

/** A length in pixels that may be left to the style. */
export function lengthField(app: AdminContext, field: LengthField): TemplateResult {
  const { look } = app.words;
  const { name, value, plain, most, choose } = field;
  const said = value === null ? look.pixelsOfPreset(`${plain}`) : look.pixels(`${value}`);
  const slid = (event: Event) => choose(Number((event.target as HTMLInputElement).value));
  return html`
    <div class="length-field">
      <label for="length-${name}">${look[name]}</label>
      <output for="length-${name}">${said}</output>
      <input type="range" id="length-${name}" name=${name} min="0" max=${most} .value=${`${value ?? plain}`} aria-valuetext=${said} @input=${slid} />
      ${
        value === null
          ? nothing
          : html`<button type="button" class="bare" title=${look.asPreset} aria-label=${look.giveBack(look[name])}
              @click=${() => choose(null)}>${icon("x")}</button>`
      }
    </div>`;
}
