import { describe, expect, it } from "vitest";
import { sniff } from "../../server/media/sniff.ts";
import { aBoxFile, aPicture } from "./pictures.ts";

const latin1 = (text: string) => Buffer.concat([Buffer.from(text, "latin1"), Buffer.alloc(64)]);

describe("what a file is", () => {
  it.each(["jpeg", "png", "webp", "gif", "avif"] as const)("knows a real %s", async (format) => {
    const bytes = await aPicture(40, 30).toFormat(format).toBuffer();

    expect(sniff(bytes)).toEqual({ kind: "image", type: `image/${format}` });
  });

  it.each([
    ["image/heic", aBoxFile("heic", ["mif1", "heic"])],
    ["image/heic", aBoxFile("mif1", ["heic"])],
    ["image/avif", aBoxFile("mif1", ["avif", "miaf"])],
    ["video/mp4", aBoxFile("isom", ["iso2", "avc1", "mp41"])],
    ["video/mp4", aBoxFile("XYZW", ["mp42"])],
    ["video/quicktime", aBoxFile("qt  ")],
    ["audio/mp4", aBoxFile("M4A ", ["isom", "mp42"])],
    ["video/webm", latin1("\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm")],
    ["audio/ogg", latin1("OggS\0\x02\0\0\0\0\0\0\0\0OpusHead")],
    ["audio/mpeg", latin1("ID3\x04\0")],
    ["audio/mpeg", latin1("\xff\xfb\x90\x64")],
  ])("knows %s", (type, bytes) => {
    expect(sniff(bytes)?.type).toBe(type);
  });

  it.each([
    ["SVG", latin1('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ["XML", latin1('<?xml version="1.0"?><svg/>')],
    ["HTML", latin1("<!doctype html><script>")],
    ["PDF", latin1("%PDF-1.7")],
    ["ZIP", latin1("PK\x03\x04")],
    ["TIFF", latin1("II*\0")],
    ["BMP", latin1("BM")],
    ["Matroska", latin1("\x1a\x45\xdf\xa3\x9f\x42\x82\x88matroska")],
    ["WAV", latin1("RIFF\0\0\0\0WAVE")],
    ["Theora video", latin1("OggS\0\x02\0\0\x80theora")],
    ["AAC in ADTS", latin1("\xff\xf1\x50\x80")],
    ["UTF-16 text", latin1("\xff\xfe<\0h\0")],
    ["boxes of an unknown brand", aBoxFile("koro", ["koro"])],
    ["half a magic number", Buffer.from([0xff, 0xd8])],
    ["nothing", Buffer.alloc(0)],
  ])("refuses %s", (_, bytes) => {
    expect(sniff(bytes)).toBeNull();
  });
});
