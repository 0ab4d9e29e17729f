import { repeat } from "lit/directives/repeat.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { ChosenPicture } from "./chosen-pictures.ts";
import type { Field } from "./field-errors.ts";
import type { SendFailure } from "./send-form.ts";
import type { SubmitWords } from "./words.ts";

/** The chosen photos, each with its description and a way to take it out again. */
export function renderPreviews(
  pictures: readonly ChosenPicture[],
  words: SubmitWords,
  onRemove: (picture: ChosenPicture) => void,
): TemplateResult {
  return html`<ul class="preview-list">
    ${repeat(
      pictures,
      (picture) => picture.previewUrl,
      (picture, index) => {
        const id = `picture-alt-${index}`;
        return html`<li class="preview">
          <span class="thumb"><img src=${picture.previewUrl} alt=${words.photo(index + 1)} @error=${hideBroken} /></span>
          <label for=${id}>${words.describe(index + 1)}</label>
          <input
            id=${id}
            maxlength="1500"
            autocomplete="off"
            .value=${picture.alt}
            @input=${(event: Event) => {
              picture.alt = (event.target as HTMLInputElement).value;
            }}
          />
          <button type="button" aria-label=${words.removeLabel(index + 1)} @click=${() => onRemove(picture)}>
            ${words.remove}
          </button>
        </li>`;
      },
    )}
  </ul>`;
}

// Most browsers cannot draw HEIC, the server can. A grey square looks better than the sign of a broken picture.
function hideBroken(event: Event): void {
  (event.target as HTMLImageElement).classList.add("blind");
}

/** Everything that is wrong, on top of the form, as links to the fields. */
export function renderSummary(wrong: readonly Field[], words: SubmitWords): TemplateResult {
  return html`<div class="summary" role="alert" tabindex="-1">
    <p>${words.problems}</p>
    <ul>
      ${
        wrong.length > 0
          ? wrong.map(
              (field) =>
                html`<li><a href="#${field === "alt" ? "media" : field}">${words.errors[field]}</a></li>`,
            )
          : html`<li>${words.errors.other}</li>`
      }
    </ul>
  </div>`;
}

/** How far the upload is: the bar says it exactly, the words at the quarters, so that a screen reader is not flooded. */
export function renderProgress(share: number | null, words: SubmitWords): TemplateResult {
  const percent = Math.round((share ?? 0) * 100);
  const label = percent < 100 ? words.sending(Math.floor(percent / 25) * 25) : words.finishing;
  return html`<div class="progress">
    <progress max="100" .value=${percent} aria-label=${words.sending(percent)}></progress>
    <p role="status">${share === null ? words.preparing : label}</p>
  </div>`;
}

export function renderFailure(reason: SendFailure, words: SubmitWords): TemplateResult {
  return html`<div class="summary" role="alert" tabindex="-1">
    <p>${words.failures[reason]} ${reason === "closed" ? nothing : words.nothingLost}</p>
  </div>`;
}

export function renderDone(statusUrl: string, words: SubmitWords): TemplateResult {
  return html`<section class="panel done">
    <h2 tabindex="-1">${words.doneTitle}</h2>
    <p>${words.doneText}</p>
    <a class="button wide" href=${statusUrl}>${words.status}</a>
    <p><a href="">${words.another}</a></p>
  </section>`;
}
