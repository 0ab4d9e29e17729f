import { html, nothing } from "lit/html.js";
import type { TemplateResult } from "lit/html.js";
import type { Wall } from "#wire/wall.ts";
import type { Words } from "../i18n/en.ts";
import type { Locale } from "../i18n/pick-locale.ts";
import { plural } from "../i18n/plural.ts";
import { wordsIn } from "../i18n/words.ts";
import { safeUrl } from "../ui/safe-url.ts";
import { icons } from "./icons.ts";

/** What the frame around the posts shows. The posts themselves are kept by `Cards`. */
export type FrameView =
  | { kind: "loading" }
  | { kind: "failed" }
  | {
      kind: "ready";
      wall: Wall;
      /** Posts on the page, and new ones that wait for the reader. */
      shown: number;
      fresh: number;
      /** `null` where nothing moves by itself. */
      playing: boolean | null;
      more: boolean;
      busy: boolean;
    };

export interface FrameOptions {
  locale: Locale;
  headingLevel: number;
  togglePlaying(): void;
  showFresh(): void;
  showMore(): void;
  retry(): void;
  skip(event: Event): void;
}

/** A wall with so few posts invites to add one; a full wall speaks for itself. */
const fewPosts = 3;

export function renderFrame(view: FrameView, options: FrameOptions): TemplateResult {
  const words = wordsIn(options.locale);
  switch (view.kind) {
    case "loading":
      return html`<div class="stage" role="status" aria-label=${words.loading}>
        <div class="bones" aria-hidden="true">${Array.from({ length: 8 }, () => html`<i></i>`)}</div>
      </div>`;
    case "failed":
      return html`<div class="stage"><slot>${renderFailure(options, words)}</slot></div>`;
    case "ready":
      return renderReady(view, options, words);
  }
}

function renderFailure(options: FrameOptions, words: Words): TemplateResult {
  return html`<div class="notice" part="failed">
    <div class="title">${words.failedTitle}</div>
    <p>${words.failedText}</p>
    <button type="button" class="button" @click=${options.retry}>${words.retry}</button>
  </div>`;
}

function renderReady(
  view: Extract<FrameView, { kind: "ready" }>,
  options: FrameOptions,
  words: Words,
): TemplateResult {
  const { wall } = view;
  const submit = safeUrl(wall.submitUrl);
  return html`<div class="bar" part="header">
      <div class="actions">
        ${view.playing === null ? nothing : renderPause(view.playing, options, words)}
        <a class="skip button" href="#" @click=${options.skip}>${words.skip}</a>
        ${submit && view.shown > 0 ? renderSubmit(submit, words) : nothing}
      </div>
      <div class="titles">
        <div class="title" part="title" role="heading" aria-level=${options.headingLevel} dir="auto">${wall.title}</div>
        ${view.shown > 0 ? renderTags(wall) : nothing}
      </div>
    </div>
    <div class="stage">
      ${
        view.fresh > 0
          ? html`<button type="button" class="button main fresh" part="fresh" @click=${options.showFresh}>
              ${icons.up}${plural(options.locale, view.fresh, words.fresh)}
            </button>`
          : nothing
      }
      <ul class="posts" part="posts" role="list" aria-label=${wall.title}></ul>
      ${view.shown <= fewPosts ? renderInvitation(view, submit, words) : nothing}
    </div>
    <div class="end" part="end" tabindex="-1">
      ${
        view.more
          ? html`<button type="button" class="button more" part="more" aria-disabled=${view.busy} @click=${options.showMore}>
              ${words.more}
            </button>`
          : nothing
      }
    </div>
    <div class="unseen" role="status"></div>`;
}

function renderPause(playing: boolean, options: FrameOptions, words: Words): TemplateResult {
  const label = playing ? words.pause : words.play;
  return html`<button type="button" class="button round" part="pause" aria-label=${label} title=${label} @click=${options.togglePlaying}>
    ${playing ? icons.pause : icons.play}
  </button>`;
}

function renderSubmit(url: string, words: Words): TemplateResult {
  return html`<a class="button main" part="submit" href=${url} target="_blank" rel="noopener">${words.submit}</a>`;
}

function renderTags({ hashtags }: Wall): TemplateResult | typeof nothing {
  return hashtags.length > 0
    ? html`<p class="tags">${hashtags.map((tag) => html`<bdi>${tag.replace(/^#?/, "#")}</bdi> `)}</p>`
    : nothing;
}

function renderInvitation(
  { wall, shown }: { wall: Wall; shown: number },
  submit: string | undefined,
  words: Words,
): TemplateResult | typeof nothing {
  if (wall.state === "dark" || wall.state === "draft") {
    return html`<div class="notice" part="empty"><p>${words.paused}</p></div>`;
  }
  if (shown > 0 && !submit) return nothing;
  return html`<div class="notice" part="empty">
    ${shown > 0 ? nothing : html`<div class="title">${words.emptyTitle}</div><p>${words.emptyText}</p>`}
    ${wall.hashtags.length > 0 ? html`<p>${words.emptyTags}</p>${renderTags(wall)}` : nothing}
    ${submit ? renderSubmit(submit, words) : nothing}
  </div>`;
}
