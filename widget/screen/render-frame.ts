import { html, nothing, type TemplateResult } from "lit";
import type { Wall } from "#wire/wall.ts";
import type { Locale } from "../i18n/pick-locale.ts";
import { screenWords } from "./words.ts";

/** The wall's name and hashtags; until the wall is known, what the page's shell says. */
export function renderHead(wall: Wall | undefined): TemplateResult {
  return html`<header>
    <div class="title">
      ${wall ? html`<h1 dir="auto">${wall.title}</h1>` : html`<slot name="title"></slot>`}
    </div>
    <div class="hashtags">
      ${
        wall
          ? html`<p dir="auto">${wall.hashtags.map((tag) => html`<bdi>${tag}</bdi> `)}</p>`
          : html`<slot name="hashtags"></slot>`
      }
    </div>
  </header>`;
}

/** The way to take part: the code and its address, or the hashtags where uploads are off. */
export function renderInvite(wall: Wall | undefined, locale: Locale): TemplateResult {
  const words = screenWords(locale);
  const uploads = !wall || wall.submitUrl !== null;
  if (uploads) {
    return html`<aside class="invite">
      <div class="code"><slot name="qr"></slot></div>
      <div class="call">
        <p class="join">${words.invite}</p>
        <p class="scan">${words.scan}</p>
        <div class="address"><slot name="address"></slot></div>
      </div>
    </aside>`;
  }
  const tags = wall.hashtags.slice(0, 2).join(" ");
  return html`<aside class="invite">
    <div class="call">${tags ? html`<p class="scan">${words.tag(tags)}</p>` : nothing}</div>
  </aside>`;
}
