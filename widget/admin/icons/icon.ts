import { html, type TemplateResult } from "lit";
import { unsafeSVG } from "lit/directives/unsafe-svg.js";
import { type IconName, shapes } from "./shapes.ts";

/** An icon that says nothing by itself: the words stand beside it or on its button. */
export function icon(name: IconName): TemplateResult {
  return html`<span class="icon" aria-hidden="true">${unsafeSVG(shapes[name])}</span>`;
}
