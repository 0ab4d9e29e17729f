/** Where derived files live. Every implementation passes `tests/media/store-contract.ts`. */
import type { StoredType } from "../media-key.ts";

/** A stored picture, whole: derived pictures are a few hundred kilobytes at most. */
export interface StoredMedia {
  bytes: Uint8Array;
  size: number;
  type: StoredType;
}

/** A stored file of any size, to be read in pieces. */
export interface OpenedMedia {
  size: number;
  type: StoredType;
  /** Bytes from `start` to `end`, both included, read as fast as they are taken; to be read to its end or cancelled. */
  read(start: number, end: number): ReadableStream<Uint8Array>;
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
  /**
   * Stores the file at `path`, which lies in a room of this store and is gone from there afterwards; else like `put`.
   *
   * @throws {TypeError} when the key is malformed or belongs to another type
   */
  putFile(key: string, path: string, type: string): Promise<void>;
  /** A new, empty folder beside the store for files in the making. Whoever asks for it removes it. */
  makeRoom(): Promise<string>;
  /** Answers `null` for a key that is not there, and for text that is no key at all: it comes from addresses. */
  get(key: string): Promise<StoredMedia | null>;
  /** The same for files that may be large. */
  open(key: string): Promise<OpenedMedia | null>;
  /** Removes what is there of these; the rest is gone already, which is what was wanted. */
  remove(keys: readonly string[]): Promise<void>;
}

/** @throws {TypeError} with the reason why this may not be stored */
export function refuseWrongKey(key: string, type: string, typeOfKey: StoredType | null): void {
  if (typeOfKey === null) throw new TypeError(`"${key}" is not a media key`);
  if (typeOfKey !== type) throw new TypeError(`"${key}" names ${typeOfKey}, not ${type}`);
}
