import type { Post } from "#wire/post.ts";
import type { Wall } from "#wire/wall.ts";
import { fill } from "../../i18n/words.ts";
import { el, icon, outLink } from "../../ui/el.ts";
import { safeUrl } from "../../ui/safe-url.ts";
import { openModal } from "../lightbox/modal.ts";
import { nameOf } from "../network.ts";
import { passFocus } from "../pass-focus.ts";
import { renderReportForm } from "./report-form.ts";
import { aboutWords } from "./words.ts";
import type { AboutWords } from "./words-en.ts";

export { default as aboutStyles } from "./about.css?inline";

export interface AboutOptions {
  /** Where the dialog is put: an element with the tokens of the theme. */
  layer: HTMLElement;
  locale: "en" | "tr";
  wall: Wall;
  post: Post;
  reportUrl: string;
  /** The visitor said that it is theirs, or that they or their child are in it. */
  onHidden(): void;
  onClose(): void;
}

const cross = "M3.4 2 8 6.6 12.6 2 14 3.4 9.4 8l4.6 4.6-1.4 1.4L8 9.4 3.4 14 2 12.6 6.6 8 2 3.4Z";

/** Says why a post is on this wall and takes a report of it. Returns what closes it. */
export function openAbout(options: AboutOptions): () => void {
  const { locale, reportUrl, onHidden, layer, onClose } = options;
  const words = aboutWords[locale];
  const report = el("div", { class: "part" });
  const knob = { type: "button", class: "shut", "aria-label": words.close, title: words.close };
  const title = el("h2", { class: "about-title", id: "about-title" }, words.title);
  const dialog = el(
    "dialog",
    { class: "about", part: "about", "aria-labelledby": "about-title", tabindex: -1 },
    el(
      "div",
      { class: "about-body" },
      el(
        "div",
        { class: "about-bar" },
        title,
        el("button", { ...knob, onclick: shut }, icon(cross)),
      ),
      renderReason(options, words),
      report,
    ),
  );
  report.append(
    el("h3", null, words.report),
    el("p", null, words.lead),
    renderReportForm({
      words,
      url: reportUrl,
      onSent(hides) {
        report.replaceChildren(...renderThanks(words, hides, shut));
        passFocus(report);
        if (hides) onHidden();
      },
    }),
  );
  const close = openModal(layer, dialog, onClose);
  closeOnBackdrop(dialog, shut);

  function shut(): void {
    close();
  }

  return close;
}

function renderReason({ post, wall }: AboutOptions, words: AboutWords): HTMLElement {
  const notice = safeUrl(
    wall.noticeUrl && `${wall.noticeUrl}?post=${encodeURIComponent(post.id.toWellFormed())}`,
  );
  const original = safeUrl(post.permalink);
  const links = [
    original && outLink(original, {}, words.original),
    notice && outLink(notice, { rel: "noopener" }, words.notice),
  ].filter((link) => link instanceof HTMLElement);
  return el(
    "div",
    { class: "part" },
    el("p", { class: "reason" }, whyOf(post, wall, words)),
    links.length > 0 &&
      el(
        "ul",
        { role: "list", class: "links" },
        links.map((link) => el("li", null, link)),
      ),
  );
}

function whyOf(post: Post, { title, hashtags }: Wall, words: AboutWords): string {
  if (post.network === "upload") return fill(words.sent, { title });
  const text = keyOf(post.text);
  const said = hashtags
    .map((tag) => tag.replace(/^#?/, "#"))
    .filter((tag) => text.includes(keyOf(tag)));
  const network = nameOf(post.network);
  if (said.length === 0) return fill(words.found, { network, title });
  return fill(words.tagged, { network, title, hashtags: said.join(", ") });
}

const keyOf = (text: string) => text.normalize().toLowerCase();

function renderThanks(words: AboutWords, hides: boolean, shut: () => void): HTMLElement[] {
  return [
    el("h3", null, words.thanks),
    el("p", { role: "status" }, hides ? words.hidden : words.arrived),
    el("button", { type: "button", class: "button", onclick: shut }, words.close),
  ];
}

/** Only a press that also began outside: who marks text and lets go outside wants to go on reading. */
function closeOnBackdrop(dialog: HTMLDialogElement, close: () => void): void {
  let began: EventTarget | null = null;
  dialog.addEventListener("pointerdown", ({ target }) => {
    began = target;
  });
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog && began === dialog) close();
  });
}
