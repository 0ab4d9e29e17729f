/**
 * What a file is, by its first bytes. Names and `Content-Type` come from strangers and are never asked. What is
 * not in this list is refused: above all SVG, which is a program, and HTML.
 */
import type { MediaKind } from "../domain/vocabulary.ts";

const knownTypes = {
  "image/jpeg": "image",
  "image/png": "image",
  "image/webp": "image",
  "image/gif": "image",
  "image/avif": "image",
  "image/heic": "image",
  "video/mp4": "video",
  "video/quicktime": "video",
  "video/webm": "video",
  "audio/mpeg": "audio",
  "audio/mp4": "audio",
  "audio/ogg": "audio",
} as const satisfies Record<string, MediaKind>;

export type SniffedType = keyof typeof knownTypes;

export interface Sniffed {
  kind: MediaKind;
  type: SniffedType;
}

/** All that is looked at. */
const headBytes = 4096;

/** Answers `null` for everything that is not one of the known types. */
export function sniff(bytes: Uint8Array): Sniffed | null {
  const head = Buffer.from(bytes.subarray(0, headBytes)).toString("latin1");
  const type = typeByMagic(head) ?? typeByBoxes(head) ?? typeByStream(head);
  return type === null ? null : { kind: knownTypes[type], type };
}

function typeByMagic(head: string): SniffedType | null {
  if (head.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) return "image/gif";
  if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) return "image/webp";
  return null;
}

/** Brands of ISO 14496-12 `ftyp` boxes. AVIF and HEIC share the brand `mif1`, so those two are looked for first. */
const brands: [SniffedType, RegExp][] = [
  ["image/avif", /^avi[fs]$/],
  ["image/heic", /^(hei[cxms]|hev[cxms]|mif1|msf1)$/],
  ["video/quicktime", /^qt {2}$/],
  ["audio/mp4", /^M4[AB] $/],
  ["video/mp4", /^(isom|iso[2-9]|mp4[12]|avc1|M4V |MSNV|3g[pr2]\d|dash|msdh|f4v )$/],
];

/** The major brand decides; the compatible ones are asked only where it is silent or means both picture formats. */
function typeByBoxes(head: string): SniffedType | null {
  if (!head.startsWith("ftyp", 4)) return null;
  const major = head.slice(8, 12);
  const end = Math.min(Buffer.from(head.slice(0, 4), "latin1").readUInt32BE(), 256);
  const compatible = head.slice(16, end).match(/[\s\S]{4}/g) ?? [];
  const ask = (names: string[]) =>
    brands.find(([, pattern]) => names.some((name) => pattern.test(name)))?.[0] ?? null;
  if (major === "mif1" || major === "msf1") return ask(compatible) ?? "image/heic";
  return ask([major]) ?? ask(compatible);
}

function typeByStream(head: string): SniffedType | null {
  if (head.startsWith("\x1a\x45\xdf\xa3") && head.slice(0, 64).includes("webm"))
    return "video/webm";
  if (head.startsWith("OggS") && !head.slice(0, 64).includes("theora")) return "audio/ogg";
  if (head.startsWith("ID3") || isMpegFrame(head)) return "audio/mpeg";
  return null;
}

/** Frame sync, layer III, a bit rate and a sample rate that exist: two bytes alone would match too much. */
function isMpegFrame(head: string): boolean {
  const [first, second, third] = [head.charCodeAt(0), head.charCodeAt(1), head.charCodeAt(2)];
  const isLayer3 = first === 0xff && (second & 0xe6) === 0xe2 && (second & 0x18) !== 0x08;
  return isLayer3 && third >> 4 !== 15 && third >> 4 !== 0 && (third & 0x0c) !== 0x0c;
}
