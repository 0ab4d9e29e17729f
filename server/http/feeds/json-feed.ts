/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
import type { Post } from "#wire/post.ts";
import type { Feed } from "#wire/wall.ts";
import { isBehindWarning } from "./behind-warning.ts";
import { fileForReaders } from "./file-for-readers.ts";
import { titleOf } from "./rss.ts";

export function renderJsonFeed({ wall, posts }: Feed, publicUrl: string) {
  const page = `${publicUrl}/w/${wall.slug}`;
  return {
    version: "https://jsonfeed.org/version/1.1",
    title: wall.title,
    home_page_url: page,
    feed_url: `${publicUrl}/v1/walls/${wall.slug}/feed.json`,
    language: wall.locale,
    items: posts.map((post) => presentPost(post, page)),
  };
}

function presentPost(post: Post, page: string) {
  const media = isBehindWarning(post) ? [] : post.media;
  const [image] = media.flatMap(pictureUrl);
  return {
    id: post.id,
    url: post.permalink ?? page,
    title: titleOf(post),
    content_text: post.contentWarning ?? post.text,
    date_published: post.publishedAt,
    ...(post.lang ? { language: post.lang } : {}),
    ...(post.author ? { authors: [presentAuthor(post.author)] } : {}),
    ...(image ? { image } : {}),
    tags: post.tags,
    attachments: media.flatMap(attachment),
  };
}

function presentAuthor({ name, url, avatar }: NonNullable<Post["author"]>) {
  return { name, ...(url ? { url } : {}), ...(avatar ? { avatar } : {}) };
}

function attachment(medium: Post["media"][number]) {
  const { still, film } = fileForReaders(medium);
  const source = film ?? still;
  return source
    ? [{ url: source.src, mime_type: source.type, ...(medium.alt ? { title: medium.alt } : {}) }]
    : [];
}

/** A film's still stands for it where a reader shows one picture. */
const pictureUrl = (medium: Post["media"][number]) => fileForReaders(medium).still?.src ?? [];
