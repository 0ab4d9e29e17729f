/** API keys: made by people, never by keys, and shown once. */
import { Hono } from "hono";
import { type ApiKeyAnswer, type ApiKeyPage, NewApiKey, PeopleQuery } from "#wire/people.ts";
import { requireWalls, tellPeopleChanged } from "../../actions/people/people-act.ts";
import { makeApiKey, revokeApiKey } from "../../auth/api-keys.ts";
import { readApiKeys } from "../../db/reads/people.ts";
import { notFound, Problem } from "../../domain/problem.ts";
import { iso } from "../../live/present.ts";
import { jsonBody, parseQuery } from "../body/json-body.ts";
import { readTimeCursor, writeTimeCursor } from "../cursor.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { actorOf, requirePeople, requirePerson } from "../guard.ts";
import { presentApiKey } from "../present-people.ts";
import { isUuid } from "../uuid.ts";

export function adminApiKeys({ actions, live }: HttpDeps) {
  const { db, now } = actions;
  const app = new Hono<Env>();

  app.get("/", async (c) => {
    const viewer = requirePerson(c.get("viewer"));
    requirePeople(viewer);
    const { cursor, limit } = parseQuery(PeopleQuery, c.req.query());
    const after = cursor ? readTimeCursor(cursor) : null;
    const found = await readApiKeys(db, viewer.workspaceId, { after, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return c.json({
      keys: page.map(presentApiKey),
      next: found.length > limit && last ? writeTimeCursor(iso(last.created_at), last.id) : null,
    } satisfies ApiKeyPage);
  });

  app.post("/", async (c) => {
    const viewer = requirePerson(c.get("viewer"));
    requirePeople(viewer);
    const { workspaceId, name: createdBy } = viewer;
    const wanted = await jsonBody(c, NewApiKey);
    const expiresAt = wanted.expiresAt === null ? null : new Date(wanted.expiresAt);
    if (expiresAt && expiresAt <= now()) throw inThePast();
    if (wanted.walls && wanted.scopes.includes("people")) throw peopleOfSomeWalls();
    await db.transaction((tx) => requireWalls(tx, workspaceId, wanted.walls));
    const made = await makeApiKey(db, {
      ...{ ...wanted, workspaceId, createdBy, expiresAt, actor: actorOf(viewer) },
    });
    const [row] = await readApiKeys(db, workspaceId, { after: null, limit: 1 }, made.id);
    if (!row) throw notFound("key");
    return c.json({ key: presentApiKey(row), secret: made.key } satisfies ApiKeyAnswer, 201);
  });

  app.delete("/:key", async (c) => {
    const viewer = requirePerson(c.get("viewer"));
    requirePeople(viewer);
    const id = c.req.param("key");
    const revoked = isUuid(id) && (await revokeApiKey(db, viewer.workspaceId, id, actorOf(viewer)));
    if (!revoked) throw notFound("key");
    await db.transaction(tellPeopleChanged);
    live.desk.recheck();
    return c.body(null, 204);
  });

  return app;
}

const inThePast = () =>
  new Problem("invalid", "A key that has expired already opens nothing.", {
    errors: [{ path: "expiresAt", message: "a time to come, or null" }],
  });

const peopleOfSomeWalls = () =>
  new Problem("invalid", "People belong to the whole workspace: such a key cannot be limited.", {
    errors: [{ path: "walls", message: "null together with the scope “people”" }],
  });
