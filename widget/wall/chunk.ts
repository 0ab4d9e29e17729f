/** A part of the wall that is fetched when somebody is about to need it. */
export interface Chunk<T> {
  /** There already, so that what was pressed answers in the press itself. */
  readonly now: T | null;
  /** Fetches it, should it be wanted soon. */
  warm(): void;
  /** Uses it as soon as it is there, or does what can be done without. */
  use(act: (part: T) => void, otherwise?: () => void): void;
}

export function createChunk<T>(load: () => Promise<T>): Chunk<T> {
  let now: T | null = null;
  let asked: Promise<T> | null = null;
  const get = () => {
    asked ??= load().then(
      (part) => {
        now = part;
        return part;
      },
      // Forgotten, or one failure would last for ever.
      (error) => {
        asked = null;
        throw error;
      },
    );
    return asked;
  };
  return {
    get now() {
      return now;
    },
    warm() {
      get().catch(() => {});
    },
    use(act, otherwise = () => {}) {
      if (now) act(now);
      else get().then(act, otherwise);
    },
  };
}
