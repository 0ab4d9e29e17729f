/** better-auth behind our own door. */
import { type Context, Hono } from "hono";
import { Problem } from "../../domain/problem.ts";
import { boundedText } from "../body/json-body.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { refuseOtherSites } from "../guard.ts";
import { keepSignIn } from "../keep-sign-in.ts";
import { limitRate, passwordTries } from "../rate-limit.ts";

const mostBodyBytes = 64 * 1024;

/** better-auth lets some of them be tried three times in ten seconds, which is 25,000 guesses a day. */
const askingForPassword = [
  "/change-password",
  "/two-factor/enable",
  "/two-factor/disable",
  "/two-factor/get-totp-uri",
  "/two-factor/generate-backup-codes",
];

/**
 * It reads bodies of any size and believes any `X-Forwarded-For`; without one it counts everybody's attempts
 * together, so that one guesser would lock all moderators out. So it is given the address that we found, and no more
 * than a form. Its own check of origins is off wherever `NODE_ENV` is `test`; ours is always on.
 */
export function signIn(deps: HttpDeps) {
  const app = new Hono<Env>();
  app.on("POST", askingForPassword, limitRate(deps, passwordTries));
  return app.on(["GET", "POST"], "/*", async (c) => {
    if (c.req.method === "POST") refuseOtherSites(c, deps.publicUrl);
    const ours = await asOurRequest(deps, c);
    const asked = ours.clone();
    const answer = await deps.auth.handler(ours);
    await keepSignIn(deps, asked, answer.clone());
    if (c.req.method === "POST" && answer.ok) deps.live.desk.recheck();
    if (answer.status !== 429) return answer;
    const retryAfterSeconds = Number(answer.headers.get("x-retry-after") ?? 60);
    const detail = `Too many attempts: try again in ${retryAfterSeconds} seconds.`;
    throw new Problem("too-many", detail, { retryAfterSeconds });
  });
}

async function asOurRequest(deps: HttpDeps, c: Context<Env>): Promise<Request> {
  const { method, url, headers: given } = c.req.raw;
  const headers = new Headers(given);
  const address = deps.clientAddress(given, c.env.incoming.socket.remoteAddress);
  headers.set("x-forwarded-for", address);
  if (method !== "POST") return new Request(url, { method, headers });
  return new Request(url, { method, headers, body: await boundedText(c, mostBodyBytes) });
}
