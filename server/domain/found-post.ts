/** Makes what a network sent safe to store: nothing here trusts a connector. */
import { hash } from "node:crypto";
import { looseKey, strictKey } from "./hashtag.ts";
import { type Entity, type FoundMedia, maxTextLength } from "./post.ts";

/** PostgreSQL refuses U+0000, and half a surrogate pair is no text; both keep their place, so offsets stay right. */
const storable = (text: string) => text.toWellFormed().replaceAll("\0", "\ufffd");

/** Cuts at a whole code point. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return storable(text);
  const end = /[\ud800-\udbff]/.test(text.charAt(most - 1)) ? most - 1 : most;
  return storable(text.slice(0, end));
}

export const clipOrNull = (text: string | null, most: number) => {
  const clipped = text === null ? "" : clip(text, most).trim();
  return clipped === "" ? null : clipped;
};

/** An address that may be linked to, or `null`. */
export function linkOrNull(url: string | null, schemes = ["http:", "https:"]): string | null {
  if (!url || url.length > 4000 || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  return schemes.includes(parsed.protocol) ? parsed.href : null;
}

/** Entities that lie inside the text, in order, without overlap, with addresses that may be linked to. */
export function soundEntities(entities: Entity[], text: string): Entity[] {
  let end = 0;
  const sound: Entity[] = [];
  for (const entity of [...entities].sort((a, b) => a.start - b.start).slice(0, 500)) {
    const url = linkOrNull(entity.url, ["http:", "https:", "mailto:"]);
    const inside =
      Number.isInteger(entity.start) &&
      entity.start >= end &&
      entity.end > entity.start &&
      entity.end <= text.length;
    if (!url || !inside) continue;
    sound.push({ kind: entity.kind, start: entity.start, end: entity.end, url });
    end = entity.end;
  }
  return sound;
}

/** A network's clock may be wrong or lie: nobody sits on top of a wall by dating a post into the future. */
export const notLaterThan = (date: Date, at: Date) =>
  (Number.isNaN(date.getTime()) || date > at ? at : date).toISOString();

export const maxMedia = 20;

export interface StorablePost {
  text: string;
  entities: Entity[];
  hashtags: string[];
  strictKeys: string[];
  looseKeys: string[];
  media: FoundMedia[];
  lang: string | null;
  contentWarning: string | null;
  contentHash: string;
}

/** The author's words and pictures in the form in which they are stored and compared. */
export function toStorable(found: {
  text: string;
  entities: Entity[];
  hashtags: string[];
  media: FoundMedia[];
  lang: string | null;
  sensitive: boolean;
  contentWarning: string | null;
}): StorablePost {
  const text = clip(found.text, maxTextLength);
  const hashtags = [...new Set(found.hashtags.map((tag) => clip(tag, 140)))]
    .filter(Boolean)
    .slice(0, 60);
  const media = found.media.slice(0, maxMedia).map((medium) => ({
    ...medium,
    key: clip(medium.key, 500),
    alt: clipOrNull(medium.alt, 1500),
  }));
  const words = {
    text,
    entities: soundEntities(found.entities, text),
    hashtags,
    lang: clipOrNull(found.lang, 35),
    contentWarning: clipOrNull(found.contentWarning, 500),
  };
  return {
    ...words,
    media,
    strictKeys: [...new Set(hashtags.map(strictKey))],
    looseKeys: [...new Set(hashtags.map(looseKey))],
    contentHash: contentHash([words, found.sensitive, media.map((m) => [m.key, m.kind, m.alt])]),
  };
}

const contentHash = (content: unknown) => hash("sha1", JSON.stringify(content), "base64url");
