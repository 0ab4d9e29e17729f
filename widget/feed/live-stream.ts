import type { LiveEvent } from "#wire/live.ts";
import type { Feed } from "#wire/wall.ts";
import { backoffMs } from "./backoff.ts";
import type { FeedClient } from "./feed-client.ts";
import { type Line, openLine } from "./shared-line.ts";

/** How a wall is kept up to date: over the open line, by asking again and again, or not at all. */
export type LiveState = "connecting" | "streaming" | "polling" | "resting" | "closed";

export interface LiveStreamOptions {
  server: string;
  wall: string;
  client: FeedClient;
  /** The `seq` of the feed that is shown: where the stream goes on. */
  after: number;
  /** One event, in the order of `seq`. `reset` never arrives here: it becomes `onFeed`. May come again after a feed. */
  onEvent(event: LiveEvent, seq: number): void;
  /** The feed as it is now, after a `reset` or while polling. It replaces what was known. */
  onFeed(feed: Feed): void;
  /** The server says that there is no such wall (any more). It is still asked for, and may come back by `onFeed`. */
  onGone?(): void;
  onState?(state: LiveState): void;
  /** How many posts a whole feed should bring, 1–100. */
  limit(): number;
  pollEveryMs?: number;
  /** How often an open line is checked against the feed: some proxies hold a stream back without closing it. */
  checkEveryMs?: number;
  random?: () => number;
  openLine?: typeof openLine;
  /** Whether a line may be held now, asked at each start; else the feed is asked for now and then. */
  mayStream?(): boolean;
}

export interface LiveStream {
  readonly seq: number;
  /** Lets go of the line, for a hidden page. What happens meanwhile is caught up on `wake`. */
  rest(): void;
  /** Goes on at once, also from a wait between two tries. */
  wake(): void;
  close(): void;
}

/** Some proxies take a connection and never answer it. */
const openWithinMs = 8000;
/** What comes while a feed is fetched is kept to be said once more; this much of it is a new reason to fetch. */
const mostMeanwhile = 500;

const kinds = ["show", "change", "hide", "wall", "reset"] as const;

/** Follows one wall: streams while it can, polls while it cannot, and never loses its place. */
export function openLiveStream(options: LiveStreamOptions): LiveStream {
  const { server, wall, client, pollEveryMs = 10_000, checkEveryMs = 60_000 } = options;
  let seq = options.after;
  let source: Line | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let poll: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let state: LiveState | null = null;
  /** What is shown may be wrong until a feed of this `seq` or a later one is there. */
  let owed: number | null = null;
  let meanwhile: [LiveEvent, number][] = [];
  let oldAnswers = 0;
  let isGone = false;

  function enter(next: LiveState): void {
    if (next === state) return;
    state = next;
    options.onState?.(next);
  }

  function connect(): void {
    stop();
    enter(failures ? "polling" : "connecting");
    if (options.mayStream?.() === false) {
      enter("polling");
      pollLater();
      return;
    }
    const opened = (options.openLine ?? openLine)(server, wall, () => seq);
    source = opened;
    retry = setTimeout(fallBack, openWithinMs);
    opened.onopen = () => {
      if (opened !== source) return;
      clearTimeout(retry);
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
    if (!event || event.kind === "reset" || meanwhile.length > mostMeanwhile) return void owe(at);
    seq = Math.max(seq, at);
    if (owed !== null) meanwhile.push([event, at]);
    options.onEvent(event, at);
  }

  /** The line's word counts, also where it goes back: a server that was restored from a copy is behind itself. */
  async function owe(at: number): Promise<void> {
    seq = owed = at;
    meanwhile = [];
    oldAnswers = 0;
    await pollOnce();
  }

  /** Between two tries the wall is kept true by polling; the first time at once, since something was just missed. */
  function fallBack(): void {
    stop();
    enter("polling");
    retry = setTimeout(connect, wait(failures++ / 2, 800, 60_000));
    void pollOnce();
  }

  async function pollOnce(): Promise<void> {
    clearTimeout(poll);
    // Without a validator of our own, where "nothing new" would be no answer.
    const answer = await client.first(options.limit(), owed === null ? {} : { fresh: true });
    if (state === "closed" || state === "resting") return;
    // Caches on the way may answer with what was true a minute ago.
    const isOld = answer.kind === "feed" && answer.feed.seq < (owed ?? seq);
    oldAnswers = isOld || owed !== null ? oldAnswers + 1 : 0;
    if (answer.kind === "feed" && !isOld) believe(answer.feed);
    if (answer.kind === "failed" && answer.reason === "not-found") lose();
    pollLater(isOld);
  }

  function pollLater(isOld = false): void {
    clearTimeout(poll);
    if (state !== "polling" && state !== "streaming") return;
    const isUrgent = isOld || (owed !== null && state === "streaming");
    const calm = state === "polling" && !isGone ? pollEveryMs : checkEveryMs;
    poll = setTimeout(pollOnce, isUrgent ? wait(oldAnswers, 250, pollEveryMs) : calm);
  }

  /** The feed is the truth as of its `seq`; what the line has said since then is said once more. */
  function believe(feed: Feed): void {
    const since = meanwhile.filter(([, at]) => at > feed.seq);
    owed = null;
    meanwhile = [];
    oldAnswers = 0;
    isGone = false;
    seq = Math.max(seq, feed.seq);
    options.onFeed(feed);
    for (const [event, at] of since) options.onEvent(event, at);
  }

  /** If the name is ever used again, it is for another wall, which counts from its own beginning. */
  function lose(): void {
    seq = owed = 0;
    meanwhile = [];
    if (!isGone) options.onGone?.();
    isGone = true;
  }

  function wait(tries: number, firstMs: number, mostMs: number): number {
    return backoffMs(tries, { firstMs, mostMs, random: options.random ?? Math.random });
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
      } else if (state === "streaming") void pollOnce();
    },
    close: () => leave("closed"),
  };
}

function parseEvent(kind: LiveEvent["kind"], text: string): LiveEvent | null {
  try {
    const event = { ...(JSON.parse(text) as object), kind } as LiveEvent;
    return isWhole(event) ? event : null;
  } catch {
    return null;
  }
}

/** Whether an event has what it is about; without, the feed is asked for what was meant. */
function isWhole(event: LiveEvent): boolean {
  if (event.kind === "wall") return Boolean(event.wall.look && event.wall.hashtags.every(isText));
  if (event.kind === "show" || event.kind === "change") return Boolean(event.post.id);
  return true;
}

const isText = (value: unknown) => typeof value === "string";
