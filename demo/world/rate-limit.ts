import type { MiddlewareHandler } from "hono";

const windowMs = 5 * 60_000;

/** Mastodon's limit for those who are not signed in: 300 requests in five minutes, counted for everybody together. */
export function rateLimit(now: () => number, limit = 300): MiddlewareHandler {
  let until = 0;
  let used = 0;
  return async (c, next) => {
    if (now() >= until) {
      until = (Math.floor(now() / windowMs) + 1) * windowMs;
      used = 0;
    }
    used += 1;
    c.header("X-RateLimit-Limit", String(limit));
    c.header("X-RateLimit-Remaining", String(Math.max(0, limit - used)));
    c.header("X-RateLimit-Reset", new Date(until).toISOString());
    if (used > limit) return c.json({ error: "Too many requests" }, 429);
    return await next();
  };
}
