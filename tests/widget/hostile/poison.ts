import type { Post } from "#wire/post.ts";
import type { Feed } from "#wire/wall.ts";
import { aFeed, aPost, aWall } from "../support/a-post.ts";

/**
 * A post with the same words in every field that holds any. What is no address is one on every other post;
 * every third is covered, by the words of its neighbours as well.
 */
export function poisoned(
  words: string,
  index: number,
  origin: string,
  warning: string = words,
): Post {
  const isAddress = index % 2 === 1;
  const page = isAddress ? `https://social.example/?q=${words}` : words;
  const file = isAddress ? `${origin}/media/8x8-112233.png?${words}` : words;
  return aPost({
    id: `${words}${index < 100 ? "" : index}`,
    network: words,
    permalink: page,
    lang: words,
    text: words.repeat(index % 7 === 0 ? Math.ceil(500 / words.length) : 1),
    entities: [{ kind: words as "link", start: 0, end: words.length, url: page }],
    author: { name: words, handle: `@${words}`, url: page, avatar: file },
    media: [medium("image", words, file), medium("video", words, file)],
    badges: [{ kind: words, label: words }],
    contentWarning: index % 3 === 0 ? warning : null,
    tags: [words],
    cta: { label: words, url: page },
  });
}

function medium(kind: "image" | "video", words: string, src: string): Post["media"][number] {
  const still = { src, type: "image/png", width: 640 };
  const odd = { src, type: `image/${words}`, width: 320 };
  const film = { src, type: `video/${words}`, width: 640 };
  const sources = kind === "image" ? [odd, still] : [still, film];
  const shape = { width: 640, height: 480, thumbhash: words };
  return { id: `${kind}${words}`, kind, alt: words, ...shape, sources };
}

/** A wall that says the same in every one of its own fields. */
export function poisonedFeed(posts: Post[], words: string): Feed {
  const look = { layout: words, theme: words, preset: words, card: words, density: words };
  const colours = { accent: words, text: words, surface: words, arrivals: words };
  const wall = aWall({
    title: words,
    hashtags: [words],
    locale: words as "en",
    submitUrl: words,
    consent: { version: words, text: words },
    look: { ...aWall().look, ...look, ...colours } as ReturnType<typeof aWall>["look"],
  });
  return aFeed(posts, { wall });
}

/** The same fields with nothing but words in them: what a wall is made of when nobody attacks it. */
export function harmless(index: number, origin: string): Post {
  return poisoned(`plain${index}`, index, origin);
}
