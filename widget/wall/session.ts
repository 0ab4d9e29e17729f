import type { Post } from "#wire/post.ts";
import { askFeed, type FeedFailure } from "../feed/ask-feed.ts";
import { backoffMs } from "../feed/backoff.ts";
import type { WallFeed } from "../feed/store.ts";
import { takeFeed } from "../feed/store.ts";
import type { WallSettings } from "./settings.ts";

export type WallState =
  | { kind: "loading" }
  | { kind: "failed"; reason: FeedFailure }
  | { kind: "ready"; feed: WallFeed };

/** Who is behind a change: the first load, the reader, or the world. Only the reader may make the wall taller. */
export type Cause = "load" | "reader" | "live";

export interface SessionOptions {
  settings: WallSettings;
  fetch: typeof fetch;
  onChange(cause: Cause): void;
  onFailure(reason: FeedFailure): void;
}

/** What one wall knows, without a DOM: loading, retrying, and which posts may be on the page now. */
export class WallSession {
  state: WallState = { kind: "loading" };
  /** Whether new posts may come in by themselves. */
  playing = true;
  /** Whether more posts are being fetched. */
  busy = false;
  /** New posts that wait until the reader asks for them. */
  waiting = new Set<string>();
  closed = false;

  #options: SessionOptions;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  get feed(): WallFeed | null {
    return this.state.kind === "ready" ? this.state.feed : null;
  }

  /** A wall gone dark shows nothing, whatever is still known. */
  get shown(): Post[] {
    const { wall, posts } = this.feed ?? { posts: [] };
    if (wall?.state === "dark" || wall?.state === "draft") return [];
    return posts.filter(({ id }) => !this.waiting.has(id));
  }

  get hasMore(): boolean {
    return this.feed !== null && (this.feed.next !== null || this.feed.trimmed);
  }

  async load(): Promise<void> {
    clearTimeout(this.#timer);
    const { settings, fetch } = this.#options;
    const answer = await askFeed({ ...settings, fetch }, { limit: String(settings.limit) });
    if (this.closed || answer.kind === "same") return;
    if (answer.kind === "feed") {
      this.state = { kind: "ready", feed: takeFeed(answer.feed) };
      return this.change("load");
    }
    const { reason, retryAfterMs } = answer;
    const wait = backoffMs(this.#failures++, { firstMs: 2000, mostMs: 120_000 });
    this.#timer = setTimeout(() => this.load(), Math.max(wait, retryAfterMs ?? 0));
    this.fail(reason);
  }

  /** The posts cannot be had, or may not be shown any more. */
  fail(reason: FeedFailure): void {
    if (this.closed) return;
    this.state = { kind: "failed", reason };
    this.waiting.clear();
    this.change("load");
    this.#options.onFailure(reason);
  }

  change(cause: Cause): void {
    if (!this.closed) this.#options.onChange(cause);
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.#timer);
  }
}
