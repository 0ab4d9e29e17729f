/**
 * From a stranger's bytes to plain sRGB pixels. Whatever else the file held (place, camera, thumbnails, comments,
 * appended archives) ends here, because only pixels go on.
 *
 * `failOn: "error"`: a truncated picture is refused, since half a grey picture must not be shown and the next
 * attempt may bring all of it. The library's default, "warning", also refuses what phones really produce, for
 * example JPEGs with odd bytes between their segments.
 */
import type { Metadata, Sharp, SharpOptions } from "sharp";
import sharp from "sharp";
import { maxImagePixels } from "../domain/media-limits.ts";
import type { PictureType } from "./limits.ts";
import { admitPicture, admitPixels } from "./limits.ts";
import { MediaError } from "./media-error.ts";

/** Decoded pixels, 3 channels, or 4 with transparency. `fullWidth` and `fullHeight` are the upright original's. */
export interface Pixels {
  bytes: Buffer;
  width: number;
  height: number;
  channels: 3 | 4;
  fullWidth: number;
  fullHeight: number;
}

const decoderNames: Record<PictureType, string> = {
  "image/jpeg": "jpeg",
  "image/png": "png",
  "image/webp": "webp",
  "image/gif": "gif",
  "image/avif": "heif",
  "image/heic": "heif",
};

const decoding: SharpOptions = { failOn: "error", limitInputPixels: maxImagePixels };

/**
 * Decodes a picture upright and fits it into a box, never enlarging it.
 *
 * @throws {MediaError}
 */
export async function decodePicture(
  bytes: Uint8Array,
  box: { width: number; height: number },
): Promise<Pixels> {
  const type = admitPicture(bytes);
  oneThreadEach();
  const found = await asMediaErrors(() => sharp(bytes, decoding).metadata());
  admitPixels(found.width, found.height);
  // Two readers that disagree about what a file is are how polyglots get through.
  if (found.format !== decoderNames[type]) throw new MediaError("media-broken");
  return asMediaErrors(() => readPixels(found, sharp(bytes, decoding), box));
}

async function readPixels(
  found: Metadata,
  picture: Sharp,
  box: { width: number; height: number },
): Promise<Pixels> {
  const fitted = picture
    .autoOrient()
    .resize({ ...box, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb");
  const seen = found.hasAlpha ? fitted.ensureAlpha() : fitted.removeAlpha();
  const { data, info } = await seen.raw().toBuffer({ resolveWithObject: true });
  return withoutIdleAlpha({
    bytes: data,
    width: info.width,
    height: info.height,
    channels: info.channels === 4 ? 4 : 3,
    fullWidth: found.autoOrient.width,
    fullHeight: found.autoOrient.height,
  });
}

/** Screenshots of phones carry an alpha channel that hides nothing; without it they fall back to JPEG. */
async function withoutIdleAlpha(pixels: Pixels): Promise<Pixels> {
  if (pixels.channels === 3) return pixels;
  for (let at = 3; at < pixels.bytes.length; at += 4) if (pixels.bytes[at] !== 255) return pixels;
  const bytes = await paint(pixels).removeAlpha().raw().toBuffer();
  return { ...pixels, bytes, channels: 3 };
}

/** Pixels as the start of a new pipeline. */
export function paint({ bytes, width, height, channels }: Pixels): Sharp {
  return sharp(bytes, { raw: { width, height, channels } });
}

/**
 * Settings of the whole process: one thread a picture, as many pictures as the deriver allows (measured faster
 * than many threads on one), and no cache, as no picture is worked on twice.
 */
function oneThreadEach(): void {
  sharp.concurrency(1);
  sharp.cache(false);
}

async function asMediaErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isHuge = error instanceof Error && error.message.includes("pixel limit");
    throw new MediaError(isHuge ? "media-too-many-pixels" : "media-broken", { cause: error });
  }
}
