/** What RSS, RDF, Atom and JSON Feed have in common, still in the publisher's own words. */

/** Words as the document marks them. */
export interface Markup {
  value: string;
  kind: "text" | "html";
}

export interface EntryAuthor {
  name: string | null;
  url: string | null;
  avatar: string | null;
}

export interface EntryMedium {
  url: string | undefined;
  type?: string | undefined;
  /** `image`, `video`, `audio` where the document says so. */
  medium?: string | undefined;
  width?: number | undefined;
  height?: number | undefined;
  alt?: string | undefined;
  preview?: string | undefined;
}

export interface FeedEntry {
  id: string | null;
  /** A second id to fall back on when the first is not unique within the document. */
  link: string | null;
  /** What relative addresses in this entry are relative to. */
  base: string;
  title: Markup | null;
  content: Markup | null;
  summary: Markup | null;
  published: string | null;
  updated: string | null;
  authors: EntryAuthor[];
  categories: string[];
  media: EntryMedium[];
  /** A still of the entry's film or sound, a picture if there is nothing else. */
  thumbnails: EntryMedium[];
  lang: string | null;
}

export interface FeedDocument {
  title: string | null;
  /** The site it belongs to. */
  link: string | null;
  icon: string | null;
  lang: string | null;
  authors: EntryAuthor[];
  /** How often the publisher says it changes, in milliseconds. */
  everyMs: number | null;
  /** Newest first or however the publisher sorts it. */
  entries: FeedEntry[];
}

export function textOf(value: string | null | undefined): Markup | null {
  return value?.trim() ? { value, kind: "text" } : null;
}

export function htmlOf(value: string | null | undefined): Markup | null {
  return value?.trim() ? { value, kind: "html" } : null;
}

/** The address of `inner` relative to `outer`; `outer` when there is none. */
export function baseOf(inner: string | null | undefined, outer: string): string {
  return inner ? (URL.parse(inner, outer)?.href ?? outer) : outer;
}
