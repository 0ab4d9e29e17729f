/** What the contract promises within a second gets two here: the machine runs browsers and other tests meanwhile. */
export const aSecond = 2_000;

/** Waits for a condition, never for a time; fails with what was seen last. */
export async function until<T>(
  look: () => Promise<T> | T,
  isRight: (seen: T) => boolean = Boolean,
  withinMs = 5_000,
): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (isRight(seen)) return seen;
    if (performance.now() > end)
      throw new Error(`not within ${withinMs} ms; seen last: ${JSON.stringify(seen)}`);
    await new Promise((later) => setTimeout(later, 10));
  }
}
