/** What must not come back, for owners and admins of the whole workspace: kinds and reasons, never what it was. */
import { type Context, Hono } from "hono";
import { SuppressionQuery } from "#wire/report.ts";
import { liftSuppression } from "../../actions/suppress/lift-suppression.ts";
import { readSuppressions } from "../../db/reads/reports.ts";
import { mayAct } from "../../domain/people.ts";
import { notFound } from "../../domain/problem.ts";
import { iso } from "../../live/present.ts";
import { parseQuery } from "../body/json-body.ts";
import { readTimeCursor, writeTimeCursor } from "../cursor.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { actorOf, requireRole } from "../guard.ts";
import { isUuid } from "../uuid.ts";

export function adminSuppressions({ actions }: HttpDeps) {
  const app = new Hono<Env>();

  app.get("/", async (c) => {
    const workspaceId = workspaceFor(c);
    const { cursor, limit, kind } = parseQuery(SuppressionQuery, c.req.query());
    const after = cursor ? readTimeCursor(cursor) : null;
    const asked = { kind, after, limit: limit + 1 };
    const found = await readSuppressions(actions.db, workspaceId, asked);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const more = found.length > limit && last;
    return c.json({
      suppressions: page.map(({ created_by: by, created_at, ...row }) => ({
        ...{ ...row, by, createdAt: iso(created_at) },
      })),
      next: more ? writeTimeCursor(iso(last.created_at), last.id) : null,
    });
  });

  app.delete("/:suppression", async (c) => {
    const workspaceId = workspaceFor(c);
    const id = c.req.param("suppression");
    if (!isUuid(id)) throw notFound("suppression");
    await liftSuppression(actions, { workspaceId, id, actor: actorOf(c.get("viewer")) });
    return c.body(null, 204);
  });

  return app;
}

/** What comes to one wall may come to all. */
function workspaceFor(c: Context<Env>): string {
  const viewer = c.get("viewer");
  if (!mayAct(viewer.role, "admin") || viewer.walls !== null) throw notFound("page");
  requireRole(viewer, "admin");
  return viewer.workspaceId;
}
