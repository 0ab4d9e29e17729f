/** What strangers send that is no picture, or not only one. */
import { describe, expect, it } from "vitest";
import { maxImageBytes } from "../../server/domain/media-limits.ts";
import { deriveImage } from "../../server/media/derive.ts";
import { MediaError } from "../../server/media/media-error.ts";
import { aBoxFile, aPicture, aPngThatClaims } from "./pictures.ts";

async function refusalOf(bytes: Uint8Array): Promise<string> {
  const error = await deriveImage(bytes).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof MediaError)) throw error;
  expect(error.message).toMatch(/^[A-Z].*\.$/);
  return `${error.kind} ${error.code}`;
}

describe("refusals", () => {
  it("name a file that is too large before reading it", async () => {
    const bytes = Buffer.alloc(maxImageBytes + 1);
    bytes.set([0xff, 0xd8, 0xff]);

    expect(await refusalOf(bytes)).toBe("too-large media-too-large");
  });

  it.each([
    [60_000, 60_000],
    [7072, 7072],
    [50_000_001, 1],
  ])("name a few bytes that claim %i × %i pixels", async (width, height) => {
    const bytes = aPngThatClaims(width, height);
    expect(bytes.length).toBeLessThan(200);

    expect(await refusalOf(bytes)).toBe("too-many-pixels media-too-many-pixels");
  });

  it.each(["jpeg", "png", "webp", "avif"] as const)("name a %s that breaks off", async (format) => {
    const bytes = await aPicture(400, 300).toFormat(format).toBuffer();

    expect(await refusalOf(bytes.subarray(0, Math.floor(bytes.length * 0.6)))).toBe(
      "broken media-broken",
    );
  });

  it.each([
    ["SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'), "unsupported"],
    ["HEIC", aBoxFile("heic"), "heic"],
    ["a video", aBoxFile("isom", ["mp42"]), "not-a-picture"],
    ["a magic number alone", Buffer.from([0xff, 0xd8, 0xff, 0xe0]), "broken"],
    ["an empty file", Buffer.alloc(0), "broken"],
  ])("name %s", async (_, bytes, code) => {
    expect(await refusalOf(bytes)).toMatch(new RegExp(` media-${code}$`));
  });
});

describe("a picture that is something else as well", () => {
  const payload = "<script>alert('koro')</script>PK\x03\x04";

  it("loses what was appended to it", async () => {
    const picture = await aPicture(60, 40).png().toBuffer();

    const { files } = await deriveImage(Buffer.concat([picture, Buffer.from(payload)]));

    for (const { bytes } of files) expect(Buffer.from(bytes).includes("koro")).toBe(false);
  });

  it("loses what was hidden in its comments", async () => {
    const picture = await aPicture(60, 40).jpeg().toBuffer();
    const comment = Buffer.from(`\xff\xfe\0${String.fromCharCode(payload.length + 2)}`, "latin1");
    const parts = [picture.subarray(0, 2), comment, Buffer.from(payload), picture.subarray(2)];

    const { files } = await deriveImage(Buffer.concat(parts));

    for (const { bytes } of files) expect(Buffer.from(bytes).includes("koro")).toBe(false);
  });
});
