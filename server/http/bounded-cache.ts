/** What is kept in memory to be handed out again, within bounds: those not asked for the longest go first. */

export interface BoundedCache<Kept> {
  get(key: string): Kept | undefined;
  set(key: string, kept: Kept): void;
  /** It became so much larger. Says nothing of what was replaced or dropped meanwhile. */
  grow(key: string, kept: Kept, bytes: number): void;
  /** Unless another took its place. */
  drop(key: string, kept: Kept): void;
  readonly bytes: number;
}

export interface Bounds {
  mostEntries: number;
  mostBytes: number;
}

export function createBoundedCache<Kept>({ mostEntries, mostBytes }: Bounds): BoundedCache<Kept> {
  const entries = new Map<string, { kept: Kept; bytes: number }>();
  let total = 0;

  function remove(key: string): void {
    total -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  }

  function trim(): void {
    for (const key of entries.keys()) {
      if (entries.size <= mostEntries && total <= mostBytes) return;
      remove(key);
    }
  }

  return {
    get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.kept;
    },
    set(key, kept) {
      remove(key);
      entries.set(key, { kept, bytes: 0 });
      trim();
    },
    grow(key, kept, bytes) {
      const entry = entries.get(key);
      if (entry?.kept !== kept) return;
      entry.bytes += bytes;
      total += bytes;
      trim();
    },
    drop(key, kept) {
      if (entries.get(key)?.kept === kept) remove(key);
    },
    get bytes() {
      return total;
    },
  };
}
