/**
 * How long to wait before the next try: doubling from `firstMs` up to `mostMs`, then a random part of it, so that ten
 * thousand walls that lost the same server do not all come back in the same moment.
 */
export function backoffMs(
  failures: number,
  { firstMs = 1000, mostMs = 60_000, random = Math.random }: BackoffOptions = {},
): number {
  const ceiling = Math.min(mostMs, firstMs * 2 ** Math.min(failures, 20));
  return Math.round(ceiling * (0.5 + random() / 2));
}

export interface BackoffOptions {
  firstMs?: number;
  mostMs?: number;
  random?: () => number;
}
