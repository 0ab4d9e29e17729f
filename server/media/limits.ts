/**
 * What is taken before anything is decoded. Animated GIF and WebP are taken for their first frame: a wall full of
 * loops is neither quiet nor light, and moving pictures need a pause button.
 */
import { maxImageBytes, maxImagePixels } from "../domain/media-limits.ts";
import { MediaError } from "./media-error.ts";
import type { SniffedType } from "./sniff.ts";
import { sniff } from "./sniff.ts";

export type PictureType = Extract<SniffedType, `image/${string}`>;

/**
 * The type of a picture that may be decoded.
 *
 * @throws {MediaError} `too-large`, `unsupported` or `broken` (an empty file)
 */
export function admitPicture(bytes: Uint8Array): PictureType {
  if (bytes.length > maxImageBytes) throw new MediaError("media-too-large");
  if (bytes.length === 0) throw new MediaError("media-broken");
  const found = sniff(bytes);
  if (found === null) throw new MediaError("media-unsupported");
  if (found.type === "image/heic") throw new MediaError("media-heic");
  if (found.kind !== "image") throw new MediaError("media-not-a-picture");
  return found.type as PictureType;
}

/** @throws {MediaError} `too-many-pixels` */
export function admitPixels(width: number, height: number): void {
  if (width * height > maxImagePixels) throw new MediaError("media-too-many-pixels");
}
