/**
 * What clients that come back have missed, read once for all who ask for the same stretch. Everybody may ask for any
 * stretch, so it is bounded in bytes, in time and in readings at once: what is dropped is only read again.
 */
export interface Replays {
  of(range: Stretch): Promise<Buffer>;
  clear(): void;
  /** Bytes that are kept. */
  readonly bytes: number;
}

export interface Stretch {
  after: number;
  upTo: number;
}

export interface ReplaysOptions {
  read(range: Stretch): Promise<Buffer>;
  mostBytes?: number;
  keepMs?: number;
  /** Readings that run at the same time; the others wait. */
  atOnce?: number;
}

interface Replay {
  reading: Promise<Buffer>;
  bytes: number;
  dropping: NodeJS.Timeout | null;
}

/** What a map, a promise and a timer take, so that short replays are not free. */
const costOfOne = 1024;

export function createReplays(options: ReplaysOptions): Replays {
  const { mostBytes = 8 * 1024 * 1024, keepMs = 5_000 } = options;
  const known = new Map<string, Replay>();
  const inTurn = createTurns(options.atOnce ?? 4);
  let bytes = 0;
  return {
    of(range) {
      const key = `${range.after}-${range.upTo}`;
      const replay = known.get(key) ?? begin(key, range);
      // The least recently used come first.
      known.delete(key);
      known.set(key, replay);
      return replay.reading;
    },
    clear() {
      for (const key of [...known.keys()]) drop(key);
    },
    get bytes() {
      return bytes;
    },
  };

  function begin(key: string, range: Stretch): Replay {
    const reading = inTurn(() => options.read(range));
    const replay: Replay = { reading, bytes: 0, dropping: null };
    reading.then(
      (read) => {
        if (known.get(key) === replay) keep(key, replay, read.length + costOfOne);
      },
      () => {
        if (known.get(key) === replay) drop(key);
      },
    );
    return replay;
  }

  function keep(key: string, replay: Replay, size: number): void {
    replay.bytes = size;
    bytes += size;
    replay.dropping = setTimeout(() => drop(key), keepMs).unref();
    for (const oldest of known.keys()) {
      if (bytes <= mostBytes) break;
      // Whoever is still being read has no bytes yet, and others wait for it.
      if (known.get(oldest)?.dropping) drop(oldest);
    }
  }

  function drop(key: string): void {
    const replay = known.get(key);
    if (!replay) return;
    known.delete(key);
    bytes -= replay.bytes;
    if (replay.dropping) clearTimeout(replay.dropping);
  }
}

/** Runs so many at once, the others in the order in which they came. */
function createTurns(most: number) {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= most) await new Promise<void>((turn) => waiting.push(turn));
    else running++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
