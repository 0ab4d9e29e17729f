/** Nothing leaves the spotlight faster, however short it is. */
const leastMs = 8000;
/** A very long text is cut long before this; it only keeps a mistake from freezing the screen. */
const mostMs = 60_000;
/** People read about twice as fast; half of that leaves time to look up, and to look at the picture. */
const charactersPerSecond = 12;

/** How long a post stays in the spotlight so that people across a room can read it. */
export function dwellMs(visibleCharacters: number, least = leastMs): number {
  return Math.min(mostMs, Math.max(least, (visibleCharacters / charactersPerSecond) * 1000));
}
