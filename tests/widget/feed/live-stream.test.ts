import { expect, test, vi } from "vitest";
import type { LiveEvent } from "#wire/live.ts";
import type { Feed } from "#wire/wall.ts";
import type { FeedAnswer } from "../../../widget/feed/ask-feed.ts";
import type { FeedClient } from "../../../widget/feed/feed-client.ts";
import { type LiveState, openLiveStream } from "../../../widget/feed/live-stream.ts";
import type { Line as SharedLine } from "../../../widget/feed/shared-line.ts";
import { aFeed, aPost } from "../support/a-post.ts";

/** A line whose other end the test holds. */
class Line extends EventTarget {
  static all: Line[] = [];
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;
  url: string;
  constructor(address: string) {
    super();
    this.url = address;
    Line.all.push(this);
  }
  close(): void {
    this.closed = true;
  }
  say(kind: string, seq: number, body: object): void {
    const event = new MessageEvent(kind, { data: JSON.stringify(body), lastEventId: String(seq) });
    this.dispatchEvent(event);
  }
  static get last(): Line {
    return Line.all.at(-1) as Line;
  }
}

function openStream(answer: () => FeedAnswer = () => ({ kind: "same" })) {
  Line.all = [];
  const events: [LiveEvent["kind"], number][] = [];
  const feeds: Feed[] = [];
  const states: LiveState[] = [];
  const first = vi.fn(async () => answer());
  const onGone = vi.fn();
  const stream = openLiveStream({
    server: "https://koro.example/",
    wall: "acme-summer",
    client: { first, page: first } as unknown as FeedClient,
    after: 7,
    onEvent: (event, seq) => events.push([event.kind, seq]),
    onFeed: (feed) => feeds.push(feed),
    onGone,
    onState: (state) => states.push(state),
    limit: () => 30,
    pollEveryMs: 20,
    random: () => 0,
    openLine: (server, wall, after) =>
      new Line(`${server}v1/walls/${wall}/live?after=${after()}`) as unknown as SharedLine,
  });
  return { stream, events, feeds, states, first, onGone };
}

test("starts at the seq of the feed and hands on each event with its own", () => {
  const { stream, events } = openStream();
  Line.last.say("show", 8, { post: aPost() });
  Line.last.say("hide", 9, { id: "x" });

  expect(Line.last.url).toContain("/v1/walls/acme-summer/live?after=7");
  expect(events).toEqual([
    ["show", 8],
    ["hide", 9],
  ]);
  expect(stream.seq).toBe(9);
  stream.close();
});

test("fetches the feed on a reset, past any cache", async () => {
  const { stream, feeds, first } = openStream(() => ({
    kind: "feed",
    feed: aFeed([], { seq: 40 }),
  }));
  Line.last.say("reset", 40, {});

  await vi.waitFor(() => expect(feeds).toHaveLength(1));
  expect(first).toHaveBeenCalledWith(30, { fresh: true });
  expect(stream.seq).toBe(40);
  stream.close();
});

test("asks again after a reset until the answer is as new as the reset, and repeats what came since", async () => {
  const answers = [6, 39, 41].map((seq) => ({ kind: "feed" as const, feed: aFeed([], { seq }) }));
  const { stream, events, feeds, first } = openStream(() => answers.shift() ?? { kind: "same" });
  Line.last.onopen?.();
  Line.last.say("reset", 40, {});
  Line.last.say("show", 41, { post: aPost() });
  Line.last.say("hide", 42, { id: "x" });

  await vi.waitFor(() => expect(feeds).toHaveLength(1), 5000);

  expect(first).toHaveBeenCalledTimes(3);
  expect(feeds[0]?.seq).toBe(41);
  expect(events).toEqual([
    ["show", 41],
    ["hide", 42],
    ["hide", 42],
  ]);
  expect(stream.seq).toBe(42);
  stream.close();
});

test("follows a server that went back behind itself when it says so", async () => {
  const { stream, feeds } = openStream(() => ({ kind: "feed", feed: aFeed([], { seq: 3 }) }));
  Line.last.say("reset", 3, {});

  await vi.waitFor(() => expect(feeds).toHaveLength(1));
  expect(stream.seq).toBe(3);
  stream.close();
});

test("tells once that the wall is gone, and takes whatever comes in its place", async () => {
  let answer: FeedAnswer = { kind: "failed", reason: "not-found", retryAfterMs: null };
  const { stream, feeds, onGone } = openStream(() => answer);
  Line.last.onerror?.();
  await vi.waitFor(() => expect(onGone).toHaveBeenCalledOnce());
  await vi.waitFor(() => expect(Line.last.url).toContain("after=0"));
  Line.last.onerror?.();
  await vi.waitFor(() => expect(Line.all).toHaveLength(3), 5000);
  expect(onGone).toHaveBeenCalledOnce();

  answer = { kind: "feed", feed: aFeed([], { seq: 1 }) };
  Line.last.onerror?.();
  await vi.waitFor(() => expect(feeds[0]?.seq).toBe(1));
  stream.close();
});

test("keeps what it has while the server fails", async () => {
  const { stream, first, onGone } = openStream(() => ({
    kind: "failed",
    reason: "server",
    retryAfterMs: null,
  }));
  Line.last.onerror?.();
  await vi.waitFor(() => expect(first.mock.calls.length).toBeGreaterThan(1));
  expect(onGone).not.toHaveBeenCalled();
  expect(stream.seq).toBe(7);
  stream.close();
});

test("tries again within a second, also where a line is taken and never answered", async () => {
  vi.useFakeTimers();
  const { stream } = openStream();
  Line.last.onerror?.();
  await vi.advanceTimersByTimeAsync(1000);
  expect(Line.all).toHaveLength(2);

  await vi.advanceTimersByTimeAsync(10_000);
  expect(Line.all.length).toBeGreaterThan(2);
  expect(Line.all[1]?.closed).toBe(true);
  stream.close();
  vi.useRealTimers();
});

test("polls while the line is cut and goes on from the last seq", async () => {
  const { stream, feeds, states } = openStream(() => ({
    kind: "feed",
    feed: aFeed([], { seq: 12 }),
  }));
  Line.last.onerror?.();

  await vi.waitFor(() => expect(feeds.length).toBeGreaterThan(1));
  await vi.waitFor(() => expect(Line.last.url).toContain("after=12"));
  Line.last.onopen?.();

  expect(states).toContain("polling");
  expect(states.at(-1)).toBe("streaming");
  stream.close();
});

test("never goes back behind what it has seen", async () => {
  const { stream, feeds, first } = openStream(() => ({
    kind: "feed",
    feed: aFeed([], { seq: 3 }),
  }));
  Line.last.onerror?.();

  await vi.waitFor(() => expect(first).toHaveBeenCalled());
  await first.mock.results[0]?.value;
  expect(feeds).toEqual([]);
  expect(stream.seq).toBe(7);
  stream.close();
});

test("lets go of the line at rest and takes it up again where it was", () => {
  const { stream, events } = openStream();
  Line.last.say("show", 8, { post: aPost() });
  const before = Line.last;
  stream.rest();
  before.say("show", 9, { post: aPost() });

  stream.wake();

  expect(before.closed).toBe(true);
  expect(events).toEqual([["show", 8]]);
  expect(Line.last.url).toContain("after=8");
  stream.close();
});

test("does nothing more once it is closed", () => {
  const { stream } = openStream();
  stream.close();
  stream.wake();
  Line.last.onerror?.();
  expect(Line.all).toHaveLength(1);
});
