import { takeEvent } from "../feed/changes.ts";
import type { FeedClient } from "../feed/feed-client.ts";
import { type LiveStream, openLiveStream } from "../feed/live-stream.ts";
import { takeFeed } from "../feed/store.ts";
import type { WallParts } from "./later.ts";
import { take } from "./waiting.ts";

export interface Following {
  /** The reader let the wall play again. */
  wake(): void;
  close(): void;
}

/** Posts kept beyond what the reader asked for: a wall left running for days stays the same size. */
const sparePosts = 30;

/** How far outside the window a wall still keeps its line: it is up to date before it is scrolled to. */
const nearby = "100%";

/** A filtered wall gathers what came within this time into one question. */
const askAfterMs = 400;

/** Keeps a wall up to date as long as somebody may look at it. */
export function follow(parts: WallParts, client: FeedClient): Following {
  const { session, settings } = parts;
  const most = () => Math.max(settings.limit, session.shown.length - 1) + sparePosts;
  let kept = most();
  const isFiltered = Object.keys(settings.query).some((name) => name !== "display");
  let asking: ReturnType<typeof setTimeout> | undefined;
  let wanted = 0;
  if (savesData(parts)) session.playing = false;
  const stream = openLiveStream({
    server: settings.server,
    wall: settings.wall,
    client,
    after: session.feed?.seq ?? 0,
    limit: () => Math.min(100, Math.max(settings.limit, session.shown.length)),
    // Who saves data gets no line before they ask for it; what is taken off the wall still leaves within the minute.
    mayStream: () => session.playing || !savesData(parts),
    ...(savesData(parts) && { pollEveryMs: 60_000 }),
    onGone: () => session.fail("not-found"),
    onFeed: (feed) => take(session, takeFeed(feed), "live", mayMove(parts)),
    onEvent(event, seq) {
      const { feed } = session;
      if (!feed) return;
      if (isFiltered && (event.kind === "show" || event.kind === "change")) return askSoon(seq);
      if (feed.posts.length > kept) kept = most();
      take(session, takeEvent(feed, event, seq, kept), "live", mayMove(parts));
    },
  });
  /** The line tells of every post of the wall; which of them a filter lets through only the feed knows. */
  function askSoon(seq: number): void {
    wanted = Math.max(wanted, seq);
    asking ??= setTimeout(ask, askAfterMs * (1 + Math.random()));
  }

  async function ask(): Promise<void> {
    const answer = await client.first(Math.min(100, most()), { fresh: true });
    asking = undefined;
    if (session.closed || !session.feed) return;
    if (answer.kind !== "feed" || answer.feed.seq < wanted) return askSoon(wanted);
    take(session, takeFeed(answer.feed), "live", mayMove(parts));
  }

  const unwatch = watchReader(parts.host, stream);
  return {
    wake: () => stream.wake(),
    close() {
      unwatch();
      clearTimeout(asking);
      stream.close();
    },
  };
}

/**
 * A wall that nobody can see lets go of its line, for batteries and the server: on a hidden page, or far outside the
 * window. It catches up the moment it may be seen again.
 */
function watchReader(host: HTMLElement, stream: LiveStream): () => void {
  const page = host.ownerDocument;
  const view = page.defaultView ?? window;
  let isNear = true;
  const look = () => (page.hidden || !isNear ? stream.rest() : stream.wake());
  const sight = new IntersectionObserver(
    (entries) => {
      const before = isNear;
      isNear = entries.at(-1)?.isIntersecting ?? true;
      if (isNear !== before) look();
    },
    { rootMargin: nearby },
  );
  if (page.hidden) stream.rest();
  sight.observe(host);
  page.addEventListener("visibilitychange", look);
  view.addEventListener("online", look);
  return () => {
    sight.disconnect();
    page.removeEventListener("visibilitychange", look);
    view.removeEventListener("online", look);
  };
}

/** Not in every browser, and not in the types. */
function savesData({ host }: WallParts): boolean {
  const { navigator } = host.ownerDocument.defaultView ?? window;
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}

/** New posts slide in only where nobody is reading: the top is in sight and nothing is pointed at or focused. */
function mayMove({ host, frame, session, style }: WallParts): boolean {
  if (style.arrivals === "wait" || !session.playing || session.waiting.size > 0) return false;
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const isRead = frame.list.matches(":hover, :focus-within");
  const isAtTop = host.getBoundingClientRect().top > -80;
  return !isCalm && !isRead && isAtTop;
}
