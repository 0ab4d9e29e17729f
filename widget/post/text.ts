import { html, nothing } from "lit/html.js";
import type { TemplateResult } from "lit/html.js";
import type { Post } from "#wire/post.ts";
import { wordsIn } from "../i18n/words.ts";
import type { PostOptions } from "./post-options.ts";
import { segmentsOf } from "./segments.ts";

/** Longer texts are folded, so that one of ten thousand characters does not bury the wall. */
const longText = 480;
const manyLines = 11;

/** The author's words with their links, isolated so that a right-to-left override in them ends with them. */
export function renderText(post: Post, options: PostOptions): TemplateResult | typeof nothing {
  const text = post.text.trimEnd();
  if (!text.trim()) return nothing;
  const folded = text.length > longText || text.split("\n").length > manyLines;
  const lone = text.length < 90 && post.media.length === 0;
  return html`<p
      class="text ${folded ? "folded" : ""} ${lone ? "large" : ""}"
      part="text"
      dir="auto"
      lang=${post.lang ?? nothing}
      >${segmentsOf(text, post.entities).map(({ text: words, url, kind }) =>
        url && !options.passive
          ? html`<a href=${url} target="_blank" rel="noopener nofollow ugc" data-kind=${kind ?? ""}>${words}</a>`
          : url
            ? html`<b>${words}</b>`
            : words,
      )}</p>${
      folded && !options.passive
        ? html`<button type="button" class="unfold" @click=${unfold}>
            ${wordsIn(options.locale).readMore}
          </button>`
        : nothing
    }`;
}

function unfold(event: Event): void {
  const button = event.currentTarget as HTMLElement;
  const text = button.previousElementSibling as HTMLElement;
  text.classList.remove("folded");
  text.tabIndex = -1;
  text.focus({ preventScroll: true });
  button.hidden = true;
}
