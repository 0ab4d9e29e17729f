import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { Post } from "#wire/post.ts";
import { formatAgo } from "../i18n/format.ts";
import type { Locale } from "../i18n/pick-locale.ts";
import { initialOf } from "../post/initial.ts";
import { nameOf } from "../post/network.ts";
import { safeUrl } from "../ui/safe-url.ts";
import { isUpright, pictureOf, renderPicture } from "./picture.ts";
import { textSize, visibleText } from "./visible-text.ts";
import { screenWords } from "./words.ts";

export interface PostView {
  locale: Locale;
  /** Its picture cannot be had: the words stand alone. */
  broken: boolean;
  onBroken(): void;
}

/** A post on the screen, in the spotlight or in a tile; `kind` says how picture and words share the room. */
export function renderScreenPost(post: Post, view: PostView): TemplateResult {
  const media = view.broken ? undefined : pictureOf(post);
  const segments = visibleText(post);
  const length = segments.reduce((sum, { text }) => sum + text.length, 0);
  const kind = media ? (isUpright(media) ? "upright" : "level") : "words";
  return html`${keyed(
    post.id,
    html`<div class="post" data-kind=${kind} data-size=${textSize(length)} data-post=${post.id}>
      ${media ? keyed(media.id, renderPicture(media, view.onBroken)) : nothing}
      <div class="body">
        ${length > 0 ? renderWords(post, segments) : nothing}${renderBadges(post)}
        ${renderAuthor(post, view.locale)}
      </div>
    </div>`,
  )}`;
}

// `bdi` and `dir` keep a direction override in somebody's words or name from turning ours.
function renderWords(post: Post, segments: ReturnType<typeof visibleText>): TemplateResult {
  return html`<p class="text" dir="auto" lang=${post.lang ?? nothing}
    >${segments.map(({ text, url }) => (url ? html`<b><bdi>${text}</bdi></b>` : text))}</p
  >`;
}

/** Disclosures stand on every post, also in the smallest tile. */
function renderBadges({ badges }: Post): TemplateResult | typeof nothing {
  if (badges.length === 0) return nothing;
  return html`<ul class="badges">
    ${badges.map(({ label }) => html`<li>${label}</li>`)}
  </ul>`;
}

function renderAuthor(post: Post, locale: Locale): TemplateResult {
  const name = post.author?.name ?? screenWords(locale).someone;
  const avatar = safeUrl(URL.parse(post.author?.avatar ?? "", document.baseURI)?.href);
  const from = post.network === "upload" ? "" : nameOf(post.network);
  const ago = formatAgo(locale, new Date(post.publishedAt), new Date());
  return html`<footer class="author">
    <span class="avatar" aria-hidden="true"
      >${initialOf(name, locale)}${
        post.author?.avatar && avatar
          ? keyed(avatar, html`<img src=${avatar} alt="" decoding="async" @error=${takeAway} />`)
          : nothing
      }</span
    >
    <div class="who">
      <bdi class="name">${name}</bdi>
      <span class="where">${from ? `${from} · ` : ""}${ago}</span>
    </div>
  </footer>`;
}

/** The initial lies below. Hidden, not removed: the element is the template's, which may give it another picture. */
function takeAway({ target }: Event): void {
  (target as HTMLElement).hidden = true;
}
