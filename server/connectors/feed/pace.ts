const minuteMs = 60_000;
const shortestMs = 5 * minuteMs;
/** Generators say "hourly" or "daily" without having thought about it, and asking with an ETag costs next to nothing. */
const longestMs = 60 * minuteMs;

const periods: Record<string, number> = {
  hourly: 60,
  daily: 24 * 60,
  weekly: 7 * 24 * 60,
  monthly: 30 * 24 * 60,
  yearly: 365 * 24 * 60,
};

/** How often the publisher wants to be asked: RSS `ttl` in minutes, or the syndication module. */
export function everyMs(
  ttl: number | undefined,
  sy: { updatePeriod?: string; updateFrequency?: number } | undefined,
): number | null {
  if (ttl !== undefined && ttl > 0) return ttl * minuteMs;
  const period = periods[sy?.updatePeriod?.trim().toLowerCase() ?? ""];
  return period === undefined ? null : (period * minuteMs) / Math.max(1, sy?.updateFrequency ?? 1);
}

/** The time of the next reading: the publisher's wish within 5 and 60 minutes. */
export function nextReading(now: Date, wishedMs: number | null): Date {
  const pause = Math.min(Math.max(wishedMs ?? shortestMs, shortestMs), longestMs);
  return new Date(now.getTime() + pause);
}
