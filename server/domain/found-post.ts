/** Makes what a network sent safe to store: nothing here trusts a connector. */
import { hash } from "node:crypto";
import { looseKey, strictKey } from "./hashtag.ts";
import { type Entity, type FoundMedia, maxTextLength } from "./post.ts";
import { entityKinds } from "./vocabulary.ts";

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

/** A network's name for a thing. PostgreSQL's indexes take some 2,700 bytes: a longer name goes by its hash. */
export function soundId(id: string, most = 500): string {
  return id.length <= most ? storable(id) : `sha256:${hash("sha256", id, "base64url")}`;
}

/** A count or a size that a column can hold, or `null`: a missing number is never 0. */
export function soundNumber(number: number | null | undefined, most: number): number | null {
  if (typeof number !== "number" || !(number >= 0 && number <= most)) return null;
  return Math.round(number);
}

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
      Number.isInteger(entity.end) &&
      entityKinds.includes(entity.kind) &&
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
  (date >= earliest && date <= at ? date : at).toISOString();

/** JavaScript writes years before it in a way that PostgreSQL does not read. */
const earliest = new Date("0001-01-01T00:00:00Z");

/** Whether a version was made before another one; a version without a time is older than every edit. */
export const isOlder = (edited: Date | null, than: Date | null) =>
  than !== null && (edited === null || edited < than);

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
  const media = soundMedia(found.media);
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

/** A medium is known by its key: of two with one key the first stays. */
function soundMedia(found: FoundMedia[]): FoundMedia[] {
  const byKey = new Map<string, FoundMedia>();
  for (const medium of found) {
    const key = soundId(medium.key);
    if (byKey.has(key) || byKey.size === maxMedia) continue;
    byKey.set(key, {
      ...medium,
      key,
      alt: clipOrNull(medium.alt, 1500),
      width: soundNumber(medium.width, 100_000),
      height: soundNumber(medium.height, 100_000),
    });
  }
  return [...byKey.values()];
}

const contentHash = (content: unknown) => hash("sha1", JSON.stringify(content), "base64url");
