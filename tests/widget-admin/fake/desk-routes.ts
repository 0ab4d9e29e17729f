/** What the fake knows besides the posts: facets, kept views, claims, seats, people's keys, and lists of authors. */
import type { Hono } from "hono";
import type { Placement } from "#wire/placement.ts";
import { problem } from "./gate-routes.ts";
import type { World } from "./world.ts";

const wall = "/v1/admin/walls/:wall";
const minutes = 60_000;

export function deskRoutes(app: Hono, world: World): void {
  facetRoutes(app, world);
  claimRoutes(app, world);
  viewRoutes(app, world);
  app.get("/v1/admin/account/preferences", (c) => c.json({ keys: world.desk.keys }));
  app.patch("/v1/admin/account/preferences", async (c) => {
    if (world.ill) return problem(c, 500, "internal");
    world.desk.keys = (await c.req.json()).keys ?? world.desk.keys;
    return c.json({ keys: world.desk.keys });
  });
  app.get("/v1/admin/authors", (c) => c.json({ authors: world.desk.authors }));
  app.post("/v1/admin/authors", async (c) => {
    for (const author of (await c.req.json()).authors)
      world.desk.authors.push({ id: `standing-${world.desk.authors.length + 1}`, ...author });
    return c.json({ added: 1 }, 201);
  });
  app.delete("/v1/admin/authors/:id", (c) => {
    const id = c.req.param("id");
    world.desk.authors = world.desk.authors.filter((author) => author.id !== id);
    return c.body(null, 204);
  });
}

function facetRoutes(app: Hono, world: World): void {
  app.get(`${wall}/facets`, (c) => {
    const state = c.req.query("state");
    const all = [...world.placements.values()].filter((one) => !state || one.state === state);
    const of = (read: (one: Placement) => readonly (string | null)[]) => counted(all.flatMap(read));
    return c.json({
      networks: of(({ post }) => [post.network]),
      sources: of(({ source }) => [source?.id ?? null]).map((facet) => ({
        ...{ ...facet, connector: "mastodon" },
      })),
      languages: of(({ post }) => [post.lang]),
      tags: of(({ post }) => post.tags),
      reasons: of(({ reason }) => [reason]),
    });
  });
}

function counted(values: readonly (string | null)[]) {
  const counts = new Map<string, number>();
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count, more: false }))
    .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value));
}

function claimRoutes(app: Hono, world: World): void {
  app.post(`${wall}/claims`, async (c) => {
    const { size = 20 } = await c.req.json();
    const until = new Date(Date.now() + 5 * minutes).toISOString();
    const free = [...world.placements.values()]
      .filter((one) => one.state === "pending" && (one.claim === null || one.claim.isMe))
      .sort((a, b) => a.post.arrivedAt.localeCompare(b.post.arrivedAt))
      .slice(0, size)
      .map((one) => ({ ...one, claimedBy: "Ayşe Kılıç", claim: { isMe: true, until } }));
    for (const one of free) world.put(one);
    return c.json({ placements: free, until });
  });
  const giveBack = () => {
    for (const one of world.placements.values())
      if (one.claim?.isMe) world.put({ ...one, claimedBy: null, claim: null });
  };
  app.delete(`${wall}/claims`, (c) => {
    giveBack();
    return c.body(null, 204);
  });
  app.post(`${wall}/claims/release`, async (c) => {
    world.desk.left.push((await c.req.json()).tab);
    giveBack();
    return c.body(null, 204);
  });
  app.put(`${wall}/seat`, async (c) => {
    world.desk.sat.push(await c.req.json());
    return c.body(null, 204);
  });
  app.get(`${wall}/presence`, (c) => c.json({ seats: world.desk.seats }));
}

function viewRoutes(app: Hono, world: World): void {
  const { desk } = world;
  app.get(`${wall}/views`, (c) => c.json({ views: desk.views }));
  app.post(`${wall}/views`, async (c) => {
    const { shared = false, ...given } = await c.req.json();
    const view = {
      ...{ ...given, shared, mine: true, id: `view-${desk.views.length + 1}` },
      createdAt: "2026-11-20T09:00:00.000Z",
    };
    desk.views.push(view);
    return c.json(view, 201);
  });
  app.patch(`${wall}/views/:id`, async (c) => {
    const changes = await c.req.json();
    const id = c.req.param("id");
    desk.views = desk.views.map((view) => (view.id === id ? { ...view, ...changes } : view));
    return c.json(desk.views.find((view) => view.id === id));
  });
  app.delete(`${wall}/views/:id`, (c) => {
    desk.views = desk.views.filter(({ id }) => id !== c.req.param("id"));
    return c.body(null, 204);
  });
}
