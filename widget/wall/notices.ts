import type { Wall } from "#wire/wall.ts";
import type { Words } from "../i18n/en.ts";
import type { Locale } from "../i18n/pick-locale.ts";
import { el } from "../ui/el.ts";
import { fewPosts, renderSubmit, renderTags } from "./frame.ts";
import type { WallParts } from "./later.ts";
import { noticeWords } from "./notice-words.ts";
import noticeStyles from "./notices.css?inline";

/** What is said where posts would be. */
export interface Notices {
  /** Says what is true now: that the posts cannot be had, or an invitation next to few of them. */
  speak(): void;
  /** The invitation is a courtesy: half of one is worse than none. */
  fit(): void;
}

export function createNotices(parts: WallParts): Notices {
  const { session } = parts;
  parts.styles.push(noticeStyles);
  parts.adopt();
  return {
    speak() {
      const { state, shown } = session;
      if (state.kind === "failed")
        return parts.fill(renderFailure(parts.locale, () => void session.load(), parts.isBare));
      const wall = shown.length <= fewPosts ? session.feed?.wall : null;
      invite(parts.frame.stage, wall ?? null, shown.length, parts.words);
      this.fit();
    },
    fit() {
      const notice = session.feed && noticeIn(parts.frame.stage);
      if (!notice) return;
      notice.hidden = false;
      const end = notice.offsetTop + notice.offsetHeight;
      notice.hidden = end > parts.frame.stage.clientHeight + 8;
    },
  };
}

/** What the page put into the element, else, or where that may not be shown either, our own words. */
function renderFailure(locale: Locale, retry: () => void, isBare: boolean): HTMLElement {
  const words = noticeWords[locale];
  const notice = renderNotice(
    "failed",
    el("div", { class: "title" }, words.failedTitle),
    el("p", null, words.failedText),
    el("button", { type: "button", class: "button", onclick: retry }, words.retry),
  );
  return el("div", { class: "stage" }, isBare ? notice : el("slot", null, notice));
}

/** Puts an invitation next to few posts, or takes it away; only what changed is built anew. */
function invite(stage: HTMLElement, wall: Wall | null, shown: number, words: Words): void {
  const key = JSON.stringify([wall, shown > 0]);
  const known = noticeIn(stage);
  if (known?.dataset.key === key) return;
  known?.remove();
  const notice = wall && renderInvitation(wall, shown, words);
  if (!notice) return;
  notice.dataset.key = key;
  stage.append(notice);
}

const noticeIn = (stage: HTMLElement) => stage.querySelector<HTMLElement>(".notice");

/** Asks for posts where there are few, or none. */
export function renderInvitation(wall: Wall, shown: number, words: Words): HTMLElement | null {
  const said = noticeWords[words.locale];
  if (wall.state === "dark" || wall.state === "draft")
    return renderNotice("empty", el("p", null, said.paused));
  const submit = renderSubmit(wall, words);
  if (shown > 0 && !submit) return null;
  const tags = renderTags(wall);
  return renderNotice(
    "empty",
    ...(shown > 0
      ? []
      : [el("div", { class: "title" }, said.emptyTitle), el("p", null, said.emptyText)]),
    ...(tags.length > 0 ? [el("p", null, said.emptyTags), ...tags] : []),
    ...(submit ? [submit] : []),
  );
}

function renderNotice(part: string, ...children: HTMLElement[]): HTMLElement {
  return el("div", { class: "notice", part }, children);
}
