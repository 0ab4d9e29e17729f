import { takeEvent, takePage } from "../feed/changes.ts";
import { createFeedClient, type FeedClient } from "../feed/feed-client.ts";
import type { LiveStream } from "../feed/live-stream.ts";
import { openLiveStream } from "../feed/live-stream.ts";
import { takeFeed } from "../feed/store.ts";
import type { Words } from "../i18n/en.ts";
import type { Locale } from "../i18n/pick-locale.ts";
import { plural } from "../i18n/plural.ts";
import { drawGlyphs } from "../post/glyphs.ts";
import { passFocus } from "../post/pass-focus.ts";
import { refreshTimes } from "../post/post.ts";
import guardStyles from "../theme/guard.css?inline";
import { el, icon } from "../ui/el.ts";
import { type Acts, createActs } from "./acts.ts";
import { createAnnouncer } from "./announcer.ts";
import type { Card } from "./cards.ts";
import type { Frame } from "./frame.ts";
import laterStyles from "./later.css?inline";
import { freshWords } from "./later-words.ts";
import type { WallSession } from "./session.ts";
import type { Style, WallSettings } from "./settings.ts";
import { take, togglePlaying } from "./waiting.ts";

/** The parts of a wall that are worked on once its first cards are there. */
export interface WallParts {
  readonly host: HTMLElement;
  readonly frame: Frame;
  readonly words: Words;
  readonly settings: WallSettings;
  readonly style: Style;
  readonly session: WallSession;
  readonly locale: Locale;
  readonly cards: readonly Card[];
  readonly isClipped: boolean;
  /** Style sheets put on besides the first ones; `adopt` puts on what was added. */
  readonly styles: string[];
  /** Lets the wall be as tall as its posts. */
  open(): void;
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
  /** The wall changed by itself: `came` posts were put on the page. */
  tell(came: number): void;
  close(): void;
}

/** Posts kept beyond what the reader asked for: a wall left running for days stays the same size. */
const sparePosts = 30;

const arrowUp = "M8 2.5 13.2 7.7 11.8 9.1 9 6.3V13.5H7V6.3L4.2 9.1 2.8 7.7Z";

/**
 * All that a wall does after its first cards: follow the live line, hold new posts back, page. Loaded on its own, so
 * that the first cards do not wait for it.
 */
export function createLater(parts: WallParts): Later {
  const { host, session, settings, frame, words, locale } = parts;
  const client = createFeedClient(settings);
  const announce = createAnnouncer((text) => {
    frame.status.textContent = text;
  });
  const fresh = el("button", {
    type: "button",
    class: "button main fresh",
    part: "fresh",
    onclick: showFresh,
  });
  parts.styles.push(laterStyles, guardStyles);
  parts.adopt();
  const ends = [watchLook(parts), ...(settings.live ? [follow(parts, client)] : [])];
  frame.stage.prepend(fresh);
  drawGlyphs(frame.list);
  fresh.hidden = true;

  function showFresh(): void {
    const first = parts.cards[0];
    session.waiting.clear();
    session.change("reader");
    if (parts.cards[0] !== first) focusCard(parts.cards[0]);
    host.scrollIntoView({ block: "nearest" });
  }

  return {
    ...createActs(parts),
    tell(came) {
      drawGlyphs(frame.list);
      const waiting = session.waiting.size;
      // There is nothing to read yet that new posts could move, and the button would lie on the words.
      if (waiting > 0 && session.shown.length === 0) {
        session.waiting.clear();
        return session.change("live");
      }
      fresh.hidden = waiting === 0;
      fresh.replaceChildren(icon(arrowUp), plural(locale, waiting, freshWords[locale]));
      if (waiting + came > 0) announce(plural(locale, waiting || came, freshWords[locale]));
    },
    togglePlaying: () => togglePlaying(session),
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
      for (const end of ends) end();
    },
  };
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

async function loadMore({ session, settings }: WallParts, client: FeedClient): Promise<void> {
  const { feed } = session;
  if (!feed || session.busy) return;
  session.busy = true;
  session.change("live");
  const answer = await (feed.trimmed || feed.next === null
    ? client.first(Math.min(100, feed.posts.length + settings.limit), { fresh: true })
    : client.page(feed.next, settings.limit));
  session.busy = false;
  const known = session.feed ?? feed;
  if (answer.kind === "failed" && answer.reason === "not-found") return session.fail("not-found");
  if (answer.kind !== "feed") return session.change("reader");
  take(session, feed.trimmed ? takeFeed(answer.feed) : takePage(known, answer.feed), "reader");
}

/** A hidden page lets go of its line, for batteries and the server, and catches up the moment it is seen again. */
function follow(parts: WallParts, client: FeedClient): () => void {
  const { host, session, settings } = parts;
  const page = host.ownerDocument;
  const most = () => Math.max(settings.limit, session.shown.length - 1) + sparePosts;
  let kept = most();
  const stream = openLiveStream({
    server: settings.server,
    wall: settings.wall,
    client,
    after: session.feed?.seq ?? 0,
    limit: () => Math.min(100, Math.max(settings.limit, session.shown.length)),
    onGone: () => session.fail("not-found"),
    onFeed: (feed) => take(session, takeFeed(feed), "live", mayMove(parts)),
    onEvent(event, seq) {
      const { feed } = session;
      if (!feed) return;
      if (feed.posts.length > kept) kept = most();
      take(session, takeEvent(feed, event, seq, kept), "live", mayMove(parts));
    },
  });
  return watchPage(page, stream);
}

function watchPage(page: Document, stream: LiveStream): () => void {
  const view = page.defaultView ?? window;
  const look = () => (page.hidden ? stream.rest() : stream.wake());
  if (page.hidden) stream.rest();
  page.addEventListener("visibilitychange", look);
  view.addEventListener("online", look);
  return () => {
    page.removeEventListener("visibilitychange", look);
    view.removeEventListener("online", look);
    stream.close();
  };
}

/** New posts slide in only where nobody is reading: the top is in sight and nothing is pointed at or focused. */
function mayMove({ host, frame, session }: WallParts): boolean {
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const isRead = frame.list.matches(":hover, :focus-within");
  const isAtTop = host.getBoundingClientRect().top > -80;
  return session.playing && session.waiting.size === 0 && !isCalm && !isRead && isAtTop;
}

function focusCard(card: Card | undefined): void {
  const post = card?.element.firstElementChild;
  if (post) passFocus(post as HTMLElement);
}
