/** What rules may know of a post. `null` is not known: it matches neither a condition nor its opposite. */
import type { MediaKind } from "../vocabulary.ts";
import type { AuthorList } from "./condition.ts";
import { type ReadText, readText } from "./words.ts";

/** What somebody who was asked says of a post, or of one of its pictures. */
export interface Score {
  classifier: string;
  label: string;
  /** From 0 to 1. */
  score: number;
}

export interface RuleFacts {
  text: ReadText;
  author: { handle: string | null; url: string | null; name: string } | null;
  followers: number | null;
  authorList: AuthorList | null;
  network: string;
  sourceId: string | null;
  lang: string | null;
  media: { kind: MediaKind; alt: string | null }[];
  links: string[];
  hashtags: string[];
  sensitive: boolean;
  /** Likes, shares and comments together. */
  engagement: number | null;
  /** Nothing of this author was ever approved on this wall. */
  isFirstPost: boolean | null;
  isDuplicate: boolean | null;
  publishedAt: Date;
  /** Opinions that were given; left out where nobody was asked. */
  scores?: readonly Score[];
}

export interface PostWords {
  text: string;
  contentWarning: string | null;
  media: { kind: MediaKind; alt: string | null }[];
  authorName: string | null;
}

/** Everything that a reader would read: a word is no better in a picture's description, a name or a warning. */
export const wordsOf = ({ text, contentWarning, media, authorName }: PostWords): ReadText =>
  readText(
    [authorName, contentWarning, text, ...media.map(({ alt }) => alt)].filter(Boolean).join("\n"),
  );

const engaging = ["likes", "shares", "comments"];

/** The sum of what is known, or `null` where nothing is. */
export function engagementOf(counts: Record<string, number | undefined>): number | null {
  const known = engaging.flatMap((name) => counts[name] ?? []);
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0);
}
