import type { RenderedWall } from "#wire/rendering.ts";
import { type Locale, locales } from "../../domain/vocabulary.ts";
import type { Post } from "../../wire/post.ts";
import type { Feed } from "../../wire/wall.ts";
import { renderJsonLd } from "./json-ld.ts";
import { languageSwitch, type PageOptions, pageFooter, renderDocument } from "./layout.ts";
import { type Content, html, type Markup, wallMarkup } from "./markup.ts";
import { webUrl } from "./safe-url.ts";
import { wordsIn } from "./words.ts";
import type { Words } from "./words-en.ts";

export interface WallPage extends PageOptions {
  feed: Feed;
  /** The wall as its own render functions wrote it. */
  rendered: RenderedWall;
  /** The origin the world sees, for example `https://koro.example`. */
  publicUrl: string;
  /** The cursor this page was asked with: pages of older posts are not for search engines. */
  cursor?: string | undefined;
  /** For a signed-in moderator: the wall's name and the language to speak to them. */
  moderate?: { slug: string; locale: Locale; mayBlock: boolean } | undefined;
}

/** `GET /w/{wall}`: the wall, complete without JavaScript and live with it. */
export function renderWallPage(page: WallPage): string {
  const { feed, rendered, nonce, cursor } = page;
  const { wall } = feed;
  const locale = page.locale ?? wall.locale;
  const words = wordsIn(locale);
  return renderDocument({
    locale,
    title: wall.title,
    kind: "wall",
    look: wall.look,
    nonce,
    head: renderHead(page, words),
    body: html`<main>${wallMarkup(rendered, nonce)}</main>
${cursor && html`<nav class="pager"><a href="?${new URLSearchParams({ lang: locale }).toString()}">${words.wall.newest}</a></nav>`}
${pageFooter(locale, [html`<a href="${webUrl(wall.noticeUrl)}">${words.wall.noticePage}</a>`, languageSwitch(locale)])}`,
  });
}

function renderHead(page: WallPage, words: Words): Markup {
  const { feed, publicUrl, cursor } = page;
  const { wall, posts, seq } = feed;
  const url = `${publicUrl}/w/${wall.slug}`;
  const file = `${publicUrl}/v1/walls/${wall.slug}/feed`;
  const description = words.wall.description([wall.title, ...wall.hashtags].join(" · "));
  return html`<meta name="description" content="${description}">
<link rel="canonical" href="${url}">
${cursor ? html`<meta name="robots" content="noindex, follow">` : languageLinks(url)}
<link rel="alternate" type="application/rss+xml" title="${wall.title}" href="${file}.rss">
<link rel="alternate" type="application/feed+json" title="${wall.title}" href="${file}.json">
<meta property="og:type" content="website">
<meta property="og:site_name" content="${wall.title}">
<meta property="og:title" content="${wall.title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${url}">
<meta property="og:locale" content="${wall.locale === "tr" ? "tr_TR" : "en_GB"}">
${shareImage(`${url}/og.png?v=${seq}`, wall.title)}
${renderJsonLd(wall, shownPosts(posts, wall.state), url)}
${!cursor && html`<script type="module" src="/embed.js"></script>`}${overlay(page)}`;
}

/** Asked for by nobody else's page. */
const overlay = ({ moderate }: WallPage): Content =>
  moderate &&
  html`
<meta name="koro-moderate" content="${moderate.slug}" lang="${moderate.locale}" data-may-block="${String(moderate.mayBlock)}">
<script type="module" src="/moderate.js"></script>`;

// The reads behind this page pass the gate; a wall that is not open says nothing even if they err.
function shownPosts(posts: readonly Post[], state: Feed["wall"]["state"]): readonly Post[] {
  return state === "dark" || state === "draft" ? [] : posts;
}

function shareImage(url: string, title: string): Content {
  return html`<meta property="og:image" content="${url}">
<meta property="og:image:type" content="image/png">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="og:image:alt" content="${title}">
<meta name="twitter:card" content="summary_large_image">`;
}

/** The same wall with its words in each language; without a choice it speaks its own. */
function languageLinks(url: string): Content {
  const link = (language: Locale | "x-default", href: string) =>
    html`<link rel="alternate" hreflang="${language}" href="${href}">`;
  return [
    ...locales.map((locale) => link(locale, `${url}?lang=${locale}`)),
    link("x-default", url),
  ];
}
