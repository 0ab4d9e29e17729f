import type { Wall } from "../../wire/wall.ts";
import { errorOf, type FieldError, renderFieldError, renderSummary } from "./field-errors.ts";
import { languageSwitch, type PageOptions, pageFooter, renderDocument } from "./layout.ts";
import { type Content, html, type Markup } from "./markup.ts";
import { webUrl } from "./safe-url.ts";
import { wordsIn } from "./words.ts";
import type { Words } from "./words-en.ts";

/** What a form that is shown again keeps of what was typed. */
export interface SubmitValues {
  text?: string | undefined;
  name?: string | undefined;
  email?: string | undefined;
  alt?: readonly string[] | undefined;
}

export interface SubmitPage extends PageOptions {
  wall: Wall;
  publicUrl: string;
  /** The private link is sent to whoever gives an address. */
  sendsLetters: boolean;
  errors?: readonly FieldError[] | undefined;
  values?: SubmitValues | undefined;
}

const fields = ["media", "alt", "text", "name", "email", "consent"];
const maxPictures = 4;

/** `GET /w/{wall}/submit`: the upload form, a plain form post that `submit.js` makes more comfortable. */
export function renderSubmitPage(page: SubmitPage): string {
  const { wall, publicUrl, nonce } = page;
  const locale = page.locale ?? wall.locale;
  const words = wordsIn(locale);
  const back = html`<a href="${publicUrl}/w/${wall.slug}">${words.submit.back}</a>`;
  return renderDocument({
    locale,
    title: `${words.submit.title} · ${wall.title}`,
    kind: "form",
    look: wall.look,
    nonce,
    head: html`<link rel="canonical" href="${publicUrl}/w/${wall.slug}/submit">
<script type="module" src="/submit.js"></script>`,
    body: html`<main class="sheet"><h1>${words.submit.title}</h1>
<p class="lead">${words.submit.lead(wall.title)}</p>
${wall.submitUrl ? renderForm(page, words) : html`<p class="panel">${words.submit.off}</p>`}
</main>
${pageFooter(locale, [back, html`<a href="${webUrl(wall.noticeUrl)}">${words.wall.noticePage}</a>`, languageSwitch(locale)])}`,
  });
}

function renderForm(page: SubmitPage, words: Words): Markup {
  const { wall, sendsLetters, errors = [], values = {} } = page;
  const locale = page.locale ?? wall.locale;
  const own = words.submit.errors;
  const wrong = (field: string) => renderFieldError(field, errorOf(errors, field, own));
  return html`<social-submit wall="${wall.slug}">
<form method="post" action="/v1/walls/${wall.slug}/submissions?lang=${locale}" enctype="multipart/form-data">
${renderSummary(errors, words.submit.problems, own, fields)}
${errors.length > 0 && html`<p class="hint">${words.submit.picturesAgain}</p>`}
${renderPictures(words, values, wrong("media"))}
${renderWords(words, { ...values, sendsLetters }, wrong)}
${renderConsent(wall, words, wrong("consent"))}
${renderTrap(words)}
<button class="button wide" type="submit">${words.submit.send}</button>
</form></social-submit>`;
}

type FieldWords = ReturnType<typeof renderFieldError>;

function renderPictures(words: Words, values: SubmitValues, wrong: FieldWords): Markup {
  const alts = Array.from({ length: maxPictures }, (_, index) => {
    const label = words.submit.alt(index + 1);
    return html`<label for="alt-${index}">${label}</label><input id="alt-${index}" name="alt" maxlength="1500" autocomplete="off" value="${values.alt?.[index]}">`;
  });
  return html`<div class="field" data-field="media"><label for="media">${words.submit.pictures}</label>
<p class="hint" id="media-hint">${words.submit.picturesHint}</p>
<input id="media" name="media" type="file" accept="image/*" multiple${wrong.attributes}>${wrong.text}</div>
<details class="field alts" id="alt"${values.alt?.some(Boolean) ? html` open` : html``}><summary>${words.submit.alts}</summary><p class="hint">${words.submit.altsHint}</p>${alts}</details>`;
}

function renderWords(
  { submit }: Words,
  values: SubmitValues & { sendsLetters: boolean },
  wrong: (field: string) => FieldWords,
): Content {
  const [text, name, email] = [wrong("text"), wrong("name"), wrong("email")];
  const optional = html` <span class="optional">(${submit.optional})</span>`;
  return html`<div class="field" data-field="text"><label for="text">${submit.text}</label>
<textarea id="text" name="text" rows="4" maxlength="10000" dir="auto"${text.attributes}>${values.text}</textarea>${text.text}</div>
<div class="field" data-field="name"><label for="name">${submit.name}</label><p class="hint">${submit.nameHint}</p>
<input id="name" name="name" required maxlength="80" autocomplete="nickname" dir="auto" value="${values.name}"${name.attributes}>${name.text}</div>
<div class="field" data-field="email"><label for="email">${submit.email}${optional}</label><p class="hint">${values.sendsLetters ? submit.emailHint : submit.emailHintKept}</p>
<input id="email" name="email" type="email" maxlength="254" autocomplete="email" value="${values.email}"${email.attributes}>${email.text}</div>`;
}

// Never ticked by us, also not when the form comes back: agreeing is the submitter's own act, each time.
function renderConsent({ consent }: Wall, { submit }: Words, wrong: FieldWords): Markup {
  return html`<div class="field consent" data-field="consent"><h2>${submit.consentTitle}</h2>
<div class="consent-text">${consent.text}</div>
<label class="tick"><input id="consent" name="consent" type="checkbox" required value="${consent.version}"${wrong.attributes}> <span>${submit.consent}</span></label>${wrong.text}</div>`;
}

/** A field that people do not see; programs fill it in and give themselves away. */
function renderTrap({ submit }: Words): Markup {
  return html`<div class="trap" aria-hidden="true"><label for="website">${submit.website}</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>`;
}
