import { createFeedClient } from "../feed/feed-client.ts";
import type { Words } from "../i18n/en.ts";
import type { Locale } from "../i18n/pick-locale.ts";
import { plural } from "../i18n/plural.ts";
import { fillIn, refreshTimes } from "../post/details.ts";
import { passFocus } from "../post/pass-focus.ts";
import { el, icon } from "../ui/el.ts";
import { type Acts, createActs } from "./acts.ts";
import { createAnnouncer } from "./announcer.ts";
import type { Card } from "./cards.ts";
import { follow } from "./follow.ts";
import type { Frame } from "./frame.ts";
import laterStyles from "./later.css?inline";
import { freshWords } from "./later-words.ts";
import { hideOutOfSight } from "./out-of-sight.ts";
import { wearPageStyle } from "./page-style.ts";
import { loadMore } from "./paging.ts";
import type { WallSession } from "./session.ts";
import type { Style, WallSettings } from "./settings.ts";
import { watchSizes } from "./sizes.ts";
import { togglePlaying } from "./waiting.ts";

/** The parts of a wall that are worked on once its first cards are there. */
export interface WallParts {
  readonly host: HTMLElement;
  /** What the wall is drawn in, inside the shadow root. */
  readonly box: HTMLElement;
  readonly frame: Frame;
  readonly words: Words;
  readonly settings: WallSettings;
  readonly style: Style;
  readonly session: WallSession;
  readonly locale: Locale;
  readonly cards: readonly Card[];
  readonly isClipped: boolean;
  /** Not even what the page put into the element may be shown. */
  readonly isBare: boolean;
  /** Style sheets put on besides the first ones; `adopt` puts on what was added. */
  readonly styles: string[];
  /** Lets the wall be as tall as its posts. */
  open(): void;
  /** Places the cards anew; `keep` leaves each in its column. */
  layOut(keep: boolean): void;
  /** The wall's first height, with something else in it than posts. */
  fill(...nodes: Node[]): void;
  /** Takes on the look of the page as it is now. */
  paint(): void;
  /** Puts `styles` on. */
  adopt(): void;
}

export interface Later extends Acts {
  showMore(): Promise<void>;
  togglePlaying(): void;
  /** Something in the wall took the focus: it must not end up under the fade. */
  reveal(target: HTMLElement): void;
  /** Cards were put on the page and taken off it; `isNews`: by themselves, not by the reader. */
  tell(came: readonly Card[], gone: readonly Card[], isNews: boolean): void;
  /** The cards have their places. */
  fit(): void;
  close(): void;
}

const arrowUp = "M8 2.5 13.2 7.7 11.8 9.1 9 6.3V13.5H7V6.3L4.2 9.1 2.8 7.7Z";

/**
 * All that a wall does after its first cards: follow the live line, hold new posts back, page. Loaded on its own, so
 * that the first cards do not wait for it.
 */
export function createLater(parts: WallParts): Later {
  const { host, session, settings, frame, locale } = parts;
  const client = createFeedClient(settings);
  const announcer = createAnnouncer((text) => {
    frame.status.textContent = text;
  });
  const fresh = el("button", {
    type: "button",
    class: "button main fresh",
    part: "fresh",
    onclick: showFresh,
  });
  // Questions first: what is written makes the answers dear.
  parts.paint();
  const sizes = watchSizes(parts);
  const hide = () => hideOutOfSight(frame.list, parts.cards, parts.isClipped);
  hide();
  parts.styles.push(laterStyles);
  parts.adopt();
  void wearPageStyle(parts);
  const unwatch = watchLook(parts);
  const following = settings.live ? follow(parts, client) : null;
  frame.stage.prepend(fresh);
  fillIn(frame.list, session.shown, locale);
  fresh.hidden = true;
  const acts = createActs(parts);

  function showFresh(): void {
    const first = parts.cards[0];
    session.waiting.clear();
    session.change("reader");
    if (parts.cards[0] !== first) focusCard(parts.cards[0]);
    host.scrollIntoView({ block: "nearest" });
  }

  return {
    ...acts,
    tell(came, gone, isNews) {
      sizes.follow(came, gone);
      acts.refresh();
      if (grows(frame)) parts.open();
      fillIn(frame.list, session.shown, locale);
      const waiting = session.waiting.size;
      // There is nothing to read yet that new posts could move, and the button would lie on the words.
      if (waiting > 0 && session.shown.length === 0) {
        session.waiting.clear();
        return session.change("live");
      }
      fresh.hidden = waiting === 0;
      fresh.replaceChildren(icon(arrowUp), plural(locale, waiting, freshWords[locale]));
      const news = waiting || (isNews ? came.length : 0);
      if (news > 0) announcer.announce(plural(locale, news, freshWords[locale]));
    },
    fit: hide,
    togglePlaying() {
      togglePlaying(session);
      if (session.playing) following?.wake();
    },
    async showMore() {
      const known = new Set(parts.cards.filter(({ element }) => !element.inert));
      if (!parts.isClipped) await loadMore(parts, client);
      parts.open();
      focusCard(parts.cards.find((card) => !known.has(card)));
    },
    reveal(target) {
      const end = frame.stage.getBoundingClientRect().bottom;
      if (parts.isClipped && target.getBoundingClientRect().bottom > end) parts.open();
    },
    close() {
      sizes.close();
      unwatch();
      acts.close();
      announcer.close();
      following?.close();
    },
  };
}

/** A page that keeps no room, `--koro-height: 0`, lets the wall have what it needs. */
function grows({ stage }: Frame): boolean {
  const box = stage.parentElement;
  return box !== null && getComputedStyle(box).minBlockSize === "0px";
}

/** Pages turn dark by a class or with the system, and "3 minutes ago" does not stay true. */
function watchLook(parts: WallParts): () => void {
  const { host, frame, locale } = parts;
  const paint = () => parts.paint();
  const page = new MutationObserver(paint);
  const system = matchMedia("(prefers-color-scheme: dark)");
  const clock = setInterval(() => refreshTimes(frame.list, locale, new Date()), 60_000);
  page.observe(host.ownerDocument.documentElement, { attributes: true });
  system.addEventListener("change", paint);
  return () => {
    page.disconnect();
    system.removeEventListener("change", paint);
    clearInterval(clock);
  };
}

function focusCard(card: Card | undefined): void {
  const post = card?.element.firstElementChild;
  if (post) passFocus(post as HTMLElement);
}
