import { html, nothing } from "lit/html.js";
import type { TemplateResult } from "lit/html.js";
import type { Media, MediaSource, Post } from "#wire/post.ts";
import { formatDate } from "../i18n/format.ts";
import { fill, wordsIn } from "../i18n/words.ts";
import { safeUrl } from "../ui/safe-url.ts";
import { averageColour } from "./average-colour.ts";
import { nameOf } from "./network.ts";
import type { PostOptions } from "./post-options.ts";

const most = 4;

/** The pictures of a post as a grid of at most four; the last says how many more there are. */
export function renderPictures(post: Post, options: PostOptions): TemplateResult | typeof nothing {
  const shown = post.media.filter((media) => media.kind !== "audio" && stillsOf(media).length > 0);
  if (shown.length === 0) return nothing;
  const hidden = shown.length - most;
  return html`<div class="pictures" part="media" data-count=${Math.min(shown.length, most)}>
    ${shown.slice(0, most).map(
      (media, index) =>
        html`<div class="picture" .style=${boxOf(media, shown.length === 1)}>
          ${renderPicture(media, post, options)}${media.kind === "video" ? playMark(post, options) : nothing}${
            hidden > 0 && index === most - 1 ? html`<span class="rest">+${hidden}</span>` : nothing
          }
        </div>`,
    )}
  </div>`;
}

function renderPicture(media: Media, post: Post, options: PostOptions): TemplateResult {
  const byType = Map.groupBy(stillsOf(media), (source) => source.type);
  const types = [...byType.values()];
  const fallback = types.pop() ?? [];
  const sizes = `auto, ${options.sizes ?? "400px"}`;
  return html`<picture
    >${types.map(
      (sources) =>
        html`<source type=${sources[0]?.type ?? ""} srcset=${srcsetOf(sources)} sizes=${sizes} />`,
    )}<img
      loading=${options.eager ? "eager" : "lazy"}
      decoding="async"
      alt=${media.alt?.trim() || altFallback(post, options)}
      width=${media.width ?? nothing}
      height=${media.height ?? nothing}
      sizes=${sizes}
      srcset=${srcsetOf(fallback)}
      src=${fallback.at(-1)?.src ?? ""}
  /></picture>`;
}

/** A still of a video is among its sources; the film itself is left for the original. */
function stillsOf(media: Media): MediaSource[] {
  return media.sources.filter(({ src, type }) => type.startsWith("image/") && safeUrl(src));
}

function srcsetOf(sources: readonly MediaSource[]): string {
  return sources.map(({ src, width }) => `${safeUrl(src)} ${width}w`).join(", ");
}

/**
 * One picture keeps its shape within bounds, so that a panorama is not a line and a phone's portrait not a tower. The
 * box has its size before the first byte, and the average colour of what is to come.
 */
function boxOf(media: Media, alone: boolean): string {
  const ratio = media.width && media.height ? media.width / media.height : 4 / 3;
  const shape = alone ? `aspect-ratio:${Math.min(2, Math.max(0.8, ratio)).toFixed(4)};` : "";
  return `${shape}background-color:${averageColour(media.thumbhash) ?? ""}`;
}

/** Says whose picture it is without repeating the caption, which a screen reader is about to read anyway. */
function altFallback(post: Post, { locale }: PostOptions): string {
  const words = wordsIn(locale);
  const who = post.author?.handle ?? post.author?.name;
  return fill(who ? words.photoBy : words.photo, {
    who: who ?? "",
    network: nameOf(post.network),
    date: formatDate(locale, new Date(post.publishedAt)),
  });
}

function playMark(post: Post, options: PostOptions): TemplateResult | typeof nothing {
  const url = safeUrl(post.permalink);
  if (!url || options.passive) return html`<span class="play" aria-hidden="true"></span>`;
  return html`<a
    class="play"
    href=${url}
    target="_blank"
    rel="noopener nofollow ugc"
    aria-label=${wordsIn(options.locale).playVideo}
  ></a>`;
}
