/**
 * A bound on what one address may send. Kept in this process only: behind several processes the bound is theirs
 * added up, which is fine for what it protects, the moderators' patience and the picture queue.
 */
import { createMiddleware } from "hono/factory";
import { Problem } from "../domain/problem.ts";
import { networkOf } from "./client-address.ts";
import type { Env, HttpDeps } from "./deps.ts";

const mostAddresses = 10_000;

/** Where somebody who is signed in has to say their password: a session may be borrowed, the password is to be known. */
export const passwordTries = { most: 20, perMs: 600_000 };

export function limitRate(deps: HttpDeps, limit: { most: number; perMs: number }) {
  const count = createCounter(limit.perMs);
  return createMiddleware<Env>(async (c, next) => {
    const address = deps.clientAddress(c.req.raw.headers, c.env.incoming.socket.remoteAddress);
    const at = deps.actions.now().getTime();
    const window = count(networkOf(address), at);
    if (window.count > limit.most) {
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

interface Window {
  count: number;
  ends: number;
}

/** Counts in windows of `perMs`; of more than `most` addresses it forgets the ones that began first. */
export function createCounter(perMs: number, most = mostAddresses) {
  const windows = new Map<string, Window>();
  return (address: string, at: number): Window => {
    const open = windows.get(address);
    const window = open && open.ends > at ? open : { count: 0, ends: at + perMs };
    if (window !== open) {
      // Last in the map: all windows are equally long, so the first ones are the oldest and end first.
      windows.delete(address);
      windows.set(address, window);
    }
    if (windows.size > most) dropFirst(windows);
    window.count++;
    return window;
  };
}

function dropFirst(windows: Map<string, Window>): void {
  const [oldest] = windows.keys();
  if (oldest !== undefined) windows.delete(oldest);
}
