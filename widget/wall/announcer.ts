/** WCAG status messages must not become chatter: what happens in between is said together. */
const everyMs = 30_000;

export interface Announcer {
  announce(words: string): void;
  close(): void;
}

/** Says something to screen readers, politely and at most every half a minute; the latest words win. */
export function createAnnouncer(say: (words: string) => void): Announcer {
  let lastAt = Number.NEGATIVE_INFINITY;
  let waiting: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const speak = () => {
    if (waiting === null) return;
    lastAt = performance.now();
    say(waiting);
    waiting = null;
  };
  return {
    announce(words) {
      waiting = words;
      clearTimeout(timer);
      timer = setTimeout(speak, Math.max(0, lastAt + everyMs - performance.now()));
    },
    close: () => clearTimeout(timer),
  };
}
