import type { Media, MediaSource } from "../../wire/post.ts";
import { type Content, html, type Markup } from "./markup.ts";
import { webUrl } from "./safe-url.ts";
import type { Words } from "./words-en.ts";

/** How wide a card is: the browser chooses the file by it. */
const sizes = "(min-width: 70rem) 22rem, (min-width: 44rem) 46vw, 94vw";

/** A medium of a card. `eager` is for what is likely in sight when the page opens. */
export function renderMedia(
  media: Media,
  words: Words,
  by: string | null,
  eager: boolean,
): Content {
  const files = media.sources.filter((source) => webUrl(source.src));
  if (media.kind === "image") return renderPicture(media, files, altText(media, words, by), eager);
  const playable = files.filter((file) => file.type.startsWith(`${media.kind}/`));
  if (playable.length > 0) return renderPlayer(media, playable, files);
  return renderPicture(media, files, media.alt || words.wall.video, eager);
}

function altText(media: Media, words: Words, by: string | null): string {
  return media.alt || (by ? words.wall.photoBy(by) : words.wall.photo);
}

function renderPicture(media: Media, files: MediaSource[], alt: string, eager: boolean): Content {
  const byType = groupByType(files);
  const fallback = byType.at(-1);
  const largest = fallback?.[1].at(-1);
  if (!fallback || !largest) return null;
  const better = byType
    .slice(0, -1)
    .map(
      ([type, group]) => html`<source type="${type}" srcset="${srcset(group)}" sizes="${sizes}">`,
    );
  return html`<picture>${better}<img src="${webUrl(largest.src)}" srcset="${srcset(fallback[1])}" sizes="${sizes}"${dimensions(media)} alt="${alt}" decoding="async"${eager ? html`` : html` loading="lazy"`}></picture>`;
}

function renderPlayer(media: Media, playable: MediaSource[], files: MediaSource[]): Markup {
  const poster = files.findLast((file) => file.type.startsWith("image/"));
  const sources = playable.map(
    (file) => html`<source src="${webUrl(file.src)}" type="${file.type}">`,
  );
  const label = media.alt ? html` aria-label="${media.alt}"` : html``;
  if (media.kind === "audio")
    return html`<audio controls preload="none"${label}>${sources}</audio>`;
  const still = poster ? html` poster="${webUrl(poster.src)}"` : html``;
  return html`<video controls playsinline preload="none"${still}${dimensions(media)}${label}>${sources}</video>`;
}

function dimensions({ width, height }: Media): Content {
  return width && height ? html` width="${width}" height="${height}"` : null;
}

function srcset(files: MediaSource[]): string {
  // A comma or space would end a candidate; `URL` leaves commas alone.
  return files
    .map((file) => `${webUrl(file.src)?.replaceAll(",", "%2C")} ${file.width}w`)
    .join(", ");
}

function groupByType(files: MediaSource[]): [string, MediaSource[]][] {
  const pictures = files.filter((file) => file.type.startsWith("image/"));
  return [...Map.groupBy(pictures, (file) => file.type)];
}
