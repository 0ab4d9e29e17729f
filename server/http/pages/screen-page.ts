import type { Wall } from "../../wire/wall.ts";
import { type PageOptions, renderDocument } from "./layout.ts";
import { html } from "./markup.ts";
import { renderQr } from "./qr.ts";
import { webUrl } from "./safe-url.ts";
import { wordsIn } from "./words.ts";

export interface ScreenPage extends PageOptions {
  wall: Wall;
  display: { slug: string; settings: { dwellMs?: number | undefined } };
  publicUrl: string;
}

/**
 * `GET /screen/{display}`: the shell of an event screen. What stands in `<social-screen>` is what a venue sees until the
 * first post is there, and for as long as the server cannot be reached.
 */
export function renderScreenPage(page: ScreenPage): string {
  const { wall, display, publicUrl, nonce } = page;
  const locale = page.locale ?? wall.locale;
  const words = wordsIn(locale);
  const submitUrl = new URL(webUrl(wall.submitUrl) ?? `/w/${wall.slug}/submit`, publicUrl).href;
  const dwell = display.settings.dwellMs;
  return renderDocument({
    locale,
    title: wall.title,
    kind: "screen",
    look: wall.look,
    nonce,
    head: html`<meta name="robots" content="noindex, nofollow">
<script type="module" src="/screen.js"></script>`,
    body: html`<social-screen wall="${wall.slug}" display="${display.slug}" accent="${wall.look.accent}" theme="${wall.look.theme}"${dwell ? html` dwell="${dwell}"` : html``}>
<h1 slot="title" dir="auto">${wall.title}</h1>
<p slot="hashtags" dir="auto">${wall.hashtags.join(" ")}</p>
${wall.submitUrl && renderQr(submitUrl, words.screen.qr)}
${wall.submitUrl && html`<p slot="address" dir="ltr">${shortAddress(submitUrl)}</p>`}
</social-screen>`,
  });
}

/** An address as people read it aloud: without the scheme. */
function shortAddress(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/, "");
}
