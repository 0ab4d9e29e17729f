import { reportReasons } from "../../wire/submission.ts";
import type { Wall } from "../../wire/wall.ts";
import { errorOf, type FieldError, renderFieldError, renderSummary } from "./field-errors.ts";
import { languageSwitch, type PageOptions, pageFooter, renderDocument } from "./layout.ts";
import { type Content, html, type Markup } from "./markup.ts";
import { linkUrl, webUrl } from "./safe-url.ts";
import { wordsIn } from "./words.ts";
import type { Words } from "./words-en.ts";

/** The post a visitor came from. The route passes only posts that are shown. */
export interface ReportedPost {
  id: string;
  text?: string | undefined;
  author?: string | null | undefined;
  permalink?: string | null | undefined;
}

export interface NoticePage extends PageOptions {
  wall: Wall;
  /** An e-mail address, a web address or words; `null` when the operator named none. */
  contact: string | null;
  post?: ReportedPost | undefined;
  /** A report has just arrived. */
  sent?: boolean | undefined;
  errors?: readonly FieldError[] | undefined;
  values?: { reason?: string | undefined; detail?: string | undefined; email?: string | undefined };
}

/** `GET /w/{wall}/notice`: how posts come here, who answers for it, and how to have one removed without an account. */
export function renderNoticePage(page: NoticePage): string {
  const { wall, nonce, post } = page;
  const locale = page.locale ?? wall.locale;
  const words = wordsIn(locale);
  const { notice } = words;
  const back = html`<a href="/w/${wall.slug}">${notice.back}</a>`;
  return renderDocument({
    locale,
    title: `${notice.title} · ${wall.title}`,
    kind: "text",
    look: wall.look,
    nonce,
    head: post && html`<meta name="robots" content="noindex, nofollow">`,
    body: html`<main class="sheet"><h1>${notice.title}</h1>
${page.sent && html`<p class="panel good" role="status">${notice.sent}</p>`}
<p class="lead">${notice.lead(wall.title)}</p>
${post && !page.sent && renderReport(page, post, words)}
${renderExplanation(page, words)}</main>
${pageFooter(locale, [back, languageSwitch(locale, post ? { post: post.id } : {})])}`,
  });
}

function renderExplanation({ wall, contact, post }: NoticePage, { notice }: Words): Content {
  const hashtags = wall.hashtags.join(", ");
  const how = hashtags ? notice.howHashtags(hashtags) : notice.howUpload;
  return html`<section><h2>${notice.howTitle}</h2><p>${how}</p></section>
<section><h2>${notice.whatTitle}</h2><p>${notice.what}</p></section>
<section><h2>${notice.whoTitle}</h2><p>${notice.who(wall.title)}</p>${contact && html`<p>${notice.contact} ${renderContact(contact)}</p>`}</section>
<section><h2>${notice.sourceTitle}</h2><p>${notice.source}</p></section>
${!post && html`<section><h2>${notice.removeTitle}</h2><p>${notice.removeAny}</p></section>`}`;
}

function renderContact(contact: string): Markup {
  const address = /^[^\s@:/]+@[^\s@:/]+$/.test(contact) ? `mailto:${contact}` : contact;
  const url = linkUrl(address);
  return url ? html`<a href="${url}">${contact}</a>` : html`<bdi>${contact}</bdi>`;
}

function renderReport(page: NoticePage, post: ReportedPost, words: Words): Markup {
  const { wall, errors = [], values = {} } = page;
  const { notice } = words;
  const wrong = (field: string) => renderFieldError(field, errorOf(errors, field, notice.errors));
  const [reason, email] = [wrong("reason"), wrong("email")];
  return html`<section class="panel"><h2>${notice.removeTitle}</h2><p>${notice.removePost}</p>${renderQuote(post, words)}
<form method="post" action="/v1/walls/${wall.slug}/posts/${encodeURIComponent(post.id.toWellFormed())}/report">
${renderSummary(errors, notice.problems, notice.errors, ["reason", "email", "detail"])}
<fieldset class="field" id="reason"${reason.attributes}><legend>${notice.reason}</legend>${reportReasons.map(
    (key) =>
      html`<label class="tick"><input type="radio" name="reason" required value="${key}"${values.reason === key ? html` checked` : html``}> <span>${notice.reasons[key]}</span></label>`,
  )}${reason.text}</fieldset>
<div class="field"><label for="detail">${notice.detail} <span class="optional">(${notice.optional})</span></label><textarea id="detail" name="detail" rows="3" maxlength="2000" dir="auto">${values.detail}</textarea></div>
<div class="field"><label for="email">${notice.email} <span class="optional">(${notice.optional})</span></label><input id="email" name="email" type="email" maxlength="254" autocomplete="email" value="${values.email}"${email.attributes}>${email.text}</div>
<button class="button wide" type="submit">${notice.send}</button></form></section>`;
}

function renderQuote(post: ReportedPost, { notice }: Words): Markup {
  const original = webUrl(post.permalink ?? null);
  const excerpt = post.text && post.text.length > 200 ? `${post.text.slice(0, 200)}…` : post.text;
  return html`<p>${notice.aboutPost}</p><blockquote dir="auto">${excerpt && html`<p>${excerpt}</p>`}${
    post.author && html`<p class="hint"><bdi>${post.author}</bdi></p>`
  }${original && html`<p><a href="${original}" rel="noopener nofollow ugc">${notice.openPost}</a></p>`}</blockquote>`;
}
