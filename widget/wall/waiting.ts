import type { WallFeed } from "../feed/store.ts";
import type { Cause, WallSession } from "./session.ts";

/** What is known now. Whatever is hidden is gone at once; only what is new can be asked to wait. */
export function take(session: WallSession, next: WallFeed, cause: Cause, atOnce = true): void {
  const before = new Set(session.feed?.posts.map(({ id }) => id));
  const isHeld = (id: string) => session.waiting.has(id) || !(atOnce || before.has(id));
  session.waiting = new Set(next.posts.map(({ id }) => id).filter(isHeld));
  session.state = { kind: "ready", feed: next };
  session.change(cause);
}

export function togglePlaying(session: WallSession): void {
  session.playing = !session.playing;
  if (session.playing) session.waiting.clear();
  session.change("reader");
}
