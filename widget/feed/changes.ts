import type { LiveEvent } from "#wire/live.ts";
import type { Post } from "#wire/post.ts";
import type { Feed } from "#wire/wall.ts";
import { ordered } from "./order.ts";
import type { WallFeed } from "./store.ts";

/**
 * A further page behind what is there. The wall and `seq` stay: live events are ahead of a page. A cache on the way may
 * answer with a page from before a post was hidden: that post stays away, and a page older than the wall is not taken.
 */
export function takePage(known: WallFeed, page: Feed): WallFeed {
  if (page.seq < (known.since ?? known.seq)) return known;
  const ids = new Set(known.posts.map((post) => post.id));
  const fresh = page.posts.filter(
    ({ id }) => !ids.has(id) && (known.gone?.get(id) ?? 0) <= page.seq,
  );
  return {
    ...known,
    posts: ordered([...known.posts, ...fresh], known.wall.sponsoredEvery),
    next: page.next,
  };
}

/**
 * What is known after a live event. `reset` changes nothing here: the caller fetches the feed again. An event that is
 * not newer than what is known is passed over, so a replay does no harm.
 *
 * @param most how many posts are kept; a `show` beyond that drops the last one.
 */
export function takeEvent(known: WallFeed, event: LiveEvent, seq: number, most = 300): WallFeed {
  if (seq <= known.seq) return known;
  return { ...after(known, event, seq, most), since: known.since ?? known.seq };
}

function after(known: WallFeed, event: LiveEvent, seq: number, most: number): WallFeed {
  switch (event.kind) {
    case "show":
      return bounded({ ...known, seq, posts: withPost(known, event.post) }, most);
    case "change":
      return known.posts.some((post) => post.id === event.post.id)
        ? { ...known, seq, posts: withPost(known, event.post) }
        : { ...known, seq };
    case "hide":
      return {
        ...known,
        seq,
        posts: ordered(
          known.posts.filter((post) => post.id !== event.id),
          known.wall.sponsoredEvery,
        ),
        gone: new Map(known.gone).set(event.id, seq),
      };
    case "wall":
      return { ...known, seq, wall: event.wall };
    case "reset":
      return { ...known, seq };
  }
}

function withPost({ posts, wall }: WallFeed, post: Post): Post[] {
  const others = posts.filter(({ id }) => id !== post.id);
  return ordered([post, ...others], wall.sponsoredEvery);
}

function bounded(known: WallFeed, most: number): WallFeed {
  if (known.posts.length <= most) return known;
  return { ...known, posts: known.posts.slice(0, most), trimmed: true };
}
