/** For the people who run it: alive, ready, numbers. */
import { timingSafeEqual } from "node:crypto";
import { type Context, Hono } from "hono";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { countLetters } from "../../db/reads/letters.ts";
import { notFound } from "../../domain/problem.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { openApiDocument } from "../openapi/document.ts";
import { adminOperations, publicOperations } from "../openapi/operations.ts";
import { withPageHeaders } from "../page-answer.ts";
import { renderDocsPage } from "../pages/docs-page.ts";

export function operations(deps: HttpDeps) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: "koro_live_clients",
    help: "Open live streams of walls in this process",
    registers: [registry],
    collect() {
      this.set(deps.live.hub.clients);
    },
  });
  new Gauge({
    name: "koro_letters",
    help: "Letters of the last 30 days by what became of them",
    labelNames: ["state"],
    registers: [registry],
    async collect() {
      // Asked of the database, which knows the letters of all processes; without it the other numbers are still told.
      const counts = await countLetters(deps.actions.db).catch(() => null);
      this.reset();
      for (const [state, letters] of Object.entries(counts ?? {})) this.set({ state }, letters);
    },
  });
  const app = new Hono<Env>();
  app.get("/healthz", (c) => c.json({ ok: true }));
  app.get("/readyz", async (c) => {
    const ready = await deps.isReady();
    return c.json({ ok: ready }, ready ? 200 : 503);
  });
  app.get("/metrics", async (c) => {
    if (!mayReadMetrics(c, deps)) throw notFound("page");
    c.header("Content-Type", registry.contentType);
    return c.body(await registry.metrics());
  });
  app.get("/docs", (c) =>
    withPageHeaders(c, () => ({
      body: renderDocsPage([
        ["Public: no login", publicOperations],
        ["Signed in, or with a key", adminOperations],
      ]),
      cacheControl: "public, max-age=300",
    })),
  );
  app.get("/openapi.json", (c) => {
    c.header("Access-Control-Allow-Origin", "*");
    return c.json(openApiDocument(deps.publicUrl));
  });
  return app;
}

/** With a token nobody comes in without it: a proxy may hide that a request is from far away. */
function mayReadMetrics(c: Context<Env>, { metricsToken, isBehindProxy }: HttpDeps): boolean {
  if (metricsToken) return hasToken(c.req.header("authorization"), metricsToken);
  const address = c.env.incoming.socket.remoteAddress ?? "";
  const isLocal = /^(::1$|127\.|::ffff:127\.)/.test(address) && !c.req.header("x-forwarded-for");
  return isLocal && !isBehindProxy && loopbackHost.test(c.req.header("host") ?? "");
}

/** Proxies that nobody told us of mostly pass on the name under which the public knows this server. */
const loopbackHost = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

function hasToken(authorization: string | undefined, token: string): boolean {
  if (!authorization) return false;
  const given = Buffer.from(authorization);
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
