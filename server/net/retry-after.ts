/** When a server that refused us wants to be asked again. */

/** A typing mistake in a header must not park a source for years. */
const longestWaitMs = 7 * 24 * 3600 * 1000;

/** Mastodon writes an ISO date, X, GitHub and Bluesky seconds since 1970, others seconds from now. */
const resetNames = ["x-ratelimit-reset", "ratelimit-reset", "x-rate-limit-reset"];

/**
 * Reads `Retry-After` (RFC 9110 §10.2.3: seconds or a date), else one of the common rate limit headers. Answers
 * a time from `now` to seven days later, or `null` when nothing readable is there. Ask only after a 429 or 503:
 * many servers send the rate limit headers with every answer.
 */
export function readRetryAfter(headers: Headers, now: Date): Date | null {
  for (const name of ["retry-after", ...resetNames]) {
    const time = readTime(headers.get(name)?.trim() ?? "", now);
    if (time !== null) return clamp(time, now);
  }
  return null;
}

function readTime(text: string, now: Date): number | null {
  if (/^\d+(\.\d+)?$/.test(text)) return fromNumber(Number(text), now);
  const looksLikeDate = /^[A-Za-z]{3,9}, |^\d{4}-\d{2}-\d{2}T/.test(text);
  const time = looksLikeDate ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

/** A thousand million seconds are 31 years as a wait and the year 2001 as a date; 10^12 is that in milliseconds. */
function fromNumber(value: number, now: Date): number {
  if (value >= 1e12) return value;
  return value >= 1e9 ? value * 1000 : now.getTime() + value * 1000;
}

function clamp(time: number, now: Date): Date {
  const earliest = now.getTime();
  return new Date(Math.min(Math.max(time, earliest), earliest + longestWaitMs));
}
