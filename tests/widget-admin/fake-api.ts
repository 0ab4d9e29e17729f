/** The admin API as the contract states it, in memory and on loopback. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { BuiltAdmin } from "./build-admin.ts";
import { deskRoutes } from "./fake/desk-routes.ts";
import { drawPicture } from "./fake/drawing.ts";
import { gateRoutes } from "./fake/gate-routes.ts";
import { letterRoutes } from "./fake/letter-routes.ts";
import { queueRoutes } from "./fake/queue-routes.ts";
import { wallRoutes } from "./fake/wall-routes.ts";
import type { World } from "./fake/world.ts";

export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; media-src 'self'; connect-src 'self'; font-src 'self'; frame-src 'self'";

const sampleFilm = join(import.meta.dirname, "../../demo/world/films/waves.mp4");

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Koro</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<link rel="stylesheet" href="/admin.css"><script type="module" src="/admin.js"></script></head><body><koro-admin></koro-admin></body></html>`;

export interface FakeServer {
  origin: string;
  close: () => Promise<void>;
}

/** Serves the built page and the fake API on a free port. */
export async function startFakeApi(world: World, built: BuiltAdmin): Promise<FakeServer> {
  const app = new Hono();
  app.get("/admin.js", (c) => c.body(built.script, 200, { "content-type": "text/javascript" }));
  app.get("/admin.css", (c) => c.body(built.style, 200, { "content-type": "text/css" }));
  app.get("/media/:name{.+\\.mp4}", async (c) =>
    c.body(new Uint8Array(await readFile(sampleFilm)), 200, { "content-type": "video/mp4" }),
  );
  app.get("/media/:name", async (c) =>
    c.body(new Uint8Array(await picture(c.req.param("name"))), 200, {
      "content-type": "image/webp",
    }),
  );
  app.get("/assets/:name", async (c) =>
    c.body(await readFile(join(built.folder, "assets", c.req.param("name"))), 200, {
      "content-type": "font/woff2",
    }),
  );
  gateRoutes(app, world);
  queueRoutes(app, world);
  deskRoutes(app, world);
  wallRoutes(app, world);
  letterRoutes(app, world);
  app.get("/admin/*", (c) => c.html(page, 200, { "content-security-policy": policy }));
  app.get("/admin", (c) => c.html(page, 200, { "content-security-policy": policy }));
  return listen(app);
}

async function picture(name: string): Promise<Buffer> {
  const [seed = "0", at = "0", width = "320"] = name.split(/[-.]/);
  return drawPicture(Number(seed) + Number(at), Number(width));
}

function listen(app: Hono): Promise<FakeServer> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) => {
      resolve({
        origin: `http://127.0.0.1:${port}`,
        close: () =>
          new Promise((done) => {
            if ("closeAllConnections" in server) server.closeAllConnections();
            server.close(() => done());
          }),
      });
    });
  });
}
