/** RSS 2.0 with an Atom link and Media RSS. Every value passes `xml`, so no text becomes markup. */
import type { Post } from "#wire/post.ts";
import type { Feed } from "#wire/wall.ts";
import { isBehindWarning } from "./behind-warning.ts";
import { fileForReaders } from "./file-for-readers.ts";

/** XML 1.0 forbids most control characters, even as references. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const xml = (text: string) =>
  text
    .toWellFormed()
    .replace(forbidden, "")
    .replace(/[&<>"]/g, (char) => escapes[char] ?? "");

export function renderRss({ wall, posts }: Feed, publicUrl: string): string {
  const page = `${publicUrl}/w/${wall.slug}`;
  const self = `${publicUrl}/v1/walls/${wall.slug}/feed.rss`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>${xml(wall.title)}</title>
<link>${xml(page)}</link>
<description>${xml(wall.hashtags.join(" ") || wall.title)}</description>
<language>${wall.locale}</language>
<atom:link href="${xml(self)}" rel="self" type="application/rss+xml"/>
${posts.map((post) => renderPost(post, page)).join("\n")}
</channel>
</rss>
`;
}

function renderPost(post: Post, page: string): string {
  const words = post.contentWarning ?? post.text;
  return `<item>
<guid isPermaLink="false">${post.id}</guid>
<title>${xml(titleOf(post))}</title>
<link>${xml(post.permalink ?? page)}</link>
<pubDate>${new Date(post.publishedAt).toUTCString()}</pubDate>
${post.author ? `<dc:creator>${xml(post.author.name)}</dc:creator>` : ""}
<description>${xml(xml(words))}</description>
${post.tags.map((tag) => `<category>${xml(tag)}</category>`).join("")}${isBehindWarning(post) ? "" : post.media.map(renderMedium).join("")}
</item>`;
}

/** The film or the sound if there is one, with its still, else the largest picture that every reader can show. */
function renderMedium(medium: Post["media"][number]): string {
  const { still, film } = fileForReaders(medium);
  const source = film ?? still;
  if (!source) return "";
  const alt = medium.alt ? `<media:description>${xml(medium.alt)}</media:description>` : "";
  const poster = film && still ? `<media:thumbnail url="${xml(still.src)}"/>` : "";
  const width = source.width > 0 ? ` width="${source.width}"` : "";
  const kind = source.type.split("/")[0];
  return `<media:content url="${xml(source.src)}" type="${source.type}" medium="${kind}"${width}>${alt}${poster}</media:content>`;
}

export function titleOf(post: Post): string {
  const words = (post.contentWarning ?? post.text).replace(/\s+/g, " ").trim();
  const short = words.length > 80 ? `${words.slice(0, 80).toWellFormed().trimEnd()}…` : words;
  return [post.author?.name, short].filter(Boolean).join(": ") || post.id;
}
