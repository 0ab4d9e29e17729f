import { html, type TemplateResult } from "lit";
import type { Look } from "#wire/wall.ts";

/** A preset at the size of a stamp, in the draft's accent; drawn by styles alone. */
export function presetSwatch(preset: Look["preset"], accent: string): TemplateResult {
  return html`
    <span class="swatch" data-preset=${preset} style="--own: ${accent}" aria-hidden="true">
      <i class="swatch-card"><i class="swatch-picture"></i><i class="swatch-line"></i><i class="swatch-line short"></i></i>
      <i class="swatch-card"><i class="swatch-line"></i><i class="swatch-line"></i><i class="swatch-dot"></i></i>
    </span>`;
}
