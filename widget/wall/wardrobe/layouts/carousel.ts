import { createFeedClient } from "../../../feed/feed-client.ts";
import { fill } from "../../../i18n/words.ts";
import { passFocus } from "../../../post/pass-focus.ts";
import { el, icon } from "../../../ui/el.ts";
import type { Arrangement, Decor } from "../../decor.ts";
import type { WallParts } from "../../later.ts";
import { loadMore } from "../../paging.ts";
import styles from "./carousel.css?inline";
import { carouselWords } from "./carousel-words.ts";
import { createFolds } from "./folds.ts";
import { createGlide } from "./glide.ts";
import { scrollerOf } from "./scroller.ts";
import tiles from "./tiles.css?inline";

/** One row of cards that its reader scrolls, by hand, by buttons or by arrow keys. */
export const carousel: Decor = { kind: "layout", name: "carousel", css: tiles + styles, start };

/** A page that could not be had is asked for again with a later scroll, not with every one. */
const askAgainMs = 5000;

/** Screen readers hear where the row came to rest, not every place it passed. */
const restMs = 250;

function start(wall: WallParts): Arrangement {
  const { frame, session } = wall;
  const { list, stage } = frame;
  const words = carouselWords[wall.locale];
  const scroller = scrollerOf(list);
  const folds = createFolds(wall);
  const glide = createGlide(wall);
  const client = createFeedClient(wall.settings);
  const place = el("span", { class: "place", "aria-hidden": "true" });
  const said = el("span", { class: "unseen", role: "status" });
  const back = button("previous", words.back, "M10.5 2 12 3.5 7.5 8l4.5 4.5-1.5 1.5-6-6z", -1);
  const on = button("next", words.on, "M5.5 2 4 3.5 8.5 8 4 12.5 5.5 14l6-6z", 1);
  const nav = el("div", { class: "nav", role: "group", "aria-label": words.group });
  const asked = { at: Number.NEGATIVE_INFINITY, cards: 0 };
  let anchor: Element | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  nav.append(said, back, place, on);
  stage.previousElementSibling?.append(nav);
  list.addEventListener("scroll", onScroll, { passive: true });
  list.addEventListener("focusin", onFocus);
  for (const target of [list, nav]) target.addEventListener("keydown", onKey);

  function button(part: string, label: string, path: string, way: number): HTMLElement {
    const onclick = () => scroller.go(scroller.first() + way * scroller.fitting());
    const props = { type: "button", class: "button round", part, "aria-label": label, onclick };
    return el("button", props, icon(path));
  }

  function onScroll(): void {
    holdHere();
    showEnds();
    askMore();
    clearTimeout(timer);
    timer = setTimeout(sayPlace, restMs);
  }

  /** Who is at the start sees what comes; who went on keeps the card they went to. */
  function holdHere(): void {
    anchor = scroller.ends().start ? undefined : list.children[scroller.first()];
  }

  /** A button that has nowhere to go leaves, and hands its focus to the other. */
  function showEnds(): void {
    const { start, end } = scroller.ends();
    nav.hidden = start && end;
    for (const [one, isOff, other] of [[back, start, on] as const, [on, end, back] as const]) {
      if (isOff && one.matches(":focus")) other.focus({ preventScroll: true });
      one.classList.toggle("off", isOff);
    }
  }

  function sayPlace(): void {
    const from = scroller.first() + 1;
    const to = Math.min(wall.cards.length, from + scroller.fitting() - 1);
    const all = `${wall.cards.length}${session.hasMore ? "+" : ""}`;
    place.textContent = `${from === to ? from : `${from}–${to}`} / ${all}`;
    const text = fill(words.place, { from: `${from}`, to: `${to}`, all });
    if (said.textContent !== text) said.textContent = text;
  }

  /** The next page is there before its reader is. */
  function askMore(): void {
    const left = wall.cards.length - scroller.first() - scroller.fitting();
    const isAsked = asked.cards === wall.cards.length && performance.now() - asked.at < askAgainMs;
    if (!session.hasMore || session.busy || isAsked || left > 2 * scroller.fitting()) return;
    Object.assign(asked, { at: performance.now(), cards: wall.cards.length });
    void loadMore(wall, client);
  }

  function onKey(event: KeyboardEvent): void {
    const { key, altKey, ctrlKey, metaKey, shiftKey, target } = event;
    if (altKey || ctrlKey || metaKey || shiftKey || event.defaultPrevented) return;
    if ((target as Element).matches("input, textarea, select, video, audio")) return;
    const focused = (target as Element).closest("li");
    const from = focused ? [...list.children].indexOf(focused) : scroller.first();
    const way = scroller.way(key, from, wall.cards.length);
    if (way === null) return;
    event.preventDefault();
    scroller.go(way);
    const post = list.children[way]?.firstElementChild;
    if (focused && post) passFocus(post as HTMLElement);
  }

  /** Text that was opened takes the focus, and its card is a scroller from then on, for the keyboard too. */
  function onFocus({ target }: Event): void {
    const text = target as HTMLElement;
    if (text.matches(".text") && text.parentElement) text.parentElement.tabIndex = 0;
  }

  return {
    arrange() {
      folds.arrange();
      glide.arrange(scroller.hold(anchor));
      holdHere();
      showEnds();
      sayPlace();
      if (asked.cards !== wall.cards.length) askMore();
    },
    close() {
      clearTimeout(timer);
      nav.remove();
      list.removeEventListener("scroll", onScroll);
      list.removeEventListener("focusin", onFocus);
      list.removeEventListener("keydown", onKey);
      for (const content of list.querySelectorAll(".content")) content.removeAttribute("tabindex");
      folds.close();
      glide.close();
    },
  };
}
