import { html, type TemplateResult } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import { thumbHashToDataURL } from "thumbhash";
import type { StaffPost } from "#wire/placement.ts";

type Media = StaffPost["media"][number];

// A hash is decoded pixel by pixel; cards are drawn again at every move.
const blurred = new Map<string, string>();

/** A picture, or a video's still, in the widths the server has; its blur stands in until it comes. */
export function picture(media: Media, sizes: string): TemplateResult {
  const stills = media.sources.filter((source) => source.type.startsWith("image/"));
  const types = [...new Set(stills.map((source) => source.type))];
  const last = stills.filter((source) => source.type === types.at(-1)).at(-1);
  return html`
    <picture class="picture" style=${styleMap({ backgroundImage: blurOf(media.thumbhash) })}>
      ${types.slice(0, -1).map((type) => html`<source type=${type} srcset=${srcset(stills, type)} sizes=${sizes} />`)}
      ${
        last
          ? html`<img alt=${media.alt ?? ""} loading="lazy" decoding="async" referrerpolicy="no-referrer"
            width=${media.width ?? last.width} height=${media.height ?? last.width}
            srcset=${srcset(stills, last.type)} sizes=${sizes} src=${last.src} />`
          : ""
      }
    </picture>`;
}

function srcset(stills: Media["sources"], type: string): string {
  return stills
    .filter((source) => source.type === type)
    .map((source) => `${source.src} ${source.width}w`)
    .join(", ");
}

function blurOf(hash: string | null): string {
  if (!hash) return "none";
  const known = blurred.get(hash);
  if (known) return known;
  const made = decode(hash);
  blurred.set(hash, made);
  return made;
}

function decode(hash: string): string {
  try {
    return `url(${thumbHashToDataURL(Uint8Array.from(atob(hash), (char) => char.charCodeAt(0)))})`;
  } catch {
    return "none";
  }
}
