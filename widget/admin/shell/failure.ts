import { html, type TemplateResult } from "lit";
import { icon } from "../icons/icon.ts";
import type { Words } from "../words/words.ts";

/** Says that something could not be loaded, and offers to try again. */
export function failure(words: Words, why: string, retry: () => void): TemplateResult {
  return html`
    <div class="empty" role="alert">
      <span class="empty-icon">${icon("triangle-alert")}</span>
      <h2>${words.shell.failed}</h2>
      <p>${why}</p>
      <button class="button" @click=${retry}>${icon("refresh-cw")}${words.shell.retry}</button>
    </div>`;
}
