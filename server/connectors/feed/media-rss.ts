/** The Media RSS module: contents alone, contents in groups (one thing in several sizes), and stills. */
import type { MediaNs } from "feedsmith";
import type { EntryMedium } from "./entry.ts";

/** Of a group, which is one thing in several renditions, only the best. */
export function mediaOf(media: MediaNs.ItemOrFeed | undefined): EntryMedium[] {
  const alone = (media?.contents ?? []).map((content) => medium(content, media));
  const grouped = (media?.groups ?? []).flatMap((group) => {
    const contents = [...(group.contents ?? [])].sort((a, b) => rank(b) - rank(a));
    const best = contents[0];
    return best ? [medium(best, group)] : [];
  });
  return [...alone, ...grouped];
}

export function thumbnailsOf(media: MediaNs.ItemOrFeed | undefined): EntryMedium[] {
  const own = (media?.thumbnails ?? []).map((still) => ({ still, around: media }));
  const grouped = (media?.groups ?? []).flatMap((group) =>
    (group.thumbnails ?? []).map((still) => ({ still, around: group })),
  );
  return [...own, ...grouped].map(({ still: { url, width, height }, around }) => ({
    url,
    width,
    height,
    medium: "image",
    alt: around?.title?.value,
  }));
}

function medium(content: MediaNs.Content, around: MediaNs.CommonElements | undefined): EntryMedium {
  const still = content.thumbnails?.[0] ?? around?.thumbnails?.[0];
  return {
    url: content.url,
    type: content.type,
    medium: content.medium,
    width: content.width,
    height: content.height,
    // A title describes the entry; only a description of this very picture is its alternative text.
    alt: content.description?.value,
    preview: still?.url,
  };
}

function rank({ isDefault, width, bitrate }: MediaNs.Content): number {
  return (isDefault ? 1_000_000 : 0) + (width ?? 0) + (bitrate ?? 0) / 1_000;
}
