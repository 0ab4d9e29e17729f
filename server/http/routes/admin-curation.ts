/** Pins in their order, copies on other walls, and what the curation panel asks about one post. */
import { Hono } from "hono";
import { CopyPosts, PinOrder } from "#wire/curation.ts";
import { copyPlacements } from "../../actions/curate/copy-placements.ts";
import { orderPins } from "../../actions/curate/order-pins.ts";
import { readAdminWall } from "../../db/reads/admin-walls.ts";
import {
  readAltDrafts,
  readCollectionsForPost,
  readPinned,
  readTags,
  readWallsForPost,
} from "../../db/reads/curation.ts";
import { readPlacement } from "../../db/reads/placements.ts";
import { ownNetwork } from "../../domain/own-post.ts";
import { notFound, Problem } from "../../domain/problem.ts";
import { jsonBody } from "../body/json-body.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { actorOf, wallWithinReach } from "../guard.ts";
import { staffPlacements } from "../staff-placements.ts";
import { isUuid } from "../uuid.ts";

export function adminCuration(deps: HttpDeps) {
  const { actions, live } = deps;
  const { db } = actions;
  const app = new Hono<Env>();

  app.get("/pins", async (c) => {
    const wall = await wallWithinReach(deps, c, "viewer");
    const found = await readPinned(db, wall.id);
    const on = { viewer: c.get("viewer"), wallId: wall.id };
    return c.json({ placements: await staffPlacements(actions, on, found) });
  });

  app.put("/pins", async (c) => {
    const wall = await wallWithinReach(deps, c, "moderator");
    const { posts } = await jsonBody(c, PinOrder);
    const viewer = c.get("viewer");
    const on = { wallId: wall.id, workspaceId: wall.workspace_id, actor: actorOf(viewer) };
    live.changed(await orderPins(actions, on, [...new Set(posts)]));
    const found = await readPinned(db, wall.id);
    return c.json({
      placements: await staffPlacements(actions, { viewer, wallId: wall.id }, found),
    });
  });

  app.post("/placements/copy", async (c) => {
    const wall = await wallWithinReach(deps, c, "moderator");
    const { to, ...order } = await jsonBody(c, CopyPosts);
    const viewer = c.get("viewer");
    const target = await readAdminWall(db, viewer, to);
    if (!target || target.id === wall.id) throw noSuchWall(target !== null);
    const { batch, results, seqs } = await copyPlacements(actions, {
      ...{ ...order, wallId: wall.id, toWallId: target.id, actor: actorOf(viewer) },
    });
    live.changed(seqs);
    return c.json({ batch, results });
  });

  app.get("/placements/:post/curation", async (c) => {
    const wall = await wallWithinReach(deps, c, "viewer");
    const id = c.req.param("post");
    const [row] = isUuid(id) ? await readPlacement(db, wall.id, id) : [];
    if (!row) throw notFound("post");
    const viewer = c.get("viewer");
    const [drafts, walls, collections, tags] = await Promise.all([
      readAltDrafts(db, id),
      readWallsForPost(db, viewer, id),
      readCollectionsForPost(db, viewer.workspaceId, id),
      readTags(db, wall.id),
    ]);
    const altDrafts = Object.fromEntries(drafts.map((medium) => [medium.id, medium.draft]));
    return c.json({ altDrafts, walls, collections, tags, isOurs: row.network === ownNetwork });
  });

  return app;
}

const noSuchWall = (isThisOne: boolean) =>
  new Problem("invalid", "The posts need another wall that is yours, too.", {
    errors: [{ path: "to", message: isThisOne ? "this wall itself" : "no such wall" }],
  });
