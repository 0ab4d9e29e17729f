import type { Media, MediaSource, Post } from "#wire/post.ts";
import { formatDate } from "../i18n/format.ts";
import { fill } from "../i18n/words.ts";
import { el, icon, outLink } from "../ui/el.ts";
import { safeUrl } from "../ui/safe-url.ts";
import { averageColour } from "./average-colour.ts";
import { nameOf } from "./network.ts";
import type { PostOptions } from "./post-options.ts";

const most = 4;

/** The pictures of a post as a grid of at most four; the last says how many more there are. */
export function renderPictures(post: Post, options: PostOptions): HTMLElement | null {
  const all = post.media.filter((media) => stillsOf(media).length > 0);
  if (all.length === 0) return null;
  const shown = all.slice(0, most);
  const boxes = shown.map((media) =>
    el(
      "div",
      { class: "picture", style: boxOf(media, all.length === 1) },
      renderPicture(media, post, options),
      media.kind === "video" && renderPlay(post, options),
    ),
  );
  if (all.length > most)
    boxes.at(-1)?.append(el("span", { class: "rest" }, `+${all.length - most}`));
  return el("div", { class: "pictures", part: "media", "data-count": shown.length }, boxes);
}

/** Sources come best type first; the last type is the fallback, for the `img` itself. */
function renderPicture(media: Media, post: Post, options: PostOptions): HTMLElement {
  const byType = [...Map.groupBy(stillsOf(media), ({ type }) => type).values()];
  const sizes = `auto, ${options.sizes ?? "420px"}`;
  const [fallback = [], ...better] = byType.reverse();
  return el(
    "picture",
    null,
    better
      .reverse()
      .map((files) => el("source", { type: files[0]?.type, srcset: srcsetOf(files), sizes })),
    el("img", {
      loading: options.eager ? "eager" : "lazy",
      decoding: "async",
      alt: media.alt?.trim() || altOf(post, options),
      width: media.width,
      height: media.height,
      sizes,
      srcset: srcsetOf(fallback),
      src: safeUrl(fallback.at(-1)?.src),
    }),
  );
}

/** A still of a video is among its sources; the film itself is left for the original. */
function stillsOf({ sources }: Media): MediaSource[] {
  return sources.filter(({ src, type }) => type.startsWith("image/") && safeUrl(src));
}

function srcsetOf(sources: readonly MediaSource[]): string {
  return sources.map(({ src, width }) => `${safeUrl(src)} ${width}w`).join(", ");
}

/**
 * One picture keeps its shape within bounds, so that a panorama is not a line and a phone's portrait not a tower. The
 * box has its size before the first byte, and the average colour of what is to come.
 */
function boxOf({ width, height, thumbhash }: Media, isAlone: boolean): string {
  const ratio = width && height ? width / height : 4 / 3;
  const shape = isAlone ? `aspect-ratio:${Math.min(2, Math.max(0.8, ratio))};` : "";
  return `${shape}background-color:${averageColour(thumbhash) ?? ""}`;
}

/** Says whose picture it is without repeating the caption, which a screen reader is about to read anyway. */
function altOf({ author, network, publishedAt }: Post, { locale, words }: PostOptions): string {
  const who = author?.handle ?? author?.name;
  return fill(who ? words.photoBy : words.photo, {
    who: who ?? "",
    network: nameOf(network),
    date: formatDate(locale, new Date(publishedAt)),
  });
}

function renderPlay({ permalink }: Post, { words }: PostOptions): HTMLElement {
  const url = safeUrl(permalink);
  const mark = icon("M4.5 2.5 13 8l-8.5 5.5z");
  return url
    ? outLink(url, { class: "play", "aria-label": words.playVideo }, mark)
    : el("span", { class: "play" }, mark);
}
