import { Hono } from "hono";
import { DisplayChanges, NewDisplay, NewWall, WallChanges } from "#wire/admin-wall.ts";
import { changeWall } from "../../actions/change-wall.ts";
import { createWall } from "../../actions/create-wall.ts";
import { deleteWall } from "../../actions/delete-wall.ts";
import { changeDisplay, createDisplay, deleteDisplay } from "../../actions/displays.ts";
import {
  type AdminWallRow,
  readAdminWall,
  readAdminWalls,
  readDisplays,
} from "../../db/reads/admin-walls.ts";
import { readCounts } from "../../db/reads/counts.ts";
import { readHeldBack } from "../../db/reads/held-back.ts";
import { notFound, Problem } from "../../domain/problem.ts";
import { jsonBody } from "../body/json-body.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { actorOf, requireRole, wallWithinReach } from "../guard.ts";
import { presentAdminWall, presentDisplay } from "../present-admin.ts";

export function adminWalls(deps: HttpDeps) {
  const { actions, live, publicUrl } = deps;
  const { db } = actions;
  const app = new Hono<Env>();

  const present = async (wall: AdminWallRow | null) => {
    if (!wall) throw notFound("wall");
    const counts = (await readCounts(db, [wall.id])).get(wall.id);
    if (!counts) throw notFound("wall");
    const heldBack = (await readHeldBack(db, [wall], actions.now())).get(wall.id);
    return presentAdminWall(wall, counts, publicUrl, heldBack);
  };

  app.get("/", async (c) => {
    const found = await readAdminWalls(db, c.get("viewer"));
    const counts = await readCounts(
      db,
      found.map((wall) => wall.id),
    );
    const heldBack = await readHeldBack(db, found, actions.now());
    const walls = found.flatMap((wall) => {
      const ofWall = counts.get(wall.id);
      return ofWall ? [presentAdminWall(wall, ofWall, publicUrl, heldBack.get(wall.id))] : [];
    });
    return c.json({ walls });
  });

  app.post("/", async (c) => {
    const viewer = c.get("viewer");
    requireRole(viewer, "admin");
    if (viewer.walls) throw new Problem("forbidden", "This key is limited to the walls it has.");
    const wanted = await jsonBody(c, NewWall);
    const id = await createWall(db, viewer.workspaceId, wanted, actorOf(viewer));
    return c.json(await present(await readAdminWall(db, viewer, id)), 201);
  });

  app.get("/:wall", async (c) => c.json(await present(await wallWithinReach(deps, c, "viewer"))));

  app.patch("/:wall", async (c) => {
    const wall = await wallWithinReach(deps, c, "moderator");
    const changes = await jsonBody(c, WallChanges);
    // Whoever moderates a wall may also make it go dark; its settings are the admins'.
    const onlyState = Object.keys(changes).every((field) => field === "state");
    if (!onlyState) requireRole(c.get("viewer"), "admin");
    live.changed(await changeWall(actions, wall.id, changes, actorOf(c.get("viewer"))));
    return c.json(await present(await readAdminWall(db, c.get("viewer"), wall.id)));
  });

  app.delete("/:wall", async (c) => {
    const wall = await wallWithinReach(deps, c, "admin");
    await deleteWall(db, wall.id, actorOf(c.get("viewer")));
    live.hub.drop(wall.id);
    live.feeds.forgetAll();
    return c.body(null, 204);
  });

  app.get("/:wall/displays", async (c) => {
    const wall = await wallWithinReach(deps, c, "viewer");
    const found = await readDisplays(db, wall.id);
    return c.json({ displays: found.map((row) => presentDisplay(row, wall.slug, publicUrl)) });
  });

  app.post("/:wall/displays", async (c) => {
    const wall = await wallWithinReach(deps, c, "admin");
    const id = await createDisplay(
      db,
      wall,
      await jsonBody(c, NewDisplay),
      actorOf(c.get("viewer")),
    );
    return c.json(await presentOne(wall, id), 201);
  });

  app.get("/:wall/displays/:display", async (c) => {
    const wall = await wallWithinReach(deps, c, "viewer");
    return c.json(await presentOne(wall, c.req.param("display")));
  });

  app.patch("/:wall/displays/:display", async (c) => {
    const wall = await wallWithinReach(deps, c, "admin");
    const { id } = await presentOne(wall, c.req.param("display"));
    const on = { wallId: wall.id, displayId: id };
    await changeDisplay(db, on, await jsonBody(c, DisplayChanges), actorOf(c.get("viewer")));
    return c.json(await presentOne(wall, id));
  });

  app.delete("/:wall/displays/:display", async (c) => {
    const wall = await wallWithinReach(deps, c, "admin");
    const { id } = await presentOne(wall, c.req.param("display"));
    await deleteDisplay(db, { wallId: wall.id, displayId: id }, actorOf(c.get("viewer")));
    return c.body(null, 204);
  });

  return app;

  async function presentOne(wall: AdminWallRow, name: string) {
    const found = await readDisplays(db, wall.id);
    const display = found.find((row) => row.id === name || row.slug === name);
    if (!display) throw notFound("display");
    return presentDisplay(display, wall.slug, publicUrl);
  }
}
