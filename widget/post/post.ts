import { html, nothing } from "lit/html.js";
import type { TemplateResult } from "lit/html.js";
import type { Post } from "#wire/post.ts";
import { formatAgo, formatDateTime } from "../i18n/format.ts";
import { fill, wordsIn } from "../i18n/words.ts";
import { safeUrl } from "../ui/safe-url.ts";
import { glyphOf, nameOf } from "./network.ts";
import { renderPictures } from "./pictures.ts";
import type { PostOptions } from "./post-options.ts";
import { renderText } from "./text.ts";

const ugc = "noopener nofollow ugc";

/**
 * One post as a card, for every surface that shows posts. Nothing in it is ever parsed as HTML. Styles are in
 * `post.css`; what it needs around it is an element with the custom properties of `theme/tokens.css`.
 */
export function renderPost(post: Post, options: PostOptions): TemplateResult {
  const covered = post.sensitive || post.contentWarning !== null;
  return html`<article
    class="post ${post.highlighted ? "highlighted" : ""}"
    part="card"
    data-post=${post.id}
    data-network=${post.network}
  >
    ${renderAuthor(post, options)}
    ${
      post.badges.length > 0
        ? html`<ul class="badges" part="badges">
            ${post.badges.map(({ label }) => html`<li><bdi>${label}</bdi></li>`)}
          </ul>`
        : nothing
    }
    ${covered ? renderCover(post, options) : nothing}
    <div class="content" ?hidden=${covered}>
      ${renderPictures(post, options)}${renderText(post, options)}
    </div>
    ${renderCta(post, options)}${renderFoot(post, options)}
  </article>`;
}

function renderAuthor(post: Post, options: PostOptions): TemplateResult {
  const words = wordsIn(options.locale);
  const name = post.author?.name.trim() || post.author?.handle || words.someone;
  const url = options.passive ? undefined : safeUrl(post.author?.url);
  const avatar = safeUrl(post.author?.avatar);
  const label = html`<bdi>${name}</bdi>`;
  return html`<header class="author" part="author">
    <span class="avatar" aria-hidden="true"
      >${initialsOf(name)}${
        avatar
          ? html`<img src=${avatar} alt="" width="40" height="40" loading="lazy" decoding="async" @error=${removeBroken} />`
          : nothing
      }</span
    >
    <div class="who">
      <div class="name" role="heading" aria-level=${options.headingLevel}>
        ${url ? html`<a href=${url} target="_blank" rel=${ugc}>${label}</a>` : label}
      </div>
      ${post.author?.handle ? html`<bdi class="handle">${post.author.handle}</bdi>` : nothing}
    </div>
    ${
      post.pinned
        ? html`<span class="pin" role="img" aria-label=${words.pinned} title=${words.pinned}
            ><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M10 1.5 14.500 6 11.5 8 11 11.5 8 9 3 14 7 8 4.5 5 8 4.5Z" /></svg
          ></span>`
        : nothing
    }
  </header>`;
}

/** Content under a cover is not rendered visible, so its pictures are not even asked for. */
function renderCover(post: Post, options: PostOptions): TemplateResult {
  const words = wordsIn(options.locale);
  return html`<div class="cover">
    <p dir="auto">${post.contentWarning?.trim() || words.covered}</p>
    ${options.passive ? nothing : html`<button type="button" @click=${uncover}>${words.reveal}</button>`}
  </div>`;
}

function renderCta(post: Post, options: PostOptions): TemplateResult | typeof nothing {
  const url = safeUrl(post.cta?.url);
  if (!post.cta || !url || options.passive) return nothing;
  return html`<a class="cta" part="cta" href=${url} target="_blank" rel="noopener"
    ><bdi>${post.cta.label}</bdi></a
  >`;
}

function renderFoot(post: Post, options: PostOptions): TemplateResult {
  const { locale, now } = options;
  const words = wordsIn(locale);
  const published = new Date(post.publishedAt);
  const original = options.passive ? undefined : safeUrl(post.permalink);
  const network = nameOf(post.network);
  const time = html`<svg class="glyph" viewBox="0 0 16 16" aria-hidden="true"><path fill-rule="evenodd" d=${glyphOf(post.network)} /></svg
    ><time datetime=${post.publishedAt} title=${formatDateTime(locale, published)}
      >${formatAgo(locale, published, now)}</time
    >`;
  const notice = options.passive ? undefined : safeUrl(options.noticeUrl);
  return html`<footer class="foot" part="foot">
    ${
      original
        ? html`<a href=${original} target="_blank" rel=${ugc} title=${fill(words.original, { network })}
            >${time}<span class="unseen">, ${fill(words.original, { network })}</span></a
          >`
        : html`<span>${time}</span>`
    }
    ${notice ? html`<a class="why" href=${notice} target="_blank" rel="noopener">${words.why}</a>` : nothing}
  </footer>`;
}

/** Whole characters, so that an emoji or an accented letter is not cut in two. */
function initialsOf(name: string): string {
  const words = name.replace(/^@/, "").split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => [...(word ?? "")][0]);
  return letters.join("").toLocaleUpperCase();
}

function removeBroken(event: Event): void {
  (event.target as HTMLElement).hidden = true;
}

function uncover(event: Event): void {
  const cover = (event.target as HTMLElement).parentElement;
  const content = cover?.nextElementSibling as HTMLElement;
  content.hidden = false;
  content.tabIndex = -1;
  content.focus({ preventScroll: true });
  (cover as HTMLElement).hidden = true;
}
