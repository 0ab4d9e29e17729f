import { extractHashtags } from "../../domain/hashtag.ts";
import { cutText, oneLine } from "../../domain/text.ts";
import type { FoundAuthor, FoundPost } from "../connector.ts";
import { languageTag } from "../language-tag.ts";
import { hostOf, webAddress } from "../web-address.ts";
import type { FeedDocument, FeedEntry } from "./entry.ts";
import type { IdentifiedEntry } from "./identity.ts";
import { mediaOfEntry } from "./media.ts";
import { wordsOf } from "./words.ts";

/** An entry as a post; times are put in by the caller, who knows when it was first seen. `null` when it says nothing. */
export function toPost(
  { entry, externalId, permalink, ownPage }: IdentifiedEntry,
  document: FeedDocument,
  url: string,
): Omit<FoundPost, "publishedAt" | "editedAt"> | null {
  const words = wordsOf(entry);
  const media = mediaOfEntry(entry, words.pictures);
  if (words.text === "" && media.length === 0) return null;
  return {
    externalId,
    // A link to the front page, or one that entries share, would make one post of them all.
    canonicalUri: ownPage && permalink !== webAddress(document.link, url) ? permalink : null,
    permalink,
    text: words.text,
    entities: words.entities,
    lang: languageTag(entry.lang) ?? languageTag(document.lang),
    author: toAuthor(entry, document, url),
    media,
    counts: {},
    hashtags: toHashtags(entry, words.everything),
    sensitive: false,
    contentWarning: null,
  };
}

/** Who wrote it, else who publishes it. */
function toAuthor(entry: FeedEntry, document: FeedDocument, url: string): FoundAuthor | null {
  const own = [...entry.authors, ...document.authors].find(
    ({ name }) => oneLine(name ?? "") !== "",
  );
  const publisher = { name: document.title, url: document.link, avatar: document.icon };
  const author = own ?? publisher;
  const name = cutText(oneLine(author.name ?? ""), 200);
  if (name === "") return null;
  const profile = webAddress(author.url, entry.base);
  return {
    externalId: profile ?? `${hostOf(url)}/${name}`,
    handle: null,
    name,
    url: profile,
    avatarUrl: webAddress(author.avatar, entry.base),
    followers: null,
  };
}

/** Categories may be several words; as a hashtag they are written in one. */
function toHashtags(entry: FeedEntry, everything: string): string[] {
  const categories = entry.categories.map((name) => oneLine(name).replace(/^#|\s+/gu, ""));
  const inText = extractHashtags(everything).map(({ tag }) => tag);
  return [...new Set([...categories, ...inText])].filter((tag) => tag !== "" && tag.length <= 140);
}
