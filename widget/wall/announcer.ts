/** WCAG status messages must not become chatter: what happens in between is said together. */
const everyMs = 30_000;

/** Says something to screen readers, politely and at most every half a minute; the latest words win. */
export function createAnnouncer(say: (words: string) => void): (words: string) => void {
  let lastAt = Number.NEGATIVE_INFINITY;
  let waiting: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const speak = () => {
    if (waiting === null) return;
    lastAt = performance.now();
    say(waiting);
    waiting = null;
  };
  return (words) => {
    waiting = words;
    clearTimeout(timer);
    timer = setTimeout(speak, Math.max(0, lastAt + everyMs - performance.now()));
  };
}
