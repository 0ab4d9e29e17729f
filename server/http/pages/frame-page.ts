import type { FrameQuery } from "#wire/embed.ts";
import type { RenderedWall } from "#wire/rendering.ts";
import type { Locale } from "../../domain/vocabulary.ts";
import type { Feed } from "../../wire/wall.ts";
import { documentText, html, type Markup, styleElement, wallMarkup } from "./markup.ts";

export interface FramePage {
  feed: Feed;
  rendered: RenderedWall;
  query: FrameQuery;
  locale: Locale;
  publicUrl: string;
  nonce: string;
}

/** `GET /w/{wall}/frame`: the wall alone, as tall as its posts, which its script tells the page around. */
export function renderFramePage({
  feed,
  rendered,
  query,
  locale,
  publicUrl,
  nonce,
}: FramePage): string {
  const { wall } = feed;
  const theme = query.theme ?? wall.look.theme;
  return documentText(html`<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${wall.title}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="${publicUrl}/w/${wall.slug}">
<meta name="color-scheme" content="${theme === "auto" ? "light dark" : theme}">
${styleElement(`${plainPage(theme)}${lookOf(query)}`, nonce)}
<script type="module" src="/embed.js"></script>
<script type="module" src="/frame.js" data-wall="${wall.slug}"></script>
</head>
<body>
${wallMarkup(rendered, nonce) satisfies Markup}
</body>
</html>
`);
}

const plainPage = (theme: string) =>
  `:root{color-scheme:${theme === "auto" ? "light dark" : theme};background:transparent;font-family:system-ui,sans-serif}` +
  "body{margin:0;padding:2px;color:light-dark(#16181d,#eef0f4)}" +
  "social-wall{display:block;--koro-height:0px}";

/** The query has let through colours and whole numbers only. */
function lookOf({ accent, text, surface, radius, gap }: FrameQuery): string {
  const values = {
    ...{ "--koro-accent": accent, "--koro-text": text, "--koro-card-bg": surface },
    "--koro-card-radius": radius === undefined ? undefined : `${radius}px`,
    "--koro-gap": gap === undefined ? undefined : `${gap}px`,
  };
  const rules = Object.entries(values).flatMap(([name, value]) =>
    value ? `${name}:${value}` : [],
  );
  return rules.length > 0 ? `social-wall{${rules.join(";")}}` : "";
}
