/** What the world knows at a moment: timelines, single posts, the blog. */
import { hashtagKey } from "./hashtag-key.ts";
import { postOf, type SamplePost } from "./post.ts";
import { type Birth, birthById, birthsBefore, streamsOf } from "./streams.ts";

export interface World {
  seed: string;
  now(): number;
  /** Its own address, without a slash at the end. */
  url: string;
  /** Every public post that is listed now, newest first. */
  timeline(): SamplePost[];
  /** Posts under a hashtag in any spelling, newest first. */
  tagged(hashtag: string): SamplePost[];
  /** A post by id, however old; nothing when it was never there or was taken back. */
  post(id: string): SamplePost | undefined;
  /** Births of blog articles, newest first. */
  articles(): Birth[];
}

export function createWorld(seed: string, everyMs: number, now: () => number, url: string): World {
  const streams = streamsOf(everyMs);
  const startedAt = now();
  const seen = (birth: Birth) => postOf(seed, birth, now(), url);
  const timeline = () =>
    [
      ...birthsBefore(seed, streams.live, now(), startedAt),
      ...birthsBefore(seed, streams.past, now(), 0),
    ]
      .sort((a, b) => b.at - a.at)
      .map(seen)
      .filter((post) => !post.gone);
  return {
    seed,
    now,
    url,
    timeline,
    tagged: (hashtag) => {
      const key = hashtagKey(hashtag);
      return timeline().filter((post) => post.hashtags.some((tag) => hashtagKey(tag) === key));
    },
    post: (id) => {
      const birth = birthById(seed, [streams.live, streams.past], id);
      if (birth === undefined || birth.at > now()) return undefined;
      const post = seen(birth);
      return post.gone ? undefined : post;
    },
    articles: () => birthsBefore(seed, streams.blog, now(), 0),
  };
}
