/** A document against what is known of its entries: posts with their times, and what to know next time. */
import type { ConnectorEvent, FoundPost } from "../connector.ts";
import { hostOf } from "../web-address.ts";
import type { FeedCursor, Seen } from "./cursor.ts";
import { readDate } from "./dates.ts";
import type { FeedDocument } from "./entry.ts";
import type { IdentifiedEntry } from "./identity.ts";
import { digest, externalIdOf, identify } from "./identity.ts";
import { toPost } from "./to-post.ts";
import { readTombstones } from "./tombstones.ts";

/** More entries than any wall can use; the newest of them are read. */
export const maxEntries = 500;
const maxEarlier = 300;

export interface Collected {
  posts: FoundPost[];
  seen: Seen[];
  /** How many entries were left out, too many or not to be understood. */
  tooMany: number;
  unreadable: number;
}

export function collect(
  document: FeedDocument,
  cursor: FeedCursor,
  url: string,
  now: number,
): Collected {
  const known = new Map([...cursor.earlier, ...cursor.last].map((seen) => [seen.id, seen]));
  const identified = identify(document.entries, hostOf(url));
  const wanted = newest(identified);
  const collected: Collected = {
    posts: [],
    seen: [],
    tooMany: identified.length - wanted.length,
    unreadable: 0,
  };
  for (const entry of wanted) {
    try {
      addEntry(collected, entry, toPost(entry, document, url), known.get(entry.externalId), now);
    } catch {
      collected.unreadable += 1;
    }
  }
  return collected;
}

function addEntry(
  collected: Collected,
  { externalId, entry, permalink }: IdentifiedEntry,
  words: Omit<FoundPost, "publishedAt" | "editedAt"> | null,
  before: Seen | undefined,
  now: number,
): void {
  if (words === null) return;
  const given = readDate(entry.published);
  const first = before?.first ?? now;
  const at = given !== null && given <= first ? given : null;
  const publishedAt = at ?? first;
  const hash = digest(JSON.stringify(contentOf(words)));
  const edited = editedAt(before, hash, { publishedAt, updated: readDate(entry.updated), now });
  collected.seen.push({ id: externalId, link: permalink, at: given, first, hash, edited });
  collected.posts.push({
    ...words,
    publishedAt: new Date(publishedAt),
    editedAt: edited === null ? null : new Date(edited),
  });
}

/** Only what people see: publishers renew signatures in addresses and times of change at every reading. */
function contentOf({
  text,
  entities,
  hashtags,
  lang,
  media,
}: Omit<FoundPost, "publishedAt" | "editedAt">) {
  return [text, entities, hashtags, lang, media.map(({ key, kind, alt }) => [key, kind, alt])];
}

/** The publisher's own time of change if it makes sense, else the time at which the change was noticed. Never goes back. */
function editedAt(
  before: Seen | undefined,
  hash: string,
  { publishedAt, updated, now }: { publishedAt: number; updated: number | null; now: number },
): number | null {
  const stated = updated !== null && updated <= now ? updated : null;
  if (before === undefined) return stated !== null && stated > publishedAt ? stated : null;
  if (before.hash === hash) return before.edited;
  const floor = before.edited ?? publishedAt;
  return stated !== null && stated > floor ? stated : Math.max(now, floor + 1);
}

/** The newest ones, in the document's order; undated ones count by their place. */
function newest(entries: IdentifiedEntry[]): IdentifiedEntry[] {
  if (entries.length <= maxEntries) return entries;
  const dated = entries.map((entry, place) => ({ entry, place, at: dateOf(entry) }));
  const kept = dated.sort((a, b) => b.at - a.at || a.place - b.place).slice(0, maxEntries);
  return kept.sort((a, b) => a.place - b.place).map(({ entry }) => entry);
}

function dateOf({ entry }: IdentifiedEntry): number {
  return readDate(entry.published) ?? 0;
}

/** Declared deletions, but not of what the same document still holds. */
export function declaredDeletes(
  written: string,
  seen: readonly Seen[],
  url: string,
): ConnectorEvent[] {
  const here = new Set(seen.map(({ id }) => id));
  return readTombstones(written)
    .map((ref) => externalIdOf(ref, hostOf(url)))
    .filter((id) => !here.has(id))
    .map((externalId) => ({ kind: "delete", externalId, reason: "author" }));
}

/** What to keep of entries that are no longer in the document. */
export function earlierEntries(cursor: FeedCursor, seen: readonly Seen[]): Seen[] {
  const here = new Set(seen.map(({ id }) => id));
  const left = [...cursor.last, ...cursor.earlier].filter(({ id }) => !here.has(id));
  return left
    .filter(({ id }, at) => left.findIndex((s) => s.id === id) === at)
    .slice(0, maxEarlier);
}
