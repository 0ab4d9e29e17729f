/**
 * A bound on what one address may send. Kept in this process only: behind several processes the bound is theirs
 * added up, which is fine for what it protects, the moderators' patience and the picture queue.
 */
import { createMiddleware } from "hono/factory";
import { Problem } from "../domain/problem.ts";
import type { Env, HttpDeps } from "./deps.ts";

const mostAddresses = 10_000;

export function limitRate(deps: HttpDeps, limit: { most: number; perMs: number }) {
  const windows = new Map<string, { count: number; ends: number }>();
  return createMiddleware<Env>(async (c, next) => {
    const address = deps.clientAddress(c.req.raw.headers, c.env.incoming.socket.remoteAddress);
    const at = deps.actions.now().getTime();
    let window = windows.get(address);
    if (!window || window.ends <= at) {
      if (windows.size >= mostAddresses) dropEnded(windows, at);
      window = { count: 0, ends: at + limit.perMs };
      windows.set(address, window);
    }
    if (++window.count > limit.most) {
      const retryAfterSeconds = Math.ceil((window.ends - at) / 1000);
      throw new Problem(
        "too-many",
        `Too many requests: try again in ${retryAfterSeconds} seconds.`,
        {
          retryAfterSeconds,
        },
      );
    }
    await next();
  });
}

function dropEnded(windows: Map<string, { ends: number }>, at: number): void {
  for (const [address, window] of windows) if (window.ends <= at) windows.delete(address);
  if (windows.size >= mostAddresses) windows.clear();
}
