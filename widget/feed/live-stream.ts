import type { LiveEvent } from "#wire/live.ts";
import type { Feed } from "#wire/wall.ts";
import { backoffMs } from "./backoff.ts";
import type { FeedClient } from "./feed-client.ts";

/** How a wall is kept up to date: over the open line, by asking again and again, or not at all. */
export type LiveState = "connecting" | "streaming" | "polling" | "resting" | "closed";

export interface LiveStreamOptions {
  server: string;
  wall: string;
  client: FeedClient;
  /** The `seq` of the feed that is shown: where the stream goes on. */
  after: number;
  /** One event, in the order of `seq`. `reset` never arrives here: it becomes `onFeed`. */
  onEvent(event: LiveEvent, seq: number): void;
  /** The feed as it is now, after a `reset` or while polling. It replaces what was known. */
  onFeed(feed: Feed): void;
  onState?(state: LiveState): void;
  /** How many posts a whole feed should bring, 1–100. */
  limit(): number;
  pollEveryMs?: number;
  /** How often an open line is checked against the feed: some proxies hold a stream back without closing it. */
  checkEveryMs?: number;
  random?: () => number;
  EventSource?: typeof EventSource;
}

export interface LiveStream {
  readonly seq: number;
  /** Lets go of the line, for a hidden page. What happens meanwhile is caught up on `wake`. */
  rest(): void;
  /** Goes on at once, also from a wait between two tries. */
  wake(): void;
  close(): void;
}

const kinds = ["show", "change", "hide", "wall", "reset"] as const;

/** Follows one wall: streams while it can, polls while it cannot, and never loses its place. */
export function openLiveStream(options: LiveStreamOptions): LiveStream {
  const { server, wall, client, pollEveryMs = 10_000, checkEveryMs = 60_000 } = options;
  let seq = options.after;
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let poll: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let state: LiveState | null = null;

  function enter(next: LiveState): void {
    if (next === state) return;
    state = next;
    options.onState?.(next);
  }

  function connect(): void {
    stop();
    enter(failures ? "polling" : "connecting");
    const url = new URL(`v1/walls/${encodeURIComponent(wall)}/live`, server);
    url.search = `after=${seq}`;
    const opened = new (options.EventSource ?? EventSource)(url);
    source = opened;
    opened.onopen = () => {
      failures = 0;
      enter("streaming");
      pollLater();
    };
    // The built-in reconnect gives up for good on an HTTP error and knows no back-off, so it never gets a turn.
    opened.onerror = () => opened === source && fallBack();
    for (const kind of kinds) {
      opened.addEventListener(kind, (message) => opened === source && receive(kind, message));
    }
  }

  function receive(kind: LiveEvent["kind"], message: MessageEvent<string>): void {
    const at = Number(message.lastEventId) || seq;
    const event = parseEvent(kind, message.data);
    if (!event || event.kind === "reset") return void startOver();
    seq = Math.max(seq, at);
    options.onEvent(event, at);
  }

  /** Between two tries the wall is kept true by polling; the first time at once, since something was just missed. */
  function fallBack(): void {
    stop();
    enter("polling");
    retry = setTimeout(connect, backoffMs(failures++, { random: options.random ?? Math.random }));
    void pollOnce();
  }

  async function pollOnce(): Promise<void> {
    await refresh();
    pollLater();
  }

  function pollLater(): void {
    clearTimeout(poll);
    if (state === "polling") poll = setTimeout(pollOnce, pollEveryMs);
    if (state === "streaming") poll = setTimeout(pollOnce, checkEveryMs);
  }

  async function startOver(): Promise<void> {
    const stale = source;
    if (!(await refresh({ fresh: true })) && stale === source) fallBack();
  }

  /** False when the feed could not be had. An answer older than what is known is no news. */
  async function refresh(how: { fresh?: boolean } = {}): Promise<boolean> {
    const answer = await client.first(options.limit(), how);
    if (state === "closed" || state === "resting" || answer.kind === "same") return true;
    if (answer.kind === "failed") return false;
    if (answer.feed.seq >= seq) {
      seq = answer.feed.seq;
      options.onFeed(answer.feed);
    }
    return true;
  }

  function stop(): void {
    clearTimeout(retry);
    source?.close();
    source = null;
  }

  function leave(next: "resting" | "closed"): void {
    stop();
    clearTimeout(poll);
    if (state !== "closed") enter(next);
  }

  connect();
  return {
    get seq() {
      return seq;
    },
    rest: () => leave("resting"),
    wake() {
      if (state === "resting" || state === "polling") {
        failures = 0;
        clearTimeout(poll);
        connect();
      }
    },
    close: () => leave("closed"),
  };
}

function parseEvent(kind: LiveEvent["kind"], text: string): LiveEvent | null {
  try {
    const body = JSON.parse(text) as object;
    return { ...body, kind } as LiveEvent;
  } catch {
    return null;
  }
}
