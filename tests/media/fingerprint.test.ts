import sharp from "sharp";
import { thumbHashToAverageRGBA } from "thumbhash";
import { describe, expect, it } from "vitest";
import { deriveImage } from "../../server/media/derive.ts";
import { aPicture } from "./pictures.ts";

function distance(one: string, other: string): number {
  const bits = (BigInt(`0x${one}`) ^ BigInt(`0x${other}`)).toString(2);
  return bits.replaceAll("0", "").length;
}

describe("the perceptual hash", () => {
  it("stays close for a copy in another size, format and quality, and far for another picture", async () => {
    const picture = await aPicture(1600, 1200).png().toBuffer();
    const copy = await sharp(picture).resize(700).jpeg({ quality: 40 }).toBuffer();
    const other = await sharp(picture).rotate(90).toBuffer();

    const [first, second, third] = await Promise.all(
      [picture, copy, other].map(async (bytes) => (await deriveImage(bytes)).phash),
    );

    expect(first).toMatch(/^[0-9a-f]{16}$/);
    expect(distance(first ?? "", second ?? "")).toBeLessThanOrEqual(4);
    expect(distance(first ?? "", third ?? "")).toBeGreaterThan(16);
  });
});

describe("the placeholder", () => {
  it("is small and has the picture's colour", async () => {
    const red = sharp({ create: { width: 300, height: 200, channels: 3, background: "#cc1111" } });

    const { thumbhash } = await deriveImage(await red.png().toBuffer());

    const bytes = Buffer.from(thumbhash, "base64");
    const { r, g, b } = thumbHashToAverageRGBA(bytes);
    expect(bytes.length).toBeLessThan(30);
    expect([Math.round(r * 10), Math.round(g * 10), Math.round(b * 10)]).toEqual([8, 1, 1]);
  });
});
