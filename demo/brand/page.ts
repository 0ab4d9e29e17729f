/** The frame of every page of the brand's site: head, ribbon, header, footer. */
import { html, raw } from "hono/html";
import type { Copy } from "./copy.ts";

export type Html = ReturnType<typeof html>;

/** Where Koro and the brand's wall are; both come from outside. */
export interface Site {
  koroUrl: string;
  wallSlug: string;
}

export interface Page {
  copy: Copy;
  title: string;
  here: "home" | "events" | "looks";
  body: Html;
  /** Extra tags for the head: the pasted script of Koro. */
  head?: Html;
}

const sheets = { home: "home", events: "screens", looks: "looks" };

export function frame({ copy, title, here, body, head }: Page): Html {
  return html`<!doctype html>
<html lang="${copy.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${copy.hero.lead}">
<title>${title}</title>
<link rel="icon" href="/mark.svg" type="image/svg+xml">
<link rel="preload" href="/fonts/latin.woff2" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="/base.css">
<link rel="stylesheet" href="/${sheets[here]}.css">
<link rel="alternate" hreflang="${copy.other.lang}" href="${copy.other[here]}">
${head ?? ""}
</head>
<body>
<a class="skip" href="#main">${copy.nav.skip}</a>
<aside class="ribbon">${copy.ribbon}</aside>
${header(copy, here)}
<main id="main">${body}</main>
${footer(copy)}
</body>
</html>`;
}

function header(copy: Copy, here: Page["here"]): Html {
  const { nav, other } = copy;
  return html`<header class="top">
<a class="word" href="${copy.home}">${mark}<span>Tuzbahar</span></a>
<nav aria-label="${nav.label}">
<a href="${copy.home}#sabahlar">${nav.campaign}</a>
<a href="${copy.home}#duvar">${nav.wall}</a>
<a href="${copy.home}#parcalar">${nav.pieces}</a>
<a href="${copy.events}" ${here === "events" ? raw('aria-current="page"') : ""}>${nav.events}</a>
<a href="${copy.looks}" ${here === "looks" ? raw('aria-current="page"') : ""}>${nav.looks}</a>
</nav>
<a class="tongue" href="${other[here]}" lang="${other.lang}" hreflang="${other.lang}">${other.label}</a>
</header>`;
}

function footer({ footer: it }: Copy): Html {
  return html`<footer>
<p class="signature">${it.line}</p>
<div class="columns">${it.columns.map(
    ({ heading, lines }) =>
      html`<div><h2>${heading}</h2>${lines.map((line) => html`<p class="line">${line}</p>`)}</div>`,
  )}</div>
<p class="giant" aria-hidden="true">Tuzbahar</p>
<p class="note">${it.note}</p>
</footer>`;
}

/** A cup that is also a sun over water. */
export const markSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48" fill="none" stroke="#c5552f" stroke-width="3" stroke-linecap="round"><path d="M8 22a16 16 0 0 1 32 0" fill="#c5552f" stroke="none"/><path d="M5 27h38M9 34q5-4 10 0t10 0 10 0M15 41q3-3 6 0t6 0 6 0"/></svg>`;
const mark = raw(markSvg.replace("<svg ", '<svg aria-hidden="true" class="mark" '));

/** A drawing that turns to night with the reader's colour scheme. */
export function picture(art: string, width: number, height: number, alt: string, more = ""): Html {
  return html`<picture class="art-${art}"><source media="(prefers-color-scheme: dark)" srcset="/art/${art}-night.svg"><img src="/art/${art}-day.svg" width="${width}" height="${height}" alt="${alt}" ${raw(more)}></picture>`;
}
