import { html, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import type { StaffPost } from "#wire/placement.ts";

type Media = StaffPost["media"][number];

/** The film or the sound of a medium; `null` where only its still could be had. */
export const filmOf = ({ sources }: Media): Media["sources"][number] | null =>
  sources.find(({ type }) => /^(video|audio)\//.test(type)) ?? null;

/** Nothing is fetched before a moderator presses play. */
export function player(
  media: Media,
  film: Media["sources"][number],
  label: string,
): TemplateResult {
  const said = media.alt ?? label;
  if (media.kind === "audio")
    return html`<audio controls preload="none" src=${film.src} aria-label=${said}></audio>`;
  const still = media.sources.findLast(
    ({ type }) => type === "image/jpeg" || type === "image/webp",
  );
  return html`<video controls playsinline preload="none" src=${film.src} poster=${ifDefined(still?.src)}
    width=${ifDefined(media.width ?? undefined)} height=${ifDefined(media.height ?? undefined)} aria-label=${said}></video>`;
}
