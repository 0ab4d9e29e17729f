/** What somebody wants to be told of, by page or letter; and the workspace's webhooks, for owners and admins. */
import { type Context, Hono } from "hono";
import {
  AlertChanges,
  type AlertList,
  type DeliveryPage,
  DeliveryQuery,
  NewAlert,
} from "#wire/alert.ts";
import { changeAlert, deleteAlert, makeAlert } from "../../actions/alerts/save-alert.ts";
import { testAlert } from "../../actions/alerts/test-alert.ts";
import { changePreferences } from "../../actions/people/preferences.ts";
import type { Viewer } from "../../auth/viewer.ts";
import { readAdminWall } from "../../db/reads/admin-walls.ts";
import { countUnread, readAlerts, readPageDeliveries } from "../../db/reads/alerts.ts";
import { mayAct } from "../../domain/people.ts";
import { notFound, Problem } from "../../domain/problem.ts";
import { iso } from "../../live/present.ts";
import { jsonBody, parseQuery } from "../body/json-body.ts";
import { readTimeCursor, writeTimeCursor } from "../cursor.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { actorOf, requirePerson, requireRole } from "../guard.ts";
import { presentAlert, presentDelivery } from "../present-alert.ts";
import { isUuid } from "../uuid.ts";

export function adminAlerts(deps: HttpDeps) {
  const { actions, sendsLetters } = deps;
  const { db, vault } = actions;
  const app = new Hono<Env>();

  app.get("/", async (c) => {
    const found = await readAlerts(db, reachOf(c));
    const alerts = found.map((row) => presentAlert(row, vault));
    return c.json({ alerts, sends: sendsLetters } satisfies AlertList);
  });

  app.post("/", async (c) => {
    const reach = reachOf(c);
    const body = await jsonBody(c, NewAlert);
    const { kind, channel, url } = body;
    if (channel === "webhook") requireWebhooks(reach.webhooks);
    else requirePerson(c.get("viewer"));
    const wallId = await wallIn(deps, c.get("viewer"), body.wall);
    const { id, secret } = await makeAlert(
      actions,
      { ...reach, actor: actorOf(c.get("viewer")) },
      { kind, channel, wallId, settings: body, url },
    );
    return c.json({ alert: await one(c, id), secret }, 201);
  });

  app.get("/deliveries", async (c) => {
    const viewer = c.get("viewer");
    const { userId, workspaceId } = requirePerson(viewer);
    const { cursor, limit } = parseQuery(DeliveryQuery, c.req.query());
    const after = cursor ? readTimeCursor(cursor) : null;
    const reader = { userId, workspaceId };
    const found = await readPageDeliveries(db, reader, { after, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return c.json({
      deliveries: page.map((row) => presentDelivery(row, viewer.walls)),
      unread: await countUnread(db, reader),
      next: found.length > limit && last ? writeTimeCursor(iso(last.created_at), last.id) : null,
    } satisfies DeliveryPage);
  });

  app.put("/deliveries/seen", async (c) => {
    requireRole(c.get("viewer"), "moderator");
    const { userId, workspaceId } = requirePerson(c.get("viewer"));
    await changePreferences(
      db,
      { userId, workspaceId },
      { alertsSeenAt: actions.now().toISOString() },
    );
    return c.body(null, 204);
  });

  app.patch("/:alert", async (c) => {
    const id = idOf(c);
    const { on, url, ...settings } = await jsonBody(c, AlertChanges);
    await changeAlert(actions, orderOf(c, id), { on, url, settings });
    return c.json(await one(c, id));
  });

  app.delete("/:alert", async (c) => {
    await deleteAlert(actions, orderOf(c, idOf(c)));
    return c.body(null, 204);
  });

  app.post("/:alert/test", async (c) => {
    const id = idOf(c);
    const delivery = await testAlert(actions, orderOf(c, id));
    return c.json({ delivery, alert: await one(c, id) }, 202);
  });

  async function one(c: Context<Env>, id: string) {
    const [row] = await readAlerts(db, reachOf(c), id);
    if (!row) throw notFound("alert");
    return presentAlert(row, vault);
  }

  return app;
}

/** Who may not decide has nothing to be told of. */
function reachOf(c: Context<Env>) {
  const viewer = c.get("viewer");
  requireRole(viewer, "moderator");
  const { workspaceId, userId, role, scopes, walls } = viewer;
  const manages = mayAct(role, "admin") && walls === null;
  return { workspaceId, userId, webhooks: manages && (scopes?.includes("manage") ?? true) };
}

const orderOf = (c: Context<Env>, id: string) => ({
  ...{ ...reachOf(c), id, actor: actorOf(c.get("viewer")) },
});

function idOf(c: Context<Env>): string {
  const id = c.req.param("alert") ?? "";
  if (!isUuid(id)) throw notFound("alert");
  return id;
}

function requireWebhooks(may: boolean): void {
  if (may) return;
  throw new Problem(
    "forbidden",
    "Webhooks speak for the whole workspace: they are for owners and admins.",
  );
}

async function wallIn({ actions }: HttpDeps, viewer: Viewer, name: string | null) {
  if (name === null) return null;
  const wall = await readAdminWall(actions.db, viewer, name);
  if (!wall) throw notFound("wall");
  return wall.id;
}
