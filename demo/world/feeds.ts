/** The blog as RSS 2.0, Atom and JSON Feed 1.1, with validators that let readers ask cheaply. */
import { createHash } from "node:crypto";
import { type Context, Hono } from "hono";
import { type Article, articleOf } from "./articles.ts";
import { escapeHtml } from "./markup.ts";
import type { World } from "./timeline.ts";

const title = "Kıyı Defteri";
const about = "Sample world: an invented journal about coffee, clay and the shore.";

export function feeds(world: World): Hono {
  const app = new Hono();
  const articles = () => world.articles().map((birth) => articleOf(world.seed, birth));
  const serve = (path: string, type: string, write: (list: Article[], url: string) => string) =>
    app.get(path, (c) => answer(c, type, articles(), (list) => write(list, world.url)));
  serve("/blog/feed.xml", "application/rss+xml; charset=utf-8", rss);
  serve("/blog/atom.xml", "application/atom+xml; charset=utf-8", atom);
  serve("/blog/feed.json", "application/feed+json; charset=utf-8", jsonFeed);
  return app;
}

function answer(c: Context, type: string, list: Article[], write: (list: Article[]) => string) {
  const body = write(list);
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const changed = (list[0]?.publishedAt ?? new Date(0)).toUTCString();
  const asked = c.req.header("If-None-Match");
  const fresh =
    asked === undefined
      ? c.req.header("If-Modified-Since") === changed
      : asked.split(/,\s*/).includes(etag);
  const headers = { ETag: etag, "Last-Modified": changed, "Cache-Control": "max-age=30" };
  if (fresh) return c.body(null, 304, headers);
  return c.body(body, 200, { ...headers, "Content-Type": type });
}

const linkOf = (article: Article, url: string) => `${url}/blog/${article.slug}`;
const pictureOf = (article: Article, url: string) => `${url}/blog/${article.slug}/picture.jpg`;
const htmlOf = (article: Article) =>
  article.paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join("");

function rss(list: Article[], url: string): string {
  const items = list.map((article) => {
    const { width, height, alt } = article.picture;
    return `<item>
<title>${escapeHtml(article.title)}</title>
<link>${linkOf(article, url)}</link>
<guid isPermaLink="true">${linkOf(article, url)}</guid>
<pubDate>${article.publishedAt.toUTCString()}</pubDate>
<dc:creator>${escapeHtml(article.author.name)}</dc:creator>
<description>${escapeHtml(htmlOf(article))}</description>
<media:content url="${pictureOf(article, url)}" type="image/jpeg" medium="image" width="${width}" height="${height}"><media:description type="plain">${escapeHtml(alt)}</media:description></media:content>
</item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>${title}</title>
<link>${url}/blog</link>
<description>${about}</description>
<atom:link href="${url}/blog/feed.xml" rel="self" type="application/rss+xml"/>
${items.join("\n")}
</channel></rss>
`;
}

function atom(list: Article[], url: string): string {
  const entries = list.map(
    (article) => `<entry>
<id>${linkOf(article, url)}</id>
<title>${escapeHtml(article.title)}</title>
<link rel="alternate" href="${linkOf(article, url)}"/>
<link rel="enclosure" type="image/jpeg" href="${pictureOf(article, url)}"/>
<updated>${article.publishedAt.toISOString()}</updated>
<published>${article.publishedAt.toISOString()}</published>
<author><name>${escapeHtml(article.author.name)}</name></author>
<content type="html">${escapeHtml(htmlOf(article))}</content>
</entry>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${url}/blog</id>
<title>${title}</title>
<subtitle>${about}</subtitle>
<link rel="self" href="${url}/blog/atom.xml"/>
<updated>${(list[0]?.publishedAt ?? new Date(0)).toISOString()}</updated>
${entries.join("\n")}
</feed>
`;
}

function jsonFeed(list: Article[], url: string): string {
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title,
    description: about,
    home_page_url: `${url}/blog`,
    feed_url: `${url}/blog/feed.json`,
    items: list.map((article) => ({
      id: linkOf(article, url),
      url: linkOf(article, url),
      title: article.title,
      content_html: htmlOf(article),
      image: pictureOf(article, url),
      date_published: article.publishedAt.toISOString(),
      authors: [{ name: article.author.name }],
    })),
  });
}
