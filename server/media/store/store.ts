/** Where derived files live. Every implementation passes `tests/media/store-contract.ts`. */
import type { StoredType } from "../media-key.ts";

/** A stored file, whole: derived files are a few hundred kilobytes at most. */
export interface StoredMedia {
  bytes: Uint8Array;
  size: number;
  type: StoredType;
}

/**
 * Keeps finished files under keys of `media-key.ts`. Files never change; a key that is put again holds the same.
 * There is no room for originals here, as none are kept (see `derive.ts`): whatever a key opens may be public.
 */
export interface MediaStore {
  /**
   * Stores a file so that it is whole or absent, whatever happens meanwhile; once this answers it is on the disk.
   *
   * @throws {TypeError} when the key is malformed or belongs to another type
   */
  put(key: string, bytes: Uint8Array, type: string): Promise<void>;
  /** Answers `null` for a key that is not there, and for text that is no key at all: it comes from addresses. */
  get(key: string): Promise<StoredMedia | null>;
  /** Removes what is there of these; the rest is gone already, which is what was wanted. */
  remove(keys: readonly string[]): Promise<void>;
}

/** @throws {TypeError} with the reason why this may not be stored */
export function refuseWrongKey(key: string, type: string, typeOfKey: StoredType | null): void {
  if (typeOfKey === null) throw new TypeError(`"${key}" is not a media key`);
  if (typeOfKey !== type) throw new TypeError(`"${key}" names ${typeOfKey}, not ${type}`);
}
