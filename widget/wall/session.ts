import type { LiveEvent } from "#wire/live.ts";
import type { Post } from "#wire/post.ts";
import type { Feed } from "#wire/wall.ts";
import { backoffMs } from "../feed/backoff.ts";
import { createFeedClient } from "../feed/feed-client.ts";
import type { FeedAnswer, FeedFailure } from "../feed/feed-client.ts";
import { takeEvent, takeFeed, takePage } from "../feed/store.ts";
import type { WallFeed } from "../feed/store.ts";
import type { WallSettings } from "./settings.ts";

export type WallState =
  | { kind: "loading" }
  | { kind: "failed"; reason: FeedFailure }
  | { kind: "ready"; feed: WallFeed };

/** Who is behind a change: the first load, the reader, or the world. Only the reader may make the wall taller. */
export type Cause = "load" | "reader" | "live";

export interface SessionOptions {
  settings: WallSettings;
  /** Whether new posts may come in at once, or have to wait until the reader asks for them. */
  mayMove(): boolean;
  onChange(cause: Cause): void;
  onFailure(reason: FeedFailure): void;
  /** Brings in the live line once the first posts are there; returns how to end it. */
  follow(after: number, live: LiveHandlers): Promise<() => void>;
}

export interface LiveHandlers {
  onEvent(event: LiveEvent, seq: number): void;
  onFeed(feed: Feed): void;
  limit(): number;
}

/** Posts that are kept beyond what the reader asked for: a wall left running for days stays the same size. */
const sparePosts = 30;

/** What one wall knows and is up to, without a DOM: loading, retrying, paging, following, holding back. */
export class WallSession {
  state: WallState = { kind: "loading" };
  playing = true;
  busy = false;

  private options: SessionOptions;
  private client;
  private waiting = new Set<string>();
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private unfollow: (() => void) | null = null;
  private most: number;
  private closed = false;

  constructor(options: SessionOptions) {
    this.options = options;
    this.client = createFeedClient(options.settings);
    this.most = options.settings.limit + sparePosts;
  }

  /** What may be on the page now. A wall gone dark shows nothing, whatever is still known. */
  get shown(): Post[] {
    if (this.state.kind !== "ready") return [];
    const { wall, posts } = this.state.feed;
    if (wall.state === "dark" || wall.state === "draft") return [];
    return posts.filter(({ id }) => !this.waiting.has(id));
  }

  get fresh(): number {
    return this.waiting.size;
  }

  get hasMore(): boolean {
    return this.state.kind === "ready" && (this.state.feed.next !== null || this.state.feed.trimmed);
  }

  async load(): Promise<void> {
    clearTimeout(this.timer);
    const answer = await this.client.first(this.options.settings.limit);
    if (this.closed || answer.kind === "same") return;
    if (answer.kind === "failed") return this.fail(answer);
    this.failures = 0;
    this.state = { kind: "ready", feed: takeFeed(answer.feed) };
    this.options.onChange("load");
    if (this.options.settings.live) await this.follow(answer.feed.seq);
  }

  async loadMore(): Promise<void> {
    if (this.state.kind !== "ready" || this.busy) return;
    this.busy = true;
    this.options.onChange("live");
    const { next, trimmed, posts } = this.state.feed;
    const { limit } = this.options.settings;
    const answer = await (trimmed || next === null
      ? this.client.first(Math.min(100, posts.length + limit), { fresh: true })
      : this.client.page(next, limit));
    this.busy = false;
    if (this.closed) return;
    if (answer.kind === "feed") {
      const known = this.state.feed;
      this.take(trimmed ? takeFeed(answer.feed) : takePage(known, answer.feed));
      this.most = Math.max(this.most, this.shown.length + sparePosts);
    }
    this.options.onChange("reader");
  }

  showFresh(): void {
    this.waiting.clear();
    this.options.onChange("reader");
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.unfollow?.();
  }

  private fail({ reason, retryAfterMs }: Extract<FeedAnswer, { kind: "failed" }>): void {
    this.state = { kind: "failed", reason };
    const wait = backoffMs(this.failures++, { firstMs: 2000, mostMs: 120_000 });
    this.timer = setTimeout(() => this.load(), Math.max(wait, retryAfterMs ?? 0));
    this.options.onChange("load");
    this.options.onFailure(reason);
  }

  private async follow(after: number): Promise<void> {
    const unfollow = await this.options.follow(after, {
      onEvent: (event, seq) => this.onEvent(event, seq),
      onFeed: (feed) => this.onFeed(feed),
      limit: () => Math.min(100, Math.max(this.options.settings.limit, this.shown.length)),
    });
    if (this.closed) unfollow();
    else this.unfollow = unfollow;
  }

  private onEvent(event: LiveEvent, seq: number): void {
    if (this.state.kind !== "ready") return;
    this.take(takeEvent(this.state.feed, event, seq, this.most), this.mayMove());
    this.options.onChange("live");
  }

  private onFeed(feed: Feed): void {
    this.take(takeFeed(feed), this.mayMove());
    this.options.onChange("live");
  }

  /** Whatever is hidden is gone at once; only what is new can be asked to wait. */
  private take(next: WallFeed, atOnce = true): void {
    const known = this.state.kind === "ready" ? this.state.feed.posts : [];
    const before = new Set(known.map(({ id }) => id));
    const now = new Set(next.posts.map(({ id }) => id));
    this.waiting = new Set([...this.waiting].filter((id) => now.has(id)));
    if (!atOnce) for (const id of now) if (!before.has(id)) this.waiting.add(id);
    this.state = { kind: "ready", feed: next };
  }

  private mayMove(): boolean {
    return this.playing && this.waiting.size === 0 && this.options.mayMove();
  }
}
