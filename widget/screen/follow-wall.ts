import type { Wall } from "#wire/wall.ts";
import { backoffMs } from "../feed/backoff.ts";
import { createFeedClient } from "../feed/feed-client.ts";
import { type LiveStream, openLiveStream } from "../feed/live-stream.ts";
import { takeEvent, takeFeed, type WallFeed } from "../feed/store.ts";

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
  let behind = false;
  let stopped = false;

  function take(next: WallFeed): void {
    if (known && next.seq < known.seq) return;
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
      onEvent: (event, seq) => known && take(takeEvent(known, event, seq, mostPosts)),
      onFeed: (feed) => take(takeFeed(feed)),
      onState: (state) => options.onLink(state === "streaming" || state === "connecting"),
    });
  }

  // A line can die without a word (a switch restarts, a firewall forgets it), and an event source does not notice.
  async function check(): Promise<void> {
    const answer = await checker.first(mostPosts);
    if (stopped || !stream) return;
    if (answer.kind === "failed" && answer.reason === "not-found") options.onGone();
    if (answer.kind === "feed" && answer.feed.seq > stream.seq) {
      take(takeFeed(answer.feed));
      // One event on its way is no proof; being behind twice is.
      if (behind) reopen();
      behind = !behind;
    } else {
      behind = false;
    }
    timer = setTimeout(check, checkEveryMs);
  }

  function reopen(): void {
    stream?.rest();
    stream?.wake();
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
