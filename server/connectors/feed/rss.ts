/** RSS 2.0 and its elders (0.9x), and RSS 1.0, which is RDF. They share their modules, hence this file. */
import type { RdfFeed, RssFeed } from "feedsmith";
import { htmlToText } from "../html-text.ts";
import type { EntryAuthor, FeedDocument, FeedEntry } from "./entry.ts";
import { baseOf, htmlOf } from "./entry.ts";
import { mediaOf, thumbnailsOf } from "./media-rss.ts";
import { everyMs } from "./pace.ts";

export function fromRss(feed: RssFeed.Feed<string>, url: string): FeedDocument {
  const base = baseOf(feed.xml?.base, baseOf(siteOf(feed), url));
  return {
    title: feed.title ?? null,
    link: siteOf(feed),
    icon: feed.image?.url ?? feed.itunes?.image ?? null,
    lang: feed.language ?? feed.dc?.languages?.[0] ?? feed.xml?.lang ?? null,
    authors: [],
    everyMs: everyMs(feed.ttl, feed.sy),
    entries: (feed.items ?? []).map((item) => rssEntry(item, base)),
  };
}

function rssEntry(item: RssFeed.Item<string>, outer: string): FeedEntry {
  const guid = item.guid?.value ?? null;
  const permanent = item.guid?.isPermaLink !== false && /^https?:/i.test(guid ?? "") ? guid : null;
  return {
    ...shared(item, outer),
    id: guid,
    link: item.link ?? item.atom?.links?.[0]?.href ?? permanent,
    published: item.pubDate ?? item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0] ?? null,
    authors: rssAuthors(item),
    categories: [
      ...(item.categories ?? []).map((category) => category.name),
      ...(item.dc?.subjects ?? []),
    ].filter((name) => name !== undefined),
    media: [
      ...mediaOf(item.media),
      ...(item.enclosures ?? []).map(({ url, type }) => ({ url, type })),
    ],
    thumbnails: [
      ...thumbnailsOf(item.media),
      ...(item.itunes?.image ? [{ url: item.itunes.image, medium: "image" }] : []),
    ],
  };
}

export function fromRdf(feed: RdfFeed.Feed<string>, url: string): FeedDocument {
  const base = baseOf(feed.xml?.base, baseOf(feed.link, url));
  return {
    title: feed.title ?? null,
    link: feed.link ?? null,
    icon: feed.image?.url ?? null,
    lang: feed.dc?.languages?.[0] ?? feed.xml?.lang ?? null,
    authors: creators(feed.dc?.creators),
    everyMs: everyMs(undefined, feed.sy),
    entries: (feed.items ?? []).map((item) => rdfEntry(item, base)),
  };
}

function rdfEntry(item: RdfFeed.Item<string>, outer: string): FeedEntry {
  return {
    ...shared(item, outer),
    id: item.rdf?.about ?? null,
    link: item.link ?? null,
    published: item.dc?.dates?.[0] ?? null,
    authors: creators(item.dc?.creators),
    categories: item.dc?.subjects ?? [],
    media: mediaOf(item.media),
    thumbnails: thumbnailsOf(item.media),
  };
}

/** RSS never settled whether a title is text or HTML; read as HTML, plain titles come out as they are. */
function shared(item: RssFeed.Item<string> | RdfFeed.Item<string>, outer: string) {
  const description = item.description ?? item.dc?.descriptions?.[0];
  const mediaWords = item.media?.description?.value ?? item.media?.groups?.[0]?.description?.value;
  return {
    base: baseOf(item.xml?.base, outer),
    title: htmlOf(item.title ?? item.dc?.titles?.[0] ?? item.media?.title?.value),
    content: htmlOf(item.content?.encoded),
    summary: htmlOf(description ?? (item.title ? undefined : mediaWords)),
    updated: item.atom?.updated ?? item.dcterms?.modified?.[0] ?? null,
    lang: item.dc?.languages?.[0] ?? item.xml?.lang ?? null,
  };
}

function siteOf(feed: RssFeed.Feed<string>): string | null {
  return feed.link ?? feed.atom?.links?.find((link) => link.rel === "alternate")?.href ?? null;
}

/** An e-mail address alone names nobody in public: it is left out. */
function rssAuthors(item: RssFeed.Item<string>): EntryAuthor[] {
  const named = creators(item.dc?.creators);
  if (named.length > 0) return named;
  const people = (item.authors ?? []).map(({ name, link }) => ({
    name: name ?? null,
    url: link ?? null,
    avatar: null,
  }));
  const known = people.filter(({ name }) => name !== null && !isMailAddress(name));
  return known.length > 0 ? known : creators(item.itunes?.author ? [item.itunes.author] : []);
}

function creators(names: readonly string[] | undefined): EntryAuthor[] {
  return (
    (names ?? [])
      .filter((name) => !isMailAddress(name))
      // Publishers escape names for HTML inside CDATA, too.
      .map((name) => ({ name: htmlToText(name).text, url: null, avatar: null }))
  );
}

function isMailAddress(name: string): boolean {
  return /^\S+@\S+\.\S+$/.test(name.trim());
}
