import type { Locale } from "../../domain/vocabulary.ts";
import type { Post } from "../../wire/post.ts";
import type { Wall } from "../../wire/wall.ts";
import { renderJsonLd } from "./json-ld.ts";
import { languageSwitch, type PageOptions, pageFooter, renderDocument } from "./layout.ts";
import { type Content, html, type Markup } from "./markup.ts";
import { renderPostCard } from "./post-card.ts";
import { webUrl } from "./safe-url.ts";
import { wordsIn } from "./words.ts";
import type { Words } from "./words-en.ts";

export interface WallPage extends PageOptions {
  wall: Wall;
  posts: readonly Post[];
  next: string | null;
  /** The origin the world sees, for example `https://koro.example`. */
  publicUrl: string;
  /** The cursor this page was asked with: pages of older posts are not for search engines. */
  cursor?: string | undefined;
}

/** Cards that are likely in sight at once; their pictures do not wait for a scroll. */
const eagerCards = 4;
/** From so many on the posts fill two screens. */
const manyPosts = 12;

/** `GET /w/{wall}`: the wall, complete without JavaScript and live with it. */
export function renderWallPage(page: WallPage): string {
  const { wall, nonce } = page;
  const locale = page.locale ?? wall.locale;
  const words = wordsIn(locale);
  return renderDocument({
    locale,
    title: wall.title,
    kind: "wall",
    look: wall.look,
    nonce,
    head: renderHead(page, shownPosts(page), words),
    body: html`${renderHeader(wall, words)}
<main>${renderPosts(page, words, locale)}</main>
${pageFooter(locale, [html`<a href="${webUrl(wall.noticeUrl)}">${words.wall.noticePage}</a>`, languageSwitch(locale)])}`,
  });
}

// The reads behind this page pass the gate; a wall that is not open shows nothing even if they err.
function shownPosts({ wall, posts }: WallPage): readonly Post[] {
  return wall.state === "live" || wall.state === "paused" ? posts : [];
}

function renderHead(page: WallPage, posts: readonly Post[], words: Words): Markup {
  const { wall, publicUrl, cursor } = page;
  const url = `${publicUrl}/w/${wall.slug}`;
  const feed = `${publicUrl}/v1/walls/${wall.slug}/feed`;
  const description = words.wall.description([wall.title, ...wall.hashtags].join(" · "));
  return html`<meta name="description" content="${description}">
<link rel="canonical" href="${url}">
${cursor && html`<meta name="robots" content="noindex, follow">`}
<link rel="alternate" type="application/rss+xml" title="${wall.title}" href="${feed}.rss">
<link rel="alternate" type="application/feed+json" title="${wall.title}" href="${feed}.json">
<meta property="og:type" content="website">
<meta property="og:title" content="${wall.title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${url}">
<meta property="og:locale" content="${wall.locale === "tr" ? "tr_TR" : "en_GB"}">
${shareImage(posts, publicUrl)}<meta name="twitter:card" content="summary_large_image">
${renderJsonLd(wall, posts, url)}
<script type="module" src="/embed.js"></script>`;
}

function shareImage(posts: readonly Post[], publicUrl: string): Content {
  const media = posts
    .filter((post) => !post.sensitive)
    .flatMap((post) => post.media)
    .find((medium) => medium.kind === "image" && medium.sources.length > 0);
  // Programs that make previews rarely read AVIF; the last source is the most common format.
  const src = webUrl(media?.sources.at(-1)?.src ?? null);
  return src && html`<meta property="og:image" content="${new URL(src, publicUrl).href}">\n`;
}

function renderHeader(wall: Wall, words: Words): Markup {
  const submit = webUrl(wall.submitUrl);
  const hashtags = wall.hashtags.map((hashtag) => html`<li><bdi>${hashtag}</bdi></li>`);
  return html`<header class="head"><div><h1><bdi>${wall.title}</bdi></h1>${
    hashtags.length > 0 && html`<ul class="hashtags">${hashtags}</ul>`
  }</div>${submit && html`<a class="button" href="${submit}">${words.wall.send}</a>`}</header>`;
}

function renderPosts(page: WallPage, words: Words, locale: Locale): Markup {
  const { wall } = page;
  const posts = shownPosts(page);
  const context = { words, locale, noticeUrl: webUrl(wall.noticeUrl) ?? `/w/${wall.slug}/notice` };
  const cards = posts.map(
    (post, index) => html`<li>${renderPostCard(post, context, index < eagerCards)}</li>`,
  );
  const list = html`<ul class="posts ${wall.look.layout}" aria-label="${words.wall.label}">${cards}</ul>${renderPager(page, words)}`;
  // Pages of older posts stay as they are: the live wall begins with the newest.
  if (page.cursor) return list;
  return html`<social-wall wall="${wall.slug}" locale="${locale}" class="${posts.length >= manyPosts ? "long" : ""}">${posts.length > 0 ? list : renderEmpty(wall, words)}</social-wall>`;
}

function renderPager({ next, cursor }: WallPage, words: Words): Markup {
  return html`<div class="pager">${cursor && html`<a href="?">${words.wall.newest}</a>`}${
    next &&
    html`<a class="button quiet" href="?${new URLSearchParams({ cursor: next }).toString()}">${words.wall.more}</a>`
  }</div>`;
}

function renderEmpty(wall: Wall, words: Words): Markup {
  const open = wall.state === "live" || wall.state === "paused";
  return html`<div class="empty"><p class="empty-title">${open ? words.wall.empty : words.wall.closed}</p>${
    open && html`<p>${inviteWords(wall, words)}</p>`
  }</div>`;
}

function inviteWords({ hashtags, submitUrl }: Wall, words: Words): string {
  const tags = hashtags.slice(0, 2).join(" ");
  if (tags && submitUrl) return words.wall.invite(tags);
  if (tags) return words.wall.inviteHashtag(tags);
  return submitUrl ? words.wall.inviteUpload : "";
}
