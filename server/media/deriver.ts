import type { DerivedImage } from "./derive.ts";
import { deriveAvatar, deriveImage } from "./derive.ts";
import { type DerivedFilm, deriveFilm } from "./film/derive-film.ts";

/** `deriveImage`, `deriveAvatar` and `deriveFilm`, a bounded number at once, first come, first served. */
export interface Deriver {
  deriveImage(bytes: Uint8Array): Promise<DerivedImage>;
  deriveAvatar(bytes: Uint8Array): Promise<DerivedImage>;
  deriveFilm(path: string, room: string, kind: "video" | "audio"): Promise<DerivedFilm>;
  /** Pictures that wait for their turn. Each holds its bytes in memory: turn people away when it grows. */
  readonly waiting: number;
}

/**
 * Builds the one deriver of a process, for network media and uploads alike. sharp works on libuv's four threads,
 * which DNS and files need too, and every picture takes a core: one at once leaves the rest to readers. Films have a
 * thread of their own and a line of their own: nobody's upload waits for one.
 */
export function createDeriver({ maxAtOnce = 1 }: { maxAtOnce?: number } = {}): Deriver {
  const limiter = createLimiter(maxAtOnce);
  const films = createLimiter(1);
  return {
    deriveImage: (bytes) => limiter.run(() => deriveImage(bytes)),
    deriveAvatar: (bytes) => limiter.run(() => deriveAvatar(bytes)),
    deriveFilm: (path, room, kind) => films.run(() => deriveFilm(path, room, kind)),
    get waiting() {
      return limiter.waiting;
    },
  };
}

/** Runs at most so many tasks at once, in the order they came; a failed one makes room like any other. */
export function createLimiter(maxAtOnce: number) {
  const queue: (() => void)[] = [];
  let free = maxAtOnce;
  const enter = async () => {
    if (free > 0) free--;
    else await new Promise<void>((turn) => queue.push(turn));
  };
  // A place goes straight to the next in line: if it were freed first, a newcomer could take it as well.
  const leave = () => {
    const next = queue.shift();
    if (next) next();
    else free++;
  };
  return {
    async run<T>(task: () => Promise<T>): Promise<T> {
      await enter();
      try {
        return await task();
      } finally {
        leave();
      }
    },
    get waiting() {
      return queue.length;
    },
  };
}
