import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { DerivedImage } from "../../server/media/derive.ts";
import { deriveAvatar, deriveImage } from "../../server/media/derive.ts";
import { aPhonePhoto, aPicture, colourAt } from "./pictures.ts";

const outline = ({ files }: DerivedImage) => files.map(({ type, width }) => `${type} ${width}`);
const fallbackOf = ({ files }: DerivedImage) => files.at(-1)?.bytes ?? new Uint8Array();

describe("the files of a picture", () => {
  it("come in three widths, AVIF first, and are what they say", async () => {
    const derived = await deriveImage(await aPicture(1600, 1200).jpeg().toBuffer());

    expect(outline(derived)).toEqual([
      "image/avif 320",
      "image/avif 640",
      "image/avif 1280",
      "image/jpeg 320",
      "image/jpeg 640",
      "image/jpeg 1280",
    ]);
    expect([derived.width, derived.height]).toEqual([1600, 1200]);
    for (const { bytes, width, height, type } of derived.files) {
      const found = await sharp(bytes).metadata();
      expect([found.width, found.height]).toEqual([width, height]);
      expect(found.format).toBe(type === "image/jpeg" ? "jpeg" : "heif");
    }
  });

  it("are never enlarged: a smaller picture gets its own width", async () => {
    const derived = await deriveImage(await aPicture(500, 300).png().toBuffer());

    expect(outline(derived)).toEqual([
      "image/avif 320",
      "image/avif 500",
      "image/jpeg 320",
      "image/jpeg 500",
    ]);
  });

  it("have keys that are public addresses nobody can guess", async () => {
    const bytes = await aPicture(60, 40).jpeg().toBuffer();

    const keys = [await deriveImage(bytes), await deriveImage(bytes)].flatMap(({ files }) =>
      files.map(({ key }) => key),
    );

    expect(new Set(keys).size).toBe(4);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{16}-[0-9a-f]{32}\.(avif|jpg|webp)$/);
  });

  it("fit a strip of a picture into a bounded height", async () => {
    const derived = await deriveImage(await aPicture(100, 20_000).png().toBuffer());

    expect(Math.max(...derived.files.map(({ height }) => height))).toBe(5120);
    expect([derived.width, derived.height]).toEqual([100, 20_000]);
  });

  it("exist for a single pixel", async () => {
    const derived = await deriveImage(await aPicture(1, 1).png().toBuffer());

    expect(outline(derived)).toEqual(["image/avif 1", "image/jpeg 1"]);
    expect(Buffer.from(derived.thumbhash, "base64").length).toBeGreaterThan(4);
  });
});

describe("what the original held", () => {
  it.each([
    [1, [800, 600], [0.1, 0.1]],
    [3, [800, 600], [0.9, 0.9]],
    [6, [600, 800], [0.9, 0.1]],
    [8, [600, 800], [0.1, 0.9]],
  ] as const)(
    "stands upright with orientation %i, without place or camera",
    async (flag, size, [x, y]) => {
      const photo = await aPhonePhoto(800, 600, flag);
      expect(photo.includes("Feneryolu")).toBe(true);

      const derived = await deriveImage(photo);

      expect([derived.width, derived.height]).toEqual(size);
      const [red = 0, , blue = 255] = await colourAt(fallbackOf(derived), x, y);
      expect(red).toBeGreaterThan(220);
      expect(blue).toBeLessThan(70);
      for (const { bytes } of derived.files) {
        const found = await sharp(bytes).metadata();
        expect([found.exif, found.xmp, found.iptc, found.icc]).toEqual(Array(4).fill(undefined));
        expect(Buffer.from(bytes).includes("Feneryolu")).toBe(false);
        expect(found.orientation ?? 1).toBe(1);
      }
    },
  );

  it("keeps its colours when it came in Display P3", async () => {
    const plain = sharp({ create: { width: 64, height: 64, channels: 3, background: "#c86432" } });
    const photo = await plain.withIccProfile("p3").png().toBuffer();
    expect((await colourAt(photo, 0.5, 0.5)).slice(0, 3)).not.toEqual([200, 100, 50]);

    const colour = await colourAt(fallbackOf(await deriveImage(photo)), 0.5, 0.5);

    for (const [at, value] of [200, 100, 50].entries()) {
      expect(Math.abs((colour[at] ?? 0) - value)).toBeLessThanOrEqual(4);
    }
  });

  it("keeps transparency, in WebP where AVIF is unknown", async () => {
    const glass = { r: 200, g: 0, b: 0, alpha: 0.5 };
    const picture = sharp({ create: { width: 400, height: 40, channels: 4, background: glass } });

    const derived = await deriveImage(await picture.png().toBuffer());

    expect(outline(derived).slice(2)).toEqual(["image/webp 320", "image/webp 400"]);
    for (const { bytes } of derived.files) {
      const [, , , alpha = 0] = await colourAt(bytes, 0.5, 0.5);
      expect(Math.abs(alpha - 128)).toBeLessThan(6);
    }
  });

  it.each([
    ["an alpha channel that hides nothing", () => aPicture(80, 60).ensureAlpha(1).png()],
    ["a palette", () => aPicture(80, 60).png({ palette: true, colours: 16 })],
    ["grey", () => aPicture(80, 60).greyscale().png()],
    ["16 bits", () => aPicture(80, 60).toColourspace("rgb16").png()],
    ["CMYK", () => aPicture(80, 60).toColourspace("cmyk").jpeg()],
    ["progressive scans", () => aPicture(80, 60).jpeg({ progressive: true })],
    ["interlacing", () => aPicture(80, 60).png({ progressive: true })],
    ["WebP", () => aPicture(80, 60).webp()],
    ["AVIF", () => aPicture(80, 60).avif({ effort: 0 })],
    ["GIF", () => aPicture(80, 60).gif()],
  ])("reads %s as the same picture", async (_, make) => {
    const derived = await deriveImage(await make().toBuffer());

    expect(outline(derived)).toEqual(["image/avif 80", "image/jpeg 80"]);
    const [red = 0, green = 0] = await colourAt(fallbackOf(derived), 0.1, 0.1);
    expect(Math.min(red, green)).toBeGreaterThan(190);
  });

  it("shows the first frame of an animation", async () => {
    const frames = await Promise.all(
      ["#ff0000", "#0000ff"].map((background) =>
        sharp({ create: { width: 40, height: 30, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const animation = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    expect((await sharp(animation).metadata()).pages).toBe(2);

    const derived = await deriveImage(animation);

    expect([derived.width, derived.height]).toEqual([40, 30]);
    const [red = 0, , blue = 255] = await colourAt(fallbackOf(derived), 0.5, 0.5);
    expect([red > 240, blue < 15]).toEqual([true, true]);
  });
});

describe("an avatar", () => {
  it.each([
    [400, 200],
    [30, 50],
  ])("is 96 px square from %i × %i", async (width, height) => {
    const { files, ...about } = await deriveAvatar(await aPicture(width, height).png().toBuffer());

    expect([about.width, about.height, files.length]).toEqual([96, 96, 1]);
    expect(files[0]).toMatchObject({ type: "image/webp", width: 96, height: 96 });
    expect(files[0]?.bytes.length).toBeLessThan(10_000);
  });
});
