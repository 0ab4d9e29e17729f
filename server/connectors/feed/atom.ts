import type { AtomFeed } from "feedsmith";
import type { EntryAuthor, FeedDocument, FeedEntry, Markup } from "./entry.ts";
import { baseOf, htmlOf, textOf } from "./entry.ts";
import { mediaOf, thumbnailsOf } from "./media-rss.ts";
import { everyMs } from "./pace.ts";

export function fromAtom(feed: AtomFeed.Feed<string>, url: string): FeedDocument {
  const base = baseOf(feed.xml?.base, url);
  const link = linkOf(feed.links, "alternate");
  return {
    title: feed.title?.value ?? null,
    link: link ? baseOf(link, base) : null,
    icon: feed.logo ?? feed.icon ?? null,
    lang: feed.xml?.lang ?? null,
    authors: people(feed.authors),
    everyMs: everyMs(undefined, feed.sy),
    entries: (feed.entries ?? []).map((entry) => atomEntry(entry, base)),
  };
}

function atomEntry(entry: AtomFeed.Entry<string>, outer: string): FeedEntry {
  const group = entry.media?.groups?.[0];
  const described = group?.description?.value ?? entry.media?.description?.value;
  const enclosures = (entry.links ?? []).filter((link) => link.rel === "enclosure");
  return {
    id: entry.id ?? null,
    link: linkOf(entry.links, "alternate"),
    base: baseOf(entry.content?.xml?.base, baseOf(entry.xml?.base, outer)),
    title: markup(entry.title),
    content: markup(entry.content),
    summary: markup(entry.summary) ?? textOf(described),
    published: entry.published ?? entry.updated ?? entry.dc?.dates?.[0] ?? null,
    updated: entry.updated ?? null,
    authors: people(entry.authors ?? entry.source?.authors),
    categories: (entry.categories ?? []).flatMap(({ term, label }) => label ?? term ?? []),
    media: [
      ...mediaOf(entry.media),
      ...enclosures.map(({ href, type, title }) => ({ url: href, type, alt: title })),
    ],
    thumbnails: thumbnailsOf(entry.media),
    lang: entry.content?.xml?.lang ?? entry.xml?.lang ?? null,
  };
}

/** RFC 4287 §3.1.1: text unless the type says otherwise; older generators write media types. */
function markup(text: { value?: string; type?: string } | undefined): Markup | null {
  const html = /html/i.test(text?.type ?? "text");
  const readable = html || /^(text|text\/plain)$/i.test(text?.type ?? "text");
  if (!readable) return null;
  return html ? htmlOf(text?.value) : textOf(text?.value);
}

function linkOf(links: AtomFeed.Link<string>[] | undefined, rel: string): string | null {
  const found = (links ?? []).filter((link) => (link.rel ?? "alternate") === rel);
  const page = found.find((link) => /html/i.test(link.type ?? "text/html"));
  return (page ?? found[0])?.href ?? null;
}

function people(authors: AtomFeed.Person[] | undefined): EntryAuthor[] {
  return (authors ?? []).map(({ name, uri }) => ({
    name: name ?? null,
    url: uri ?? null,
    avatar: null,
  }));
}
