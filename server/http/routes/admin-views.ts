/** Saved views of a wall's placements. */
import { type Context, Hono } from "hono";
import { NewView, type SavedView, ViewChanges } from "#wire/saved-view.ts";
import { changeView, createView, deleteView, type ViewPlace } from "../../actions/saved-views.ts";
import { readSavedViews, type SavedViewRow } from "../../db/reads/saved-views.ts";
import { notFound, Problem } from "../../domain/problem.ts";
import { iso } from "../../live/present.ts";
import { jsonBody } from "../body/json-body.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { wallWithinReach } from "../guard.ts";

export function adminViews(deps: HttpDeps) {
  const { actions } = deps;
  const app = new Hono<Env>();

  app.get("/", async (c) => {
    const wall = await wallWithinReach(deps, c, "viewer");
    return c.json({ views: (await viewsOf(c, wall.id)).map(present) });
  });

  app.post("/", async (c) => {
    const wall = await wallWithinReach(deps, c, "moderator");
    const { shared, ...view } = await jsonBody(c, NewView);
    const id = await createView(actions, placeOf(c, wall.id, shared), view);
    return c.json(present(await open(c, wall.id, id)), 201);
  });

  app.patch("/:view", async (c) => {
    const wall = await wallWithinReach(deps, c, "moderator");
    const { shared, ...changes } = await jsonBody(c, ViewChanges);
    const { id, user_id } = await open(c, wall.id);
    const wasShared = user_id === null;
    const { userId } = placeOf(c, wall.id, shared ?? wasShared);
    const given = Object.fromEntries(
      Object.entries(changes).filter(([, value]) => value !== undefined),
    );
    await changeView(actions, placeOf(c, wall.id, wasShared), { id, userId, ...given });
    return c.json(present(await open(c, wall.id, id)));
  });

  app.delete("/:view", async (c) => {
    const wall = await wallWithinReach(deps, c, "moderator");
    const { id } = await open(c, wall.id);
    await deleteView(actions, id);
    return c.body(null, 204);
  });

  return app;

  function viewsOf(c: Context<Env>, wallId: string) {
    const { workspaceId, userId } = c.get("viewer");
    return readSavedViews(actions.db, { workspaceId, wallId, userId });
  }

  /** Another person's view is not there. */
  async function open(c: Context<Env>, wallId: string, id = c.req.param("view")) {
    const found = (await viewsOf(c, wallId)).find((view) => view.id === id);
    if (!found) throw notFound("view");
    return found;
  }
}

/** A key is nobody: what it keeps is for everybody. */
function placeOf(c: Context<Env>, wallId: string, shared: boolean): ViewPlace {
  const { workspaceId, userId } = c.get("viewer");
  if (!shared && userId === null)
    throw new Problem("invalid", "A key has no views of its own: send shared: true.", {
      errors: [{ path: "shared", message: "true for keys" }],
    });
  return { workspaceId, wallId, userId: shared ? null : userId };
}

const present = ({ id, name, query, user_id, created_at }: SavedViewRow): SavedView => ({
  ...{ id, name, query, createdAt: iso(created_at) },
  ...{ shared: user_id === null, mine: user_id !== null },
});
