/** Which entry is which, from one reading to the next. */
import { createHash } from "node:crypto";
import { webAddress } from "../web-address.ts";
import type { FeedEntry } from "./entry.ts";

export interface IdentifiedEntry {
  externalId: string;
  entry: FeedEntry;
  permalink: string | null;
  /** No other entry of the document links there. */
  ownPage: boolean;
}

/**
 * The id of the publisher, else the permalink, else a digest of the words. Some generators give every entry the same id
 * or link: what is not unique within the document names nothing.
 */
export function identify(entries: readonly FeedEntry[], host: string): IdentifiedEntry[] {
  const ids = countOf(entries.map(({ id }) => id));
  const links = countOf(entries.map(({ link }) => link));
  const found = new Map<string, IdentifiedEntry>();
  for (const entry of entries) {
    const ownPage = links.get(entry.link) === 1;
    const id = ids.get(entry.id) === 1 ? entry.id?.trim() : null;
    const name = id || (ownPage && entry.link?.trim()) || digestOf(entry);
    const externalId = externalIdOf(name, host);
    const permalink = webAddress(entry.link, entry.base);
    if (!found.has(externalId)) found.set(externalId, { externalId, entry, permalink, ownPage });
  }
  return [...found.values()];
}

function countOf(names: readonly (string | null)[]): Map<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** `17` of one site is not `17` of another; addresses, `tag:` and `urn:` are unique by themselves. */
export function externalIdOf(name: string, host: string): string {
  const id = name.trim();
  const short = id.length > 400 ? digest(id) : id;
  return /^(https?:|tag:|urn:)/i.test(short) ? short : `${host}/${short}`;
}

function digestOf({ title, content, summary, published }: FeedEntry): string {
  return digest(JSON.stringify([title?.value, (content ?? summary)?.value, published]));
}

/** Short enough for a cursor, long enough never to meet another by chance. */
export function digest(words: string): string {
  return createHash("sha256").update(words).digest("base64url").slice(0, 22);
}
