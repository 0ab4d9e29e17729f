import type { Post } from "#wire/post.ts";
import { formatAgo, formatDate } from "../i18n/format.ts";
import type { Locale } from "../i18n/pick-locale.ts";
import { fill } from "../i18n/words.ts";
import { glyphOf } from "./glyphs.ts";
import { nameOf } from "./network.ts";
import { photoWords } from "./photo-words.ts";

/** What the first cards do without: drawings, and times, for which a slow phone loads its calendar for a tenth of a second. */
export interface PostDetails {
  glyphOf(network: string): string;
  agoOf(locale: Locale, time: Date, now: Date): string;
  /** What stands in for the text of a picture that has none. */
  altOf(post: Post, locale: Locale): string;
}

export const postDetails: PostDetails = { glyphOf, agoOf: formatAgo, altOf };

/** Writes what was left out of the cards below an element. */
export function fillIn(root: ParentNode, posts: readonly Post[], locale: Locale): void {
  for (const path of root.querySelectorAll('.glyph path[d=""]'))
    path.setAttribute("d", glyphOf(cardOf(path)?.dataset.network ?? ""));
  writeTimes(root.querySelectorAll("time:empty"), locale, new Date());
  const byId = new Map(posts.map((post) => [post.id, post]));
  for (const image of root.querySelectorAll<HTMLImageElement>('.picture img[alt=""]')) {
    const post = byId.get(cardOf(image)?.dataset.post ?? "");
    if (post) image.alt = altOf(post, locale);
  }
}

/** Writes the times of all cards below an element again: "3 minutes ago" does not stay true. */
export function refreshTimes(root: ParentNode, locale: Locale, now: Date): void {
  writeTimes(root.querySelectorAll("time"), locale, now);
}

function writeTimes(times: Iterable<HTMLTimeElement>, locale: Locale, now: Date): void {
  for (const time of times) time.textContent = formatAgo(locale, new Date(time.dateTime), now);
}

const cardOf = (part: Element) => part.closest<HTMLElement>("[data-post]");

function altOf({ author, network, publishedAt }: Post, locale: Locale): string {
  const words = photoWords[locale];
  const who = author?.handle ?? author?.name;
  return fill(who ? words.by : words.photo, {
    who: who ?? "",
    network: nameOf(network),
    date: formatDate(locale, new Date(publishedAt)),
  });
}
