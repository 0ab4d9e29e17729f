import type { Media, MediaSource } from "#wire/post.ts";

/** What feed readers get of a medium: they take one file each, and hardly any of them reads AVIF. */
export function fileForReaders({ sources }: Media): {
  still: MediaSource | undefined;
  film: MediaSource | undefined;
} {
  const isStill = ({ type }: MediaSource) => type.startsWith("image/");
  return {
    still: sources.findLast((source) => isStill(source) && source.type !== "image/avif"),
    film: sources.findLast((source) => !isStill(source)),
  };
}
