import type { Hono } from "hono";
import QRCode from "qrcode";
import { connectors, sources } from "./connectors.ts";
import { problem } from "./gate-routes.ts";
import { aWall, type World } from "./world.ts";

const one = "/v1/admin/walls/:wall";

/** Walls, sources and displays of the fake. */
export function wallRoutes(app: Hono, world: World): void {
  world.sources = [...sources];
  app.get("/v1/admin/walls", (c) => c.json({ walls: [...world.walls.values()] }));
  app.post("/v1/admin/walls", async (c) => {
    const given = await c.req.json();
    world.requests.push({ method: "POST", path: c.req.path, body: given });
    const wall = aWall({ ...given, id: `wall-${given.slug}` });
    world.walls.set(wall.slug, wall);
    return c.json(wall, 201);
  });
  app.get(one, (c) => {
    const wall = world.walls.get(c.req.param("wall"));
    return wall ? c.json(wall) : problem(c, 404, "not-found");
  });
  app.patch(one, async (c) => {
    const wall = world.walls.get(c.req.param("wall"));
    if (!wall) return problem(c, 404, "not-found");
    const body = await c.req.json();
    world.requests.push({ method: "PATCH", path: c.req.path, body });
    if (world.ill) return problem(c, 500, "internal");
    const { look = {}, ...changes } = body;
    const changed = { ...wall, ...changes, look: { ...wall.look, ...look } };
    world.walls.delete(wall.slug);
    world.walls.set(changed.slug, changed);
    return c.json(changed);
  });
  app.delete(one, (c) => {
    world.walls.delete(c.req.param("wall"));
    return c.body(null, 204);
  });
  app.get("/w/:wall/frame", (c) => {
    if (world.ill) return problem(c, 500, "internal");
    return c.html(
      `<!doctype html><html lang="tr"><title>Acme Yaz</title><social-wall>Acme Yaz</social-wall></html>`,
    );
  });
  app.get(`${one}/displays`, (c) => c.json({ displays: [] }));
  app.get("/v1/admin/connectors", (c) => c.json({ connectors }));
  app.get("/w/:wall/submit/qr.svg", async (c) => {
    const svg = await QRCode.toString("https://koro.example/w/acme-yaz/submit", { type: "svg" });
    return c.body(svg, 200, { "content-type": "image/svg+xml" });
  });
  sourceRoutes(app, world);
}

function sourceRoutes(app: Hono, world: World): void {
  app.get(`${one}/sources`, (c) => c.json({ sources: world.sources }));
  app.post(`${one}/sources/check`, async (c) => {
    const given = await c.req.json();
    world.requests.push({ method: "POST", path: c.req.path, body: given });
    if (world.wrongField) {
      const body = { title: "invalid", status: 422, code: "invalid", errors: [world.wrongField] };
      return c.json(body, 422);
    }
    if (world.check) return c.json(world.check);
    const sample = {
      text: "İlk gün, ilk fotoğraf <b>#AcmeYaz</b>",
      author: "Elif Özdağ",
      permalink: null,
      publishedAt: "2026-11-20T09:00:00.000Z",
    };
    return c.json({ ok: true, message: "Found 40 posts.", sample });
  });
  app.post(`${one}/sources`, async (c) => {
    const given = await c.req.json();
    world.requests.push({ method: "POST", path: c.req.path, body: given });
    const [first] = sources;
    const source = { ...first, ...given, id: `source-${world.sources.length + 1}` };
    world.sources.push(source);
    return c.json(source, 201);
  });
  app.patch(`${one}/sources/:id`, async (c) => {
    const changes = await c.req.json();
    const id = c.req.param("id");
    world.sources = world.sources.map((known) =>
      known.id === id ? { ...known, ...changes } : known,
    );
    return c.json(world.sources.find((known) => known.id === id));
  });
  app.delete(`${one}/sources/:id`, (c) => {
    world.sources = world.sources.filter((known) => known.id !== c.req.param("id"));
    return c.body(null, 204);
  });
  app.post(`${one}/sources/:id/read`, (c) =>
    c.json({ ok: true, added: 3, changed: 1, removed: 0, error: null }),
  );
}
