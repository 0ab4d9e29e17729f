/**
 * How many uploads are read at once and how much memory they hold. The number counts only while a body is read, for
 * that is what a slow or hostile connection draws out; the bytes count until the upload is stored or refused.
 */
import { Problem } from "../../domain/problem.ts";

export interface UploadBounds {
  mostAtOnce: number;
  mostPerAddress: number;
  /** In the memory of this process, of all uploads together. */
  mostBytes: number;
  /** For a whole body. */
  bodyMs: number;
  /** Without a single byte. */
  stallMs: number;
}

/** Two large uploads and many small ones, or many connections that send slowly: neither shuts out the rest. */
export const uploadBounds: UploadBounds = {
  mostAtOnce: 48,
  mostPerAddress: 4,
  mostBytes: 256 * 1024 * 1024,
  bodyMs: 120_000,
  stallMs: 15_000,
};

export interface UploadTurn {
  readonly bounds: UploadBounds;
  /** @throws {Problem} when the uploads together would hold too much */
  hold(bytes: number): void;
  bodyRead(): void;
  /** Gives everything back; may be called after `bodyRead`. */
  end(): void;
}

export function createUploadTurns(bounds: UploadBounds) {
  const reading = new Map<string, number>();
  let readingInAll = 0;
  let heldInAll = 0;

  function count(address: string, by: 1 | -1): void {
    const now = (reading.get(address) ?? 0) + by;
    readingInAll += by;
    if (now > 0) reading.set(address, now);
    else reading.delete(address);
  }

  /** @throws {Problem} when too many are being read */
  return function begin(address: string): UploadTurn {
    if ((reading.get(address) ?? 0) >= bounds.mostPerAddress || readingInAll >= bounds.mostAtOnce)
      throw busy();
    count(address, 1);
    let isReading = true;
    let held = 0;
    const bodyRead = () => {
      if (isReading) count(address, -1);
      isReading = false;
    };
    return {
      bounds,
      bodyRead,
      hold(bytes) {
        if (heldInAll + bytes > bounds.mostBytes) throw busy();
        held += bytes;
        heldInAll += bytes;
      },
      end() {
        bodyRead();
        heldInAll -= held;
        held = 0;
      },
    };
  };
}

export const busy = () =>
  new Problem("unavailable", "Many people are sending pictures right now: try again in a minute.", {
    retryAfterSeconds: 30,
  });
