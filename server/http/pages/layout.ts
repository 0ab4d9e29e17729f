import { readFileSync } from "node:fs";
import type { Locale } from "../../domain/vocabulary.ts";
import type { Look } from "../../wire/wall.ts";
import { readAccent } from "./accent.ts";
import { type Content, documentText, html, type Markup, styleElement } from "./markup.ts";
import { wordsIn } from "./words.ts";

/** What every page may be given: the language (the wall's own when absent) and the nonce of the page's policy. */
export interface PageOptions {
  locale?: Locale | undefined;
  /** Without it the page carries no `<style>` element and keeps Koro's own accent colour. */
  nonce?: string | undefined;
}

type PageKind = "wall" | "form" | "text" | "screen" | "admin";

export interface Page {
  locale: Locale;
  title: string;
  kind: PageKind;
  look?: Look | undefined;
  nonce?: string | undefined;
  head?: Content;
  body: Content;
}

const styleSheets: Record<PageKind, readonly string[]> = {
  wall: ["pages", "pages/wall"],
  form: ["pages", "pages/form", "pages/upload"],
  text: ["pages", "pages/form"],
  screen: ["pages", "pages/screen"],
  // It brings a style sheet of its own, and rules for plain pages would get in its way.
  admin: [],
};

/** Two small requests before the first card would be most of what it waits for, so a wall has these in its page. */
const inlined: Partial<Record<PageKind, string>> = {
  wall: styleSheets.wall
    .map((name) =>
      readFileSync(new URL(`./${name.split("/").at(-1)}.css`, import.meta.url), "utf8"),
    )
    .map((css) => css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\s+/g, " "))
    .join(""),
};

/** A complete HTML document around a page's own head and body. */
export function renderDocument(page: Page): string {
  return documentText(html`<html lang="${page.locale}" class="${page.kind}-page" data-theme="${page.look?.theme ?? "auto"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${page.title}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<meta name="color-scheme" content="${colorScheme(page.look)}">
${stylesOf(page)}
${accentStyle(page)}${page.head}
</head>
<body>
${page.body}
</body>
</html>
`);
}

function stylesOf({ kind, nonce }: Page): Content {
  const css = nonce && inlined[kind];
  if (css) return styleElement(css, nonce);
  return styleSheets[kind].map((name) => html`<link rel="stylesheet" href="/${name}.css">`);
}

/** The link that shows the same page in the other language. */
export function languageSwitch(locale: Locale, query: Record<string, string> = {}): Markup {
  const other: Locale = locale === "tr" ? "en" : "tr";
  const search = new URLSearchParams({ ...query, lang: other });
  return html`<a href="?${search.toString()}" lang="${other}" hreflang="${other}">${wordsIn(locale).otherLanguage}</a>`;
}

/** The foot of the pages that people read. */
export function pageFooter(locale: Locale, links: Content): Markup {
  return html`<footer class="foot"><nav>${links}</nav><p>${wordsIn(locale).madeWith}</p></footer>`;
}

function colorScheme(look: Look | undefined): string {
  return !look || look.theme === "auto" ? "light dark" : look.theme;
}

// The policy of the pages forbids style attributes, so the brand's colour needs a style element with its nonce.
function accentStyle({ look, nonce }: Page): Content {
  const accent = nonce ? readAccent(look?.accent ?? null) : null;
  if (!accent || !nonce) return null;
  return html`<style nonce="${nonce}">:root{--accent:${accent.fill};--on-accent:${accent.onFill};--accent-on-light:${accent.onLight};--accent-on-dark:${accent.onDark}}</style>`;
}
