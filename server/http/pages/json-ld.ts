import type { Post } from "../../wire/post.ts";
import type { Wall } from "../../wire/wall.ts";
import { isBehindWarning } from "../feeds/behind-warning.ts";
import { jsonScript, type Markup } from "./markup.ts";
import { webUrl } from "./safe-url.ts";

/** What search engines learn of a wall: a list of schema.org `SocialMediaPosting`. */
export function renderJsonLd(wall: Wall, posts: readonly Post[], pageUrl: string): Markup {
  return jsonScript("application/ld+json", {
    "@context": "https://schema.org",
    "@type": "CollectionPage",
    name: wall.title,
    url: pageUrl,
    inLanguage: wall.locale,
    mainEntity: {
      "@type": "ItemList",
      itemListElement: posts.map((post, index) => ({
        "@type": "ListItem",
        position: index + 1,
        item: describePost(post, pageUrl),
      })),
    },
  });
}

// `undefined` members vanish in JSON: what is not known is absent.
function describePost(post: Post, pageUrl: string) {
  const here = `${pageUrl}#post=${encodeURIComponent(post.id.toWellFormed())}`;
  return {
    "@type": "SocialMediaPosting",
    "@id": here,
    url: webUrl(post.permalink) ?? here,
    datePublished: post.publishedAt,
    inLanguage: post.lang ?? undefined,
    articleBody: isBehindWarning(post) ? undefined : post.text,
    author: post.author
      ? { "@type": "Person", name: post.author.name, url: webUrl(post.author.url) ?? undefined }
      : undefined,
    image: isBehindWarning(post) ? undefined : pictureUrls(post, pageUrl),
  };
}

function pictureUrls(post: Post, pageUrl: string): string[] | undefined {
  const pictures = post.media
    .filter((medium) => medium.kind === "image")
    .map((medium) => webUrl(medium.sources.at(-1)?.src ?? null))
    .filter((src) => src !== null)
    .map((src) => new URL(src, pageUrl).href);
  return pictures.length > 0 ? pictures : undefined;
}
