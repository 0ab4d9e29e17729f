import type { JsonFeed } from "feedsmith";
import type { EntryAuthor, FeedDocument, FeedEntry } from "./entry.ts";
import { baseOf, htmlOf, textOf } from "./entry.ts";

export function fromJson(feed: JsonFeed.Feed<string>, url: string): FeedDocument {
  const base = baseOf(feed.home_page_url, url);
  return {
    title: feed.title ?? null,
    link: feed.home_page_url ?? null,
    icon: feed.icon ?? feed.favicon ?? null,
    lang: feed.language ?? null,
    authors: people(feed.authors),
    everyMs: null,
    entries: (feed.items ?? []).map((item) => jsonEntry(item, base)),
  };
}

function jsonEntry(item: JsonFeed.Item<string>, base: string): FeedEntry {
  const link = item.url ?? item.external_url ?? null;
  return {
    id: item.id ?? null,
    link,
    base: baseOf(link, base),
    title: textOf(item.title),
    content: htmlOf(item.content_html) ?? textOf(item.content_text),
    summary: textOf(item.summary),
    published: item.date_published ?? item.date_modified ?? null,
    updated: item.date_modified ?? null,
    authors: people(item.authors),
    categories: item.tags ?? [],
    media: (item.attachments ?? []).map(({ url, mime_type: type, title }) => ({
      url,
      type,
      alt: title,
    })),
    thumbnails: [item.image, item.banner_image].flatMap((url) =>
      url ? [{ url, medium: "image" }] : [],
    ),
    lang: item.language ?? null,
  };
}

function people(authors: JsonFeed.Author[] | undefined): EntryAuthor[] {
  return (authors ?? []).map(({ name, url, avatar }) => ({
    name: name ?? null,
    url: url ?? null,
    avatar: avatar ?? null,
  }));
}
