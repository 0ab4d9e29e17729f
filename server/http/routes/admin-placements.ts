import { type Context, Hono } from "hono";
import { z } from "zod";
import { NewDecisions, PlacementChanges } from "#wire/placement.ts";
import { FacetQuery, PlacementQuery } from "#wire/placement-query.ts";
import { adjustPlacement } from "../../actions/adjust-placement.ts";
import { decide } from "../../actions/decide.ts";
import { undo } from "../../actions/undo.ts";
import { readCounts } from "../../db/reads/counts.ts";
import { readLog } from "../../db/reads/decisions.ts";
import { readConnectors, readFacets } from "../../db/reads/facets.ts";
import {
  type PlacementRow,
  readPlacement,
  readPlacements,
  readWallsOfPost,
} from "../../db/reads/placements.ts";
import { mayAct } from "../../domain/people.ts";
import { notFound, Problem } from "../../domain/problem.ts";
import { iso } from "../../live/present.ts";
import { jsonBody, parseQuery } from "../body/json-body.ts";
import { readTimeCursor, writeTimeCursor } from "../cursor.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { actorOf, wallWithinReach } from "../guard.ts";
import { presentDecision } from "../present-admin.ts";
import { readQueueCursor, writeQueueCursor } from "../queue-cursor.ts";
import { decisionsFor, staffPlacements } from "../staff-placements.ts";
import { isUuid } from "../uuid.ts";

const LogQuery = z.object({
  post: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
});

export function adminPlacements(deps: HttpDeps) {
  const { actions, live } = deps;
  const { db } = actions;
  const app = new Hono<Env>();

  app.get("/placements", async (c) => {
    const wall = await wallWithinReach(deps, c, "viewer");
    const { cursor, limit, ...query } = parseQuery(PlacementQuery, c.req.query());
    const { workspaceId, userId } = c.get("viewer");
    const after = cursor ? readQueueCursor(cursor, query) : null;
    const ask = { query, workspaceId, wallId: wall.id, userId, at: actions.now() };
    const { rows, next } = await readPlacements(db, ask, { after, limit });
    const [placements, counts] = await Promise.all([
      forStaff(c, wall.id, rows),
      readCounts(db, [wall.id]),
    ]);
    return c.json({
      ...{ placements, counts: counts.get(wall.id) },
      next: next && writeQueueCursor(query.order, next),
    });
  });

  app.get("/facets", async (c) => {
    const wall = await wallWithinReach(deps, c, "viewer");
    const { state } = parseQuery(FacetQuery, c.req.query());
    const facets = await readFacets(db, wall.id, state);
    const connectors = await readConnectors(
      db,
      facets.sources.map(({ value }) => value),
    );
    const sources = facets.sources.map((facet) => {
      return { ...facet, connector: connectors.get(facet.value) ?? "" };
    });
    return c.json({ ...facets, sources });
  });

  app.get("/placements/:post", async (c) => {
    const wall = await wallWithinReach(deps, c, "viewer");
    return c.json(await presentOne(c, wall.id));
  });

  app.patch("/placements/:post", async (c) => {
    const wall = await wallWithinReach(deps, c, "moderator");
    const changes = await jsonBody(c, PlacementChanges);
    const { post } = await presentOne(c, wall.id);
    const { alt, altDrafts, lang } = changes;
    if ([alt, altDrafts, lang].some((words) => words !== undefined))
      await requireAllWalls(c, post.id);
    const on = { wallId: wall.id, postId: post.id, actor: actorOf(c.get("viewer")) };
    live.changed(await adjustPlacement(actions, on, changes));
    return c.json(await presentOne(c, wall.id));
  });

  app.post("/decisions", async (c) => {
    const wall = await wallWithinReach(deps, c, "moderator");
    const { moves, overrule: asked } = await jsonBody(c, NewDecisions);
    const viewer = c.get("viewer");
    const order = { wallId: wall.id, actor: actorOf(viewer), moves };
    const overrule = asked && mayAct(viewer.role, "admin");
    const { batch, results, seqs } = await decide(actions, { ...order, overrule });
    live.changed(seqs);
    return c.json({ batch, results });
  });

  app.post("/decisions/:batch/undo", async (c) => {
    const wall = await wallWithinReach(deps, c, "moderator");
    const batch = c.req.param("batch");
    if (!isUuid(batch)) throw notFound("batch of decisions");
    const actor = actorOf(c.get("viewer"));
    const undone = await undo(actions, {
      ...{ wallId: wall.id, batch, actor, reach: c.get("viewer").walls },
    });
    live.changed(undone.seqs);
    return c.json({ batch: undone.batch, results: undone.results });
  });

  app.get("/decisions", async (c) => {
    const wall = await wallWithinReach(deps, c, "viewer");
    const { post, limit, cursor } = parseQuery(LogQuery, c.req.query());
    const after = cursor ? readTimeCursor(cursor) : null;
    const found = await readLog(db, wall.id, { post, after, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const next = found.length > limit && last ? writeTimeCursor(iso(last.at), last.id) : null;
    const decisions = decisionsFor(c.get("viewer"), page).map(presentDecision);
    return c.json({ decisions, next });
  });

  return app;

  function forStaff(c: Context<Env>, wallId: string, page: PlacementRow[]) {
    return staffPlacements(actions, { viewer: c.get("viewer"), wallId }, page);
  }

  /** Words about the post itself are seen on all its walls: whoever writes them has to be at home on each. */
  async function requireAllWalls(c: Context<Env>, postId: string) {
    const { walls } = c.get("viewer");
    if (walls === null) return;
    const others = await readWallsOfPost(db, postId);
    if (others.some((id) => !walls.includes(id)))
      throw new Problem(
        "forbidden",
        "This post is on a wall that is not yours, too: somebody who moderates both has to describe it.",
      );
  }

  async function presentOne(c: Context<Env>, wallId: string) {
    const id = c.req.param("post") ?? "";
    const found = isUuid(id) ? await readPlacement(db, wallId, id) : [];
    const [placement] = await forStaff(c, wallId, found);
    if (!placement) throw notFound("post");
    return placement;
  }
}
