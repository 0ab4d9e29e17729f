/** What stays of a picture while it loads, and what tells that two pictures are one. */
import { rgbaToThumbHash } from "thumbhash";
import type { Pixels } from "./decode.ts";
import { paint } from "./decode.ts";

/** A ThumbHash keeps at most 7 × 7 waves; computing it from more pixels costs time on the main thread for nothing. */
const thumbhashSide = 48;

/** A placeholder of about 25 bytes, base64. */
export async function thumbhashOf(pixels: Pixels): Promise<string> {
  const { data, info } = await paint(pixels)
    .resize({ width: thumbhashSide, height: thumbhashSide, fit: "inside" })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString("base64");
}

/**
 * dHash: 64 bits, 16 hex digits; a bit says whether brightness rises from one of 9 × 8 fields to the next. Copies
 * in another size or quality differ in a few bits. Flat pictures are all alike (mostly zeros): compare more too.
 */
export async function perceptualHashOf(pixels: Pixels): Promise<string> {
  const fields = await paint(pixels)
    .flatten({ background: "#ffffff" })
    .resize({ width: 9, height: 8, fit: "fill" })
    .toColourspace("b-w")
    .raw()
    .toBuffer();
  let bits = 0n;
  for (let row = 0; row < 8; row++) {
    for (let column = 0; column < 8; column++) {
      const at = row * 9 + column;
      const rises = (fields[at] ?? 0) < (fields[at + 1] ?? 0);
      bits = (bits << 1n) | (rises ? 1n : 0n);
    }
  }
  return bits.toString(16).padStart(16, "0");
}
