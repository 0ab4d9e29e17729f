import { html, nothing, type TemplateResult } from "lit";
import type { SourceCheck } from "#wire/admin-source.ts";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { saySpan } from "../words/say.ts";

/** What a check found: the sentence of the connector, addresses it names, and one post, as plain text. */
export function sample(
  app: AdminContext,
  check: SourceCheck,
  others: readonly TemplateResult[],
): TemplateResult {
  const { sources } = app.words;
  const found = check.sample;
  return html`
    <div class="check" data-ok=${check.ok}>
      <p class="check-said">${icon(check.ok ? "check" : "triangle-alert")}<span>${check.message}</span></p>
      ${others.length ? html`<div class="row">${others}</div>` : nothing}
      ${
        found
          ? html`<figure class="sample"><figcaption>${sources.sample}</figcaption>
            <p><strong><bdi>${found.author ?? app.words.queue.noAuthor}</bdi></strong> · ${saySpan(app.locale, found.publishedAt, Date.now(), "past")}</p>
            <blockquote dir="auto">${found.text}</blockquote></figure>`
          : nothing
      }
    </div>`;
}
