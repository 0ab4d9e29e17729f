/**
 * What Koro keeps of a picture: re-encoded files in the sizes walls need. Originals are not kept, neither of
 * network posts nor of uploads: they carry places and serial numbers, and nothing shown needs them. Films and
 * sounds are repacked, not transcoded (`film/`); one that browsers do not play shows its still and leads to its network.
 */
import type { Pixels } from "./decode.ts";
import { decodePicture, paint } from "./decode.ts";
import type { DerivedFile } from "./encode.ts";
import { encodeAvif, encodeFallback, encodeWebp } from "./encode.ts";
import { perceptualHashOf, thumbhashOf } from "./fingerprint.ts";

/** A picture ready to be stored. `width` and `height` are the upright original's, so that the ratio is exact. */
export interface DerivedImage {
  width: number;
  height: number;
  /** Base64. */
  thumbhash: string;
  /** 16 hex digits, see `fingerprint.ts`. */
  phash: string;
  /** AVIF first, then the fallback; widths ascend within a type. */
  files: DerivedFile[];
}

/** Phone columns, cards at double density, and the lightbox. */
const widths = [320, 640, 1280] as const;
const widest = 1280;

/** Four times as high as wide: a strip of a million pixels' height would break every format and every wall. */
const pictureBox = { width: widest, height: widest * 4 };

const avatarSide = 96;

/**
 * Derives all files of a picture, one after the other, so that one picture never takes more than one core.
 *
 * @throws {MediaError}
 */
export async function deriveImage(bytes: Uint8Array): Promise<DerivedImage> {
  const pixels = await decodePicture(bytes, pictureBox);
  const files: DerivedFile[] = [];
  for (const encode of [encodeAvif, encodeFallback]) {
    for (const width of widthsFor(pixels)) files.push(await encode(pixels, width));
  }
  return describe(pixels, files);
}

/** A picture that is smaller than a step gets its own width instead. */
function widthsFor({ width }: Pixels): number[] {
  return [...widths.filter((step) => step < width), Math.min(width, widest)];
}

/**
 * Derives an avatar: one WebP, 96 px square, cut from the middle. AVIF gains nothing at this size.
 *
 * @throws {MediaError}
 */
export async function deriveAvatar(bytes: Uint8Array): Promise<DerivedImage> {
  const pixels = await decodePicture(bytes, { width: avatarSide * 4, height: avatarSide * 4 });
  const square = await cutSquare(pixels);
  return describe(square, [await encodeWebp(square, avatarSide)]);
}

async function cutSquare(pixels: Pixels): Promise<Pixels> {
  const bytes = await paint(pixels)
    .resize(avatarSide, avatarSide, { fit: "cover" })
    .raw()
    .toBuffer();
  const side = { width: avatarSide, height: avatarSide };
  return { ...pixels, ...side, bytes, fullWidth: avatarSide, fullHeight: avatarSide };
}

async function describe(pixels: Pixels, files: DerivedFile[]): Promise<DerivedImage> {
  return {
    width: pixels.fullWidth,
    height: pixels.fullHeight,
    thumbhash: await thumbhashOf(pixels),
    phash: await perceptualHashOf(pixels),
    files,
  };
}
