/** Pictures, films and sounds of an entry, from wherever its format keeps them. */
import type { FoundMedia } from "../../domain/post.ts";
import { cutText, oneLine } from "../../domain/text.ts";
import type { MediaKind } from "../../domain/vocabulary.ts";
import { mediaKinds } from "../../domain/vocabulary.ts";
import type { HtmlPicture } from "../html-text.ts";
import { webAddress } from "../web-address.ts";
import type { EntryMedium, FeedEntry } from "./entry.ts";

const maxMediaPerPost = 10;

const kindOfExtension: [RegExp, MediaKind][] = [
  [/\.(jpe?g|png|gif|webp|avif|heic)$/i, "image"],
  [/\.(mp4|m4v|mov|webm|ogv)$/i, "video"],
  [/\.(mp3|m4a|aac|ogg|opus|wav|flac)$/i, "audio"],
];

/** Declared media first; a still if there is no picture or film among them; else the first picture of the text. */
export function mediaOfEntry(entry: FeedEntry, pictures: readonly HtmlPicture[]): FoundMedia[] {
  const stills = entry.thumbnails.flatMap((still) => toMedium(still, entry, null) ?? []);
  const still = stills[0] ?? null;
  const found = entry.media.flatMap((medium) => toMedium(medium, entry, still) ?? []);
  if (!found.some(isVisible)) {
    const unused = still !== null && !found.some((medium) => medium.previewUrl !== null);
    const drawn = pictures.slice(0, 1).map(fromPicture);
    found.push(...(unused ? [still] : drawn));
  }
  return withKeys(found.map((medium) => borrowAlt(medium, pictures))).slice(0, maxMediaPerPost);
}

function isVisible(medium: FoundMedia): boolean {
  return medium.kind !== "audio";
}

function toMedium(
  medium: EntryMedium,
  entry: FeedEntry,
  still: FoundMedia | null,
): FoundMedia | null {
  const url = webAddress(medium.url, entry.base);
  const kind = url === null ? null : kindOf(medium, url);
  if (url === null || kind === null) return null;
  const preview = webAddress(medium.preview, entry.base) ?? still?.url ?? null;
  return {
    key: "",
    kind,
    url,
    previewUrl: kind === "image" ? null : preview,
    alt: altText(medium.alt),
    width: pixels(medium.width),
    height: pixels(medium.height),
  };
}

/** What a browser cannot show (Flash, PDF) is no medium. */
function kindOf({ medium, type }: EntryMedium, url: string): MediaKind | null {
  const named = [medium, type?.split("/")[0]].map((word) => word?.trim().toLowerCase());
  const kind = mediaKinds.find((candidate) => named.includes(candidate));
  if (kind !== undefined) return kind;
  if (type !== undefined && !/octet-stream/i.test(type)) return null;
  const path = new URL(url).pathname;
  return kindOfExtension.find(([extension]) => extension.test(path))?.[1] ?? null;
}

function fromPicture({ url, alt, width, height }: HtmlPicture): FoundMedia {
  const medium = { kind: "image" as const, url, previewUrl: null, alt: altText(alt) };
  return { key: "", ...medium, width: pixels(width), height: pixels(height) };
}

/** The same picture often stands in the text, with the alternative text that the declaration lacks. */
function borrowAlt(medium: FoundMedia, pictures: readonly HtmlPicture[]): FoundMedia {
  if (medium.alt !== null || medium.kind !== "image") return medium;
  const same = pictures.find((picture) => withoutQuery(picture.url) === withoutQuery(medium.url));
  return { ...medium, alt: altText(same?.alt) };
}

/** Queries hold expiring signatures, which would make an edit of every reading; a number tells the rest apart. */
function withKeys(media: FoundMedia[]): FoundMedia[] {
  const unique = media.filter(({ url }, index) => media.findIndex((m) => m.url === url) === index);
  const count = new Map<string, number>();
  return unique.map((medium) => {
    const place = withoutQuery(medium.url);
    const nth = (count.get(place) ?? 0) + 1;
    count.set(place, nth);
    return { ...medium, key: nth === 1 ? place : `${place}#${nth}` };
  });
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/, "");
}

function altText(alt: string | null | undefined): string | null {
  return cutText(oneLine(alt ?? ""), 1500) || null;
}

function pixels(size: number | null | undefined): number | null {
  return size && size >= 1 && size <= 100_000 ? Math.round(size) : null;
}
