/** Pictures made on the spot. */
import { crc32, deflateSync } from "node:zlib";
import type { Sharp } from "sharp";
import sharp from "sharp";

/** Soft slopes with a bright upper left corner, so that turning and mirroring show. */
export function aPicture(width = 1600, height = 1200): Sharp {
  const bytes = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      const corner = x < width / 4 && y < height / 4;
      bytes[at] = corner ? 250 : Math.round((x / width) * 200);
      bytes[at + 1] = corner ? 240 : Math.round((y / height) * 120);
      bytes[at + 2] = corner ? 30 : 90;
    }
  }
  return sharp(bytes, { raw: { width, height, channels: 3 } });
}

/** A JPEG as a phone writes it: turned by a flag, with place, camera and a description. */
export function aPhonePhoto(width: number, height: number, orientation: number): Promise<Buffer> {
  return aPicture(width, height)
    .withExif({
      IFD0: { Make: "Feneryolu", Model: "F-1", ImageDescription: "home of Ada" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "41/1 0/1 0/1", GPSLongitudeRef: "E" },
    })
    .withMetadata({ orientation })
    .jpeg({ quality: 85 })
    .toBuffer();
}

function pngChunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A few bytes that claim to be so large a picture. */
export function aPngThatClaims(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    pngChunk("IHDR", header),
    pngChunk("IDAT", deflateSync(Buffer.alloc(1000))),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A file of boxes with that brand and these compatible ones. */
export function aBoxFile(major: string, compatible: string[] = []): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(16 + compatible.length * 4);
  const text = `ftyp${major}\0\0\0\0${compatible.join("")}`;
  return Buffer.concat([size, Buffer.from(text, "latin1"), Buffer.alloc(64)]);
}

/** Red, green and blue of one pixel of an encoded picture. */
export async function colourAt(bytes: Uint8Array, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const at =
    (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  return [...data.subarray(at, at + info.channels)];
}
