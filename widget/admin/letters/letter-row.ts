import { html, nothing, type TemplateResult } from "lit";
import type { AdminLetter } from "#wire/letter.ts";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { sayLanguage, sayMoment, saySpan } from "../words/say.ts";

/** One letter: to whom, which link, and when it could not leave, why. */
export function letterRow(app: AdminContext, letter: AdminLetter): TemplateResult {
  const { letters } = app.words;
  const at = letter.sentAt ?? letter.createdAt;
  return html`
    <li class="letter" data-state=${letter.state}>
      <p class="letter-about">
        <span>${letters.kinds[letter.kind]}</span>
        ${letter.wall ? html`<bdi>${letter.wall.title}</bdi>` : nothing}
        <span>${sayLanguage(app.locale, letter.locale)}</span>
        <time datetime=${at} title=${sayMoment(app.locale, at)}>${saySpan(app.locale, at, Date.now(), "past")}</time>
      </p>
      <h2 class="letter-to">${recipient(app, letter)}</h2>
      ${letter.link ? address(app, letter.link) : nothing}
      ${trouble(app, letter)}
    </li>`;
}

function recipient(app: AdminContext, { recipient, state }: AdminLetter): TemplateResult {
  const { letters } = app.words;
  if (recipient) return html`<bdi>${recipient}</bdi>`;
  return html`<span class="quiet">${state === "sent" ? letters.forgotten : letters.unreadable}</span>`;
}

// Not a link to follow: whoever opens it is the submitter, and one click there withdraws the post.
function address(app: AdminContext, link: string): TemplateResult {
  return html`
    <div class="address"><code>${link.replace(/^https?:\/\//, "")}</code>
      <koro-copy .app=${app} .text=${link}></koro-copy></div>`;
}

function trouble(app: AdminContext, letter: AdminLetter): TemplateResult | typeof nothing {
  const { letters } = app.words;
  if (!letter.trouble || letter.state === "sent") return nothing;
  return html`
    <div class="note warn">${icon("triangle-alert")}
      <span>${letters.troubles[letter.trouble]}
        <strong>${letter.state === "waiting" ? letters.triesAgain : letters.tried(letter.attempts)}</strong></span>
    </div>`;
}
