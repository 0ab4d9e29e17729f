/** Several walls on one line, for pages that have more than one. No login, any origin may listen. */
import { Hono } from "hono";
import type { Env, HttpDeps } from "../deps.ts";
import { openSharedStream } from "../shared-live-stream.ts";

export function publicLive(deps: HttpDeps) {
  return new Hono<Env>().get("/", (c) => {
    c.header("Access-Control-Allow-Origin", "*");
    return openSharedStream(c, deps);
  });
}
