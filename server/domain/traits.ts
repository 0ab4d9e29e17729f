/** What of a post the queue filters by, as bits of one number, so that one index serves all these filters together. */
import type { Entity } from "./post.ts";
import type { MediaKind } from "./vocabulary.ts";

/** The same bits as `koro_traits` in drizzle/migrations/0007_queue.sql. */
export const traitBits = { image: 1, video: 2, audio: 4, link: 8, altMissing: 16 } as const;

export function traitsOf(post: {
  text: string;
  entities: Entity[];
  media: { kind: MediaKind; alt: string | null }[];
}): number {
  let traits = 0;
  for (const { kind, alt } of post.media) {
    traits |= traitBits[kind];
    if (kind === "image" && alt === null) traits |= traitBits.altMissing;
  }
  const hasLink = post.entities.some(({ kind }) => kind === "link");
  return hasLink || /https?:\/\//i.test(post.text) ? traits | traitBits.link : traits;
}

export interface TraitFilter {
  media?: MediaKind | "none" | undefined;
  link?: "yes" | "no" | undefined;
  alt?: "missing" | undefined;
}

/** Every number that fits the filter, or `null` where it asks for nothing. */
export function traitsFitting({ media, link, alt }: TraitFilter): number[] | null {
  if (!media && !link && !alt) return null;
  return [...Array(32).keys()].filter((traits) => {
    const has = (bit: number) => (traits & bit) !== 0;
    const kinds = traitBits.image | traitBits.video | traitBits.audio;
    if (media === "none" ? has(kinds) : media && !has(traitBits[media])) return false;
    if (link && has(traitBits.link) !== (link === "yes")) return false;
    return !alt || has(traitBits.altMissing);
  });
}
