/**
 * Names of stored files. They are public addresses and must not be guessed: a picture waiting for its moderator
 * is stored already. The hash of the content alone would not do, since whoever has the picture can compute it, so
 * 128 random bits follow. Every content has its own name, so addresses can be cached for ever.
 */
import { createHash, randomBytes } from "node:crypto";

const typesByExtension = {
  avif: "image/avif",
  jpg: "image/jpeg",
  webp: "image/webp",
  mp4: "video/mp4",
  webm: "video/webm",
  m4a: "audio/mp4",
  mp3: "audio/mpeg",
  weba: "audio/webm",
  ogg: "audio/ogg",
} as const;

export type Extension = keyof typeof typesByExtension;
export type StoredType = (typeof typesByExtension)[Extension];

/** No dots or slashes before the extension, so that no key can climb out of a folder. */
const keyPattern = /^[a-z0-9-]{1,120}\.(avif|jpg|webp|mp4|webm|m4a|mp3|weba|ogg)$/;

export interface MediaKey {
  key: string;
  type: StoredType;
}

export function newMediaKey(bytes: Uint8Array, extension: Extension): string {
  return newMediaKeyOf(createHash("sha256").update(bytes).digest("hex"), extension).key;
}

/** The same for a file that is not in memory, by the SHA-256 of its content in hexadecimal digits. */
export function newMediaKeyOf(sha256: string, extension: Extension): MediaKey {
  const key = `${sha256.slice(0, 16)}-${randomBytes(16).toString("hex")}.${extension}`;
  return { key, type: typesByExtension[extension] };
}

/** The type of a well-formed key's file, `null` for every other text. */
export function typeOfKey(key: string): StoredType | null {
  const extension = keyPattern.exec(key)?.[1];
  return extension === undefined ? null : typesByExtension[extension as Extension];
}
