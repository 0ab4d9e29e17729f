import type { Locale } from "../../domain/vocabulary.ts";
import type { Author, Post } from "../../wire/post.ts";
import { localTime } from "./dates.ts";
import { type Content, html, type Markup } from "./markup.ts";
import { networkName } from "./networks.ts";
import { renderMedia } from "./post-media.ts";
import { renderPostText } from "./post-text.ts";
import { webUrl } from "./safe-url.ts";
import type { Words } from "./words-en.ts";

export interface CardContext {
  words: Words;
  locale: Locale;
  noticeUrl: string;
}

/** One post of the hosted wall as an article that needs no script. */
export function renderPostCard(post: Post, context: CardContext, eager: boolean): Markup {
  const body = html`${renderBody(post, context, eager)}`;
  return html`<article class="card${post.highlighted ? " highlighted" : ""}" id="post-${post.id}" aria-label="${post.author?.name ?? context.words.wall.nameless}">
${renderAuthor(post, context)}
${post.sensitive || post.contentWarning ? behindWarning(post, context.words, body) : body}
${renderBadges(post)}${renderCta(post)}
${renderLinks(post, context)}
</article>`;
}

function renderBody(post: Post, { words }: CardContext, eager: boolean): Content {
  const { start, rest } = renderPostText(post.text, post.entities);
  const language = post.lang ? html` lang="${post.lang}"` : html``;
  const media = post.media.map((medium) =>
    renderMedia(medium, words, post.author?.name ?? null, eager),
  );
  return [
    media.length > 0 && html`<div class="media">${media}</div>`,
    post.text && html`<p class="text" dir="auto"${language}>${start}</p>`,
    rest &&
      html`<details class="rest"><summary>${words.wall.readOn}</summary><p class="text" dir="auto"${language}>${rest}</p></details>`,
  ];
}

function behindWarning(post: Post, words: Words, body: Markup): Markup {
  const warning = post.contentWarning || words.wall.sensitive;
  return html`<details class="warning"><summary><bdi>${warning}</bdi> <span>${words.wall.show}</span></summary>${body}</details>`;
}

function renderAuthor(post: Post, context: CardContext): Markup {
  const { words, locale } = context;
  const author = post.author;
  const name = html`<bdi class="name">${author?.name ?? words.wall.nameless}</bdi>`;
  const profile = webUrl(author?.url ?? null);
  return html`<header class="author">${renderAvatar(author, locale)}<div class="who">${
    profile ? html`<a href="${profile}" rel="noopener nofollow ugc">${name}</a>` : name
  }${author?.handle && html`<bdi class="handle">${author.handle}</bdi>`}<time datetime="${post.publishedAt}">${localTime(post.publishedAt, locale)}</time></div>${
    post.pinned && html`<span class="pin">${words.wall.pinned}</span>`
  }</header>`;
}

function renderAvatar(author: Author | null, locale: Locale): Markup {
  const source = webUrl(author?.avatar ?? null);
  if (source) {
    return html`<img class="avatar" src="${source}" width="40" height="40" alt="" loading="lazy" decoding="async">`;
  }
  return html`<span class="avatar" aria-hidden="true">${initial(author?.name ?? "", locale)}</span>`;
}

function initial(name: string, locale: Locale): string {
  return /[\p{L}\p{N}]/u.exec(name)?.[0].toLocaleUpperCase(locale) ?? "•";
}

function renderBadges({ badges }: Post): Content {
  if (badges.length === 0) return null;
  return html`<ul class="badges">${badges.map((badge) => html`<li>${badge.label}</li>`)}</ul>`;
}

function renderCta({ cta }: Post): Content {
  const url = webUrl(cta?.url ?? null);
  return cta && url && html`<a class="cta" href="${url}" rel="noopener nofollow">${cta.label}</a>`;
}

function renderLinks(post: Post, { words, noticeUrl }: CardContext): Markup {
  const original = webUrl(post.permalink);
  return html`<footer class="links">${
    original
      ? html`<a href="${original}" rel="noopener nofollow ugc">${words.wall.original(networkName(post.network, original))}</a>`
      : html`<span>${post.network === "upload" ? words.wall.uploaded : networkName(post.network, null)}</span>`
  }<a href="${noticeUrl}?${new URLSearchParams({ post: post.id }).toString()}" rel="nofollow">${words.wall.notice}</a></footer>`;
}
