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
} as const;

export type Extension = keyof typeof typesByExtension;
export type StoredType = (typeof typesByExtension)[Extension];

/** No dots or slashes before the extension, so that no key can climb out of a folder. */
const keyPattern = /^[a-z0-9-]{1,120}\.(avif|jpg|webp)$/;

export function newMediaKey(bytes: Uint8Array, extension: Extension): string {
  const content = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  return `${content}-${randomBytes(16).toString("hex")}.${extension}`;
}

/** The type of a well-formed key's file, `null` for every other text. */
export function typeOfKey(key: string): StoredType | null {
  const extension = keyPattern.exec(key)?.[1];
  return extension === undefined ? null : typesByExtension[extension as Extension];
}
