import { html, type TemplateResult } from "lit";
import type { Words } from "../words/words.ts";
import { sheet } from "./keys.ts";

/** The list of keys. It can have the focus, so that it can be scrolled without a mouse where it is long. */
export function keySheet(words: Words, close: () => void): TemplateResult {
  const { choices } = words;
  return html`
    <wa-dialog open light-dismiss label=${choices.keys} @wa-hide=${close}>
      <p class="dialog-lead">${choices.keysLead}</p>
      <dl class="keys" tabindex="0" aria-label=${choices.keys}>
        ${sheet.map(([key, act]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${choices.keyWords[act]}</dd></div>`)}
      </dl>
      <p class="quiet keys-selected">${choices.keysSelected}</p>
    </wa-dialog>`;
}
