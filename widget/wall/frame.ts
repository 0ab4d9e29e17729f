import type { Wall } from "#wire/wall.ts";
import type { WallFeed } from "../feed/store.ts";
import type { Words } from "../i18n/en.ts";
import { el, icon, isStatic, outLink } from "../ui/el.ts";
import { safeUrl } from "../ui/safe-url.ts";

/** A wall with so few posts invites to add one; a full wall speaks for itself. */
export const fewPosts = 3;

/** What the frame around the posts does. The posts themselves are kept by `Cards`. */
export interface FrameActs {
  togglePlaying(): void;
  showMore(): void;
  /** A control of a card was pressed: `data-act` names what it does. */
  act(name: string, target: HTMLElement, post: string): void;
  /** Something in the wall took the focus. */
  reveal(target: HTMLElement): void;
  /** Where the posts after these are, for readers without a script. */
  moreUrl?: string;
}

/** Where the posts stand. */
export interface Stand {
  readonly list: HTMLElement;
  readonly stage: HTMLElement;
}

export interface FrameView {
  feed: WallFeed;
  /** Number of posts on the page. */
  shown: number;
  /** `null` where nothing moves by itself. */
  playing: boolean | null;
  more: boolean;
  busy: boolean;
}

export interface Frame extends Stand {
  readonly nodes: Node[];
  readonly status: HTMLElement;
  update(view: FrameView): void;
}

/**
 * The frame of a wall that has its feed: title, buttons, the list to fill. Built once and then changed in place, so
 * that no button loses its focus.
 *
 * @param acts and, where the server wrote the posts, what they stand in: the frame is built around it
 */
export function createFrame(
  words: Words,
  headingLevel: number,
  acts: FrameActs & Partial<Stand>,
): Frame {
  const pause = el("button", {
    type: "button",
    class: "button round",
    part: "pause",
    onclick: acts.togglePlaying,
  });
  const end = el("div", { class: "end", part: "end", tabindex: -1 });
  const skip = el("a", { class: "skip button", href: "#", onclick: leave }, words.skip);
  const actions = el("div", { class: "actions" });
  const titles = el("div", { class: "titles" });
  const list = el(acts.list ?? "ul", {
    class: "posts",
    part: "posts",
    role: "list",
    onfocusin: onFocus,
    onclick: onClick,
  });
  const stage = acts.stage ?? el("div", { class: "stage" }, list);
  const more = isStatic
    ? el("a", { class: "button", part: "more", href: acts.moreUrl, rel: "next" }, words.more)
    : el(
        "button",
        { type: "button", class: "button", part: "more", onclick: acts.showMore },
        words.more,
      );
  const status = el("div", { class: "unseen", role: "status" });
  let known = "";
  end.append(more);

  function leave(event: Event): void {
    event.preventDefault();
    end.focus();
  }

  function onFocus(event: Event): void {
    acts.reveal(event.target as HTMLElement);
  }

  /** One listener for all cards, so that cards need no hands of their own. A link keeps its other ways to be opened. */
  function onClick(event: Event): void {
    const { ctrlKey, metaKey, shiftKey, target } = event as MouseEvent;
    const control = (target as Element).closest<HTMLElement>("[data-act]");
    if (!control || ctrlKey || metaKey || shiftKey) return;
    event.preventDefault();
    const post = control.closest<HTMLElement>("article")?.dataset.post ?? "";
    acts.act(control.dataset.act ?? "", control, post);
  }

  return {
    nodes: [el("div", { class: "bar", part: "header" }, actions, titles), stage, end, status],
    list,
    stage,
    status,
    update({ feed: { wall }, shown, playing, more: hasMore, busy }) {
      const key = JSON.stringify([wall, shown > 0]);
      if (key !== known) {
        known = key;
        const submit = shown > 0 && renderSubmit(wall, words);
        actions.replaceChildren(pause, skip, ...(submit ? [submit] : []));
        titles.replaceChildren(
          renderTitle(wall, headingLevel),
          ...(shown > 0 ? renderTags(wall) : []),
        );
        list.ariaLabel = wall.title;
      }
      pause.hidden = playing === null;
      pause.ariaLabel = pause.title = playing ? words.pause : words.play;
      pause.replaceChildren(icon(playing ? "M4 3h3v10H4zM9 3h3v10H9z" : "M4.5 2.5 13 8l-8.5 5.5z"));
      more.hidden = !hasMore;
      more.ariaDisabled = String(busy);
    },
  };
}

/** Before the first answer: the shape of what is to come. */
export function renderBones(words: Words): HTMLElement {
  const bones = Array.from({ length: 8 }, () => el("i"));
  const grid = el("div", { class: "bones" }, bones);
  return el("div", { class: "stage", role: "status", "aria-label": words.loading }, grid);
}

function renderTitle(wall: Wall, level: number): HTMLElement {
  return el(
    "div",
    { class: "title", part: "title", role: "heading", "aria-level": level, dir: "auto" },
    wall.title,
  );
}

/** The hashtags to post with. */
export function renderTags({ hashtags }: Wall): HTMLElement[] {
  const tags = hashtags.map((tag) => el("bdi", null, tag.replace(/^#?/, "#")));
  return tags.length > 0 ? [el("p", { class: "tags" }, tags)] : [];
}

/** Where posts are uploaded, if this wall takes any. */
export function renderSubmit({ submitUrl }: Wall, words: Words): HTMLElement | undefined {
  const url = safeUrl(submitUrl);
  return url
    ? outLink(url, { class: "button main", part: "submit", rel: "noopener" }, words.submit)
    : undefined;
}
