import { takePage } from "../feed/changes.ts";
import type { FeedClient } from "../feed/feed-client.ts";
import { takeFeed } from "../feed/store.ts";
import type { WallParts } from "./later.ts";
import { take } from "./waiting.ts";

/** Puts the next page of posts behind those on the page. One at a time; a failure leaves all as it was. */
export async function loadMore(
  { session, settings }: WallParts,
  client: FeedClient,
): Promise<void> {
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
