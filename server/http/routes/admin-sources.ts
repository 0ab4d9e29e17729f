import { type Context, Hono } from "hono";
import { type AdminSource, NewSource, SourceChanges } from "#wire/admin-source.ts";
import { readSource } from "../../actions/read-source.ts";
import { leaseSources } from "../../actions/source-lease.ts";
import {
  changeSource,
  createSource,
  deleteSource,
  parseSource,
  readSourceOnWall,
  tryConnector,
} from "../../actions/sources.ts";
import { connectors, describeConnector } from "../../connectors/registry.ts";
import { readSources } from "../../db/reads/admin-walls.ts";
import { notFound, Problem } from "../../domain/problem.ts";
import { jsonBody } from "../body/json-body.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { actorOf, wallWithinReach } from "../guard.ts";
import { browserLocale } from "../page-answer.ts";
import { presentCheck, presentSource } from "../present-admin.ts";
import { isUuid } from "../uuid.ts";

export const adminConnectors = () =>
  new Hono<Env>().get("/", (c) => c.json({ connectors: connectors.map(describeConnector) }));

export function adminSources(deps: HttpDeps) {
  const { actions, live } = deps;
  const app = new Hono<Env>();

  app.get("/", async (c) => {
    const wall = await wallWithinReach(deps, c, "viewer");
    return c.json({
      sources: (await readSources(actions.db, wall.id)).map((row) =>
        presentSource(row, browserLocale(c)),
      ),
    });
  });

  app.post("/", async (c) => {
    const wall = await wallWithinReach(deps, c, "admin");
    const wanted = await jsonBody(c, NewSource);
    const on = { workspaceId: wall.workspace_id, wallId: wall.id };
    const id = await createSource(actions, on, wanted, actorOf(c.get("viewer")));
    return c.json(await presentOne(c, wall.id, id), 201);
  });

  /** Tries settings before anything is stored. */
  app.post("/check", async (c) => {
    await wallWithinReach(deps, c, "admin");
    const trial = await tryConnector(actions, parseSource(await jsonBody(c, NewSource)));
    return c.json(presentCheck(trial, browserLocale(c)));
  });

  app.get("/:source", async (c) => {
    const wall = await wallWithinReach(deps, c, "viewer");
    return c.json(await presentOne(c, wall.id, c.req.param("source")));
  });

  app.patch("/:source", async (c) => {
    const wall = await wallWithinReach(deps, c, "admin");
    const { id } = await presentOne(c, wall.id, c.req.param("source"));
    const on = { wallId: wall.id, sourceId: id };
    const changes = await jsonBody(c, SourceChanges);
    await changeSource(actions, on, changes, actorOf(c.get("viewer")));
    return c.json(await presentOne(c, wall.id, id));
  });

  app.delete("/:source", async (c) => {
    const wall = await wallWithinReach(deps, c, "admin");
    const { id } = await presentOne(c, wall.id, c.req.param("source"));
    await deleteSource(actions, { wallId: wall.id, sourceId: id }, actorOf(c.get("viewer")));
    return c.body(null, 204);
  });

  app.post("/:source/check", async (c) => {
    const wall = await wallWithinReach(deps, c, "moderator");
    const { id } = await presentOne(c, wall.id, c.req.param("source"));
    const row = await readSourceOnWall(actions.db, { wallId: wall.id, sourceId: id });
    const { connector, settings } = parseSource({ ...row, secrets: undefined });
    const secrets = row.secrets ? JSON.parse(actions.vault.open(row.secrets)) : null;
    const trial = await tryConnector(actions, { connector, settings, secrets });
    return c.json(presentCheck(trial, browserLocale(c)));
  });

  app.post("/:source/read", async (c) => {
    const wall = await wallWithinReach(deps, c, "moderator");
    const source = await presentOne(c, wall.id, c.req.param("source"));
    refuseWhileLimited(source, actions.now());
    const [leased] = await leaseSources(actions, { most: 1, id: source.id });
    if (!leased)
      throw new Problem("stale", "This source is being read at this moment: look again soon.");
    const { seqs, error, ...counts } = await readSource(
      actions,
      leased,
      AbortSignal.timeout(60_000),
    );
    live.changed(seqs);
    return c.json({ ok: error === null, ...counts, error: error?.[browserLocale(c)] ?? null });
  });

  return app;

  async function presentOne(c: Context<Env>, wallId: string, sourceId: string) {
    const [row] = isUuid(sourceId) ? await readSources(actions.db, wallId, sourceId) : [];
    if (!row) throw notFound("source");
    return presentSource(row, browserLocale(c));
  }
}

/** A network that asked us to wait would count every reading against us, whoever wants it. */
function refuseWhileLimited({ lastError }: AdminSource, now: Date): void {
  if (lastError?.kind !== "rate-limit" || !lastError.retryAt) return;
  const waitMs = Date.parse(lastError.retryAt) - now.getTime();
  if (waitMs <= 0) return;
  throw new Problem("source-failed", lastError.message, {
    retryAfterSeconds: Math.ceil(waitMs / 1000),
  });
}
