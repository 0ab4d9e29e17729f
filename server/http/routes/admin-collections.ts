import { type Context, Hono } from "hono";
import { CollectionMoves, CollectionQuery, NewCollection } from "#wire/curation.ts";
import {
  changeCollection,
  createCollection,
  deleteCollection,
  renameCollection,
} from "../../actions/curate/collections.ts";
import {
  type CollectionRow,
  readCollected,
  readCollection,
  readCollections,
} from "../../db/reads/curation.ts";
import { notFound } from "../../domain/problem.ts";
import { iso } from "../../live/present.ts";
import { jsonBody, parseQuery } from "../body/json-body.ts";
import { readTimeCursor, writeTimeCursor } from "../cursor.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { actorOf, requireRole } from "../guard.ts";
import { presentPlacement } from "../present-admin.ts";
import { isUuid } from "../uuid.ts";

export function adminCollections({ actions }: HttpDeps) {
  const { db } = actions;
  const app = new Hono<Env>();

  app.get("/", async (c) => {
    requireRole(c.get("viewer"), "viewer");
    const found = await readCollections(db, c.get("viewer").workspaceId);
    return c.json({ collections: found.map(present) });
  });

  app.post("/", async (c) => {
    const by = byPerson(c);
    const { name } = await jsonBody(c, NewCollection);
    const id = await createCollection(actions, by, name);
    return c.json(present(await open(c, id)), 201);
  });

  app.patch("/:collection", async (c) => {
    const by = byPerson(c);
    const { id } = await open(c);
    const { name } = await jsonBody(c, NewCollection);
    await renameCollection(actions, { ...by, id, reach: c.get("viewer").walls }, name);
    return c.json(present(await open(c)));
  });

  app.delete("/:collection", async (c) => {
    const by = byPerson(c);
    const { id } = await open(c);
    await deleteCollection(actions, { ...by, id, reach: c.get("viewer").walls });
    return c.body(null, 204);
  });

  app.get("/:collection/posts", async (c) => {
    const viewer = c.get("viewer");
    requireRole(viewer, "viewer");
    const { id } = await open(c);
    const { cursor, limit } = parseQuery(CollectionQuery, c.req.query());
    const after = cursor ? readTimeCursor(cursor) : null;
    const found = await readCollected(db, viewer, { id, after, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const posts = page.map((row) => ({
      ...presentPlacement(row, []),
      ...{ wall: row.wall_slug, addedAt: iso(row.added_at) },
    }));
    const hasMore = found.length > limit && last;
    return c.json({ posts, next: hasMore ? writeTimeCursor(iso(last.added_at), last.id) : null });
  });

  app.post("/:collection/posts", async (c) => {
    const by = byPerson(c);
    const { id } = await open(c);
    const { add, remove } = await jsonBody(c, CollectionMoves);
    const reach = c.get("viewer").walls;
    return c.json(await changeCollection(actions, { ...by, id, reach }, { add, remove }));
  });

  return app;

  async function open(c: Context<Env>, name = c.req.param("collection") ?? "") {
    const { workspaceId } = c.get("viewer");
    const found = isUuid(name) ? await readCollection(db, workspaceId, name) : null;
    if (!found) throw notFound("collection");
    return found;
  }
}

/** Collections are the workspace's: whoever moderates one of its walls may gather posts of that wall. */
function byPerson(c: Context<Env>) {
  const viewer = c.get("viewer");
  requireRole(viewer, "moderator");
  return { workspaceId: viewer.workspaceId, actor: actorOf(viewer) };
}

const present = ({ id, name, posts, created_at }: CollectionRow) => ({
  ...{ id, name, posts, createdAt: iso(created_at) },
});
