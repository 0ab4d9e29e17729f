import { createFeedClient } from "../feed/feed-client.ts";
import type { FeedClientOptions } from "../feed/feed-client.ts";
import { openLiveStream } from "../feed/live-stream.ts";
import type { LiveStreamOptions } from "../feed/live-stream.ts";

/**
 * Follows a wall for as long as its page is looked at. A hidden page lets go of its line, for the sake of batteries
 * and of the server, and catches up in the moment it is seen again. Loaded after the first cards are on the page.
 */
export function follow(
  host: Document,
  options: Omit<LiveStreamOptions, "client"> & Pick<FeedClientOptions, "query">,
): () => void {
  const { query = {}, ...rest } = options;
  const client = createFeedClient({ server: rest.server, wall: rest.wall, query });
  const stream = openLiveStream({ ...rest, client });
  const view = host.defaultView ?? window;
  const look = () => (host.hidden ? stream.rest() : stream.wake());
  if (host.hidden) stream.rest();
  host.addEventListener("visibilitychange", look);
  view.addEventListener("online", look);
  return () => {
    host.removeEventListener("visibilitychange", look);
    view.removeEventListener("online", look);
    stream.close();
  };
}
