import type { Post } from "../../wire/post.ts";
import type { Wall } from "../../wire/wall.ts";
import { isBehindWarning } from "../feeds/behind-warning.ts";
import { jsonScript, type Markup } from "./markup.ts";
import { webUrl } from "./safe-url.ts";

/** The posts are in the page itself; whoever opens it should not wait for all of them twice. */
const mostPosts = 12;
const mostCharacters = 160;

/** What search engines learn of a wall: a list of schema.org `SocialMediaPosting`, its newest posts in short. */
export function renderJsonLd(wall: Wall, posts: readonly Post[], pageUrl: string): Markup {
  return jsonScript("application/ld+json", {
    "@context": "https://schema.org",
    "@type": "CollectionPage",
    name: wall.title,
    url: pageUrl,
    inLanguage: wall.locale,
    mainEntity: {
      "@type": "ItemList",
      itemListElement: posts.slice(0, mostPosts).map((post, index) => ({
        "@type": "ListItem",
        position: index + 1,
        item: describePost(post, pageUrl),
      })),
    },
  });
}

// `undefined` members vanish in JSON: what is not known is absent.
function describePost(post: Post, pageUrl: string) {
  const id = `${pageUrl}#post=${encodeURIComponent(post.id.toWellFormed())}`;
  return {
    "@type": "SocialMediaPosting",
    "@id": id,
    url: webUrl(post.permalink) ?? id,
    datePublished: post.publishedAt,
    inLanguage: post.lang ?? undefined,
    articleBody: isBehindWarning(post) ? undefined : shortened(post.text),
    author: post.author
      ? { "@type": "Person", name: post.author.name, url: webUrl(post.author.url) ?? undefined }
      : undefined,
    image: isBehindWarning(post) ? undefined : pictureUrl(post, pageUrl),
  };
}

/** Cut between words where there are any, and never within a character. */
function shortened(text: string): string {
  const characters = Array.from(text.slice(0, 2 * mostCharacters + 2));
  if (characters.length <= mostCharacters) return text;
  const start = characters.slice(0, mostCharacters).join("");
  return `${start.replace(/\s+\S*$/u, "")}…`;
}

function pictureUrl(post: Post, pageUrl: string): string[] | undefined {
  for (const { kind, sources } of post.media) {
    const src = kind === "image" ? webUrl(sources.at(-1)?.src ?? null) : null;
    if (src !== null) return [new URL(src, pageUrl).href];
  }
  return undefined;
}
