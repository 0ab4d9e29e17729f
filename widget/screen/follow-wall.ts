import type { Feed, Wall } from "#wire/wall.ts";
import { backoffMs } from "../feed/backoff.ts";
import { takeEvent } from "../feed/changes.ts";
import { createFeedClient } from "../feed/feed-client.ts";
import { type LiveStream, openLiveStream } from "../feed/live-stream.ts";
import { takeFeed, type WallFeed } from "../feed/store.ts";

export interface FollowOptions {
  /** Where the server is, with a slash at the end. */
  server: string;
  wall: string;
  display: string;
  onChange(known: WallFeed): void;
  /** Whether the wall's server answers. */
  onLink(up: boolean): void;
  /** The server says that there is no such wall (any more). */
  onGone(): void;
  checkEveryMs?: number;
}

export interface Following {
  /** Tries again at once: the network is back, or the machine woke up. */
  wake(): void;
  stop(): void;
}

/** A screen shows a few posts at a time; more would only cost memory. */
export const mostPosts = 60;

/** Keeps one wall up to date for days. It never gives up and never forgets what it had because of a failure. */
export function followWall(options: FollowOptions): Following {
  const { server, wall, display, checkEveryMs = 30_000 } = options;
  const query = { display };
  const client = createFeedClient({ server, wall, query });
  // Its own client, so that its validators do not hide a change from the stream's.
  const checker = createFeedClient({ server, wall, query });
  let known: WallFeed | null = null;
  let stream: LiveStream | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let streaming = false;
  let missed = 0;
  let stopped = false;

  function take(next: WallFeed): void {
    if (stopped) return;
    known = { ...next, posts: next.posts.slice(0, mostPosts) };
    options.onChange(known);
  }

  async function begin(): Promise<void> {
    clearTimeout(timer);
    const answer = await client.first(mostPosts, { fresh: true });
    if (stopped || stream) return;
    if (answer.kind !== "feed") {
      options.onLink(false);
      timer = setTimeout(begin, backoffMs(failures++, { mostMs: 30_000 }));
      return;
    }
    options.onLink(true);
    take(takeFeed(answer.feed));
    stream = open(answer.feed.seq);
    timer = setTimeout(check, checkEveryMs);
  }

  function open(after: number): LiveStream {
    return openLiveStream({
      server,
      wall,
      client,
      after,
      limit: () => mostPosts,
      onEvent(event, seq) {
        missed = 0;
        if (known) take(takeEvent(known, event, seq, mostPosts));
      },
      onFeed: takeWhole,
      onGone: lose,
      onState(state) {
        streaming = state === "streaming";
        options.onLink(streaming || state === "connecting");
      },
    });
  }

  function takeWhole(feed: Feed): void {
    const news = known !== null && feed.seq > known.seq;
    take(takeFeed(feed));
    if (news && streaming) distrustLine();
  }

  function lose(): void {
    known = null;
    if (!stopped) options.onGone();
  }

  // A line can die without a word (a switch restarts, a firewall forgets it), and an event source does not notice. News
  // that it did not bring is no proof while an event may be on its way; the second time it is.
  function distrustLine(): void {
    missed += 1;
    if (missed < 2) return;
    missed = 0;
    stream?.rest();
    stream?.wake();
  }

  async function check(): Promise<void> {
    const answer = await checker.first(mostPosts);
    if (stopped || !stream) return;
    // The stream knows what it may believe; this is a second opinion, and may be an old one.
    if (answer.kind === "feed" && answer.feed.seq >= (known?.seq ?? 0)) takeWhole(answer.feed);
    if (answer.kind === "failed" && answer.reason === "not-found") lose();
    timer = setTimeout(check, checkEveryMs);
  }

  void begin();
  return {
    wake() {
      if (stream) stream.wake();
      else void begin();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      stream?.close();
    },
  };
}

/** A wall that is open shows its posts; a dark, unfinished or archived one shows nothing at all. */
export function isOpen({ state }: Wall): boolean {
  return state === "live" || state === "paused";
}
