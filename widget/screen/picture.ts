import { html, nothing, type TemplateResult } from "lit";
import type { Media, MediaSource, Post } from "#wire/post.ts";
import { averageColour } from "../post/average-colour.ts";
import { safeUrl } from "../ui/safe-url.ts";

/** One file for spotlight and tile alike: it is fetched once, and is there when the network is not. */
const wantedWidth = 1600;

/** The medium a screen shows of a post: the first that has a still picture. */
export function pictureOf(post: Post): Media | undefined {
  return post.media.find((media) => media.kind !== "audio" && filesOf(media).length > 0);
}

/** The best file of each type, best type first. */
function filesOf({ sources }: Media): MediaSource[] {
  const usable = sources.flatMap((source) => {
    const src = safeUrl(URL.parse(source.src, document.baseURI)?.href);
    return src && source.type.startsWith("image/") ? [{ ...source, src }] : [];
  });
  const byType = Map.groupBy(usable, ({ type }) => type);
  return [...byType.values()].flatMap(
    (files) => files.find(({ width }) => width >= wantedWidth) ?? files.at(-1) ?? [],
  );
}

export function renderPicture(media: Media, onError: () => void): TemplateResult | typeof nothing {
  const files = filesOf(media);
  const last = files.at(-1);
  if (!last) return nothing;
  return html`<div class="picture" .style=${`background-color:${averageColour(media.thumbhash) ?? ""}`}>
    <picture
      >${files.slice(0, -1).map(({ src, type }) => html`<source srcset=${src} type=${type} />`)}<img
        src=${last.src}
        alt=${media.alt ?? ""}
        decoding="async"
        @error=${onError}
    /></picture>
  </div>`;
}

/** Fetches a picture into the browser's cache and lets go of it; true when it can be shown. */
export async function warmPicture(media: Media): Promise<boolean> {
  const files = filesOf(media);
  const last = files.at(-1);
  if (!last) return false;
  const picture = document.createElement("picture");
  for (const { src, type } of files.slice(0, -1)) {
    const source = document.createElement("source");
    Object.assign(source, { srcset: src, type });
    picture.append(source);
  }
  const image = document.createElement("img");
  picture.append(image);
  const loaded = new Promise<boolean>((resolve) => {
    image.onload = () => resolve(image.naturalWidth > 0);
    image.onerror = () => resolve(false);
  });
  image.src = last.src;
  return loaded;
}

/** Upright pictures stand beside the words, others above them. */
export function isUpright({ width, height }: Media): boolean {
  return width !== null && height !== null && height > width * 1.05;
}
