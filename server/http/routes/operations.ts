/** For the people who run it: alive, ready, numbers. */
import { timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
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
  const app = new Hono<Env>();
  app.get("/healthz", (c) => c.json({ ok: true }));
  app.get("/readyz", async (c) => {
    const ready = await deps.isReady();
    return c.json({ ok: ready }, ready ? 200 : 503);
  });
  app.get("/metrics", async (c) => {
    const address = c.env.incoming.socket.remoteAddress ?? "";
    const local = /^(::1|127\.|::ffff:127\.)/.test(address) && !c.req.header("x-forwarded-for");
    if (!local && !hasToken(c.req.header("authorization"), deps.metricsToken))
      throw notFound("page");
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

function hasToken(authorization: string | undefined, token: string | null): boolean {
  if (!token || !authorization) return false;
  const given = Buffer.from(authorization);
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
