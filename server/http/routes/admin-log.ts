/** The workspace's log: for owners and admins of the whole workspace. */
import { type Context, Hono } from "hono";
import { ErasureWanted, LogFilter, type LogPage, LogQuery, VerifyQuery } from "#wire/log.ts";
import { eraseFromLog } from "../../actions/log/erase-from-log.ts";
import { type Verified, verifyLog } from "../../actions/log/verify-log.ts";
import type { Db } from "../../db/client.ts";
import { readAdminWall } from "../../db/reads/admin-walls.ts";
import { type LogFilter as Filter, readLogLines } from "../../db/reads/log.ts";
import { mayAct } from "../../domain/people.ts";
import { notFound, Problem } from "../../domain/problem.ts";
import { type ActorKind, actorKinds } from "../../domain/vocabulary.ts";
import { iso } from "../../live/present.ts";
import { jsonBody, parseQuery } from "../body/json-body.ts";
import { readTimeCursor, writeTimeCursor } from "../cursor.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { actorOf, requirePerson, requireRole } from "../guard.ts";
import { exportLog } from "../log-export.ts";
import { presentLogLine } from "../present-log.ts";
import { isUuid } from "../uuid.ts";

export function adminLog({ actions }: HttpDeps) {
  const { db } = actions;
  const app = new Hono<Env>();
  /** A check reads all of the log: whoever asks meanwhile is answered by the one that runs. */
  const checks = new Map<string, Promise<Verified>>();

  app.get("/", async (c) => {
    const workspaceId = requireLog(c);
    const { cursor, limit, ...query } = parseQuery(LogQuery, c.req.query());
    const filter = await toFilter(db, c, query);
    const after = cursor ? readTimeCursor(cursor) : null;
    const wanted = { filter, order: "newest" as const, after, limit: limit + 1 };
    const found = await readLogLines(db, workspaceId, wanted);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const next = found.length > limit && last ? writeTimeCursor(iso(last.at), last.id) : null;
    return c.json({ lines: page.map(presentLogLine), next } satisfies LogPage);
  });

  app.get("/verify", async (c) => {
    const workspaceId = requireLog(c);
    const { n, hash } = parseQuery(VerifyQuery, c.req.query());
    const noted = n !== undefined && hash !== undefined ? { n, hash } : null;
    const key = `${workspaceId} ${n} ${hash}`;
    const running = checks.get(key) ?? verifyLog(actions, workspaceId, noted);
    checks.set(key, running);
    return c.json(await running.finally(() => checks.delete(key)));
  });

  app.post("/:entry/erase", async (c) => {
    const workspaceId = requireLog(c);
    const viewer = requirePerson(c.get("viewer"));
    if (viewer.role !== "owner")
      throw new Problem("forbidden", "Only owners take words out of the log.");
    const entry = c.req.param("entry");
    if (!isUuid(entry)) throw notFound("line of the log");
    const { fields } = await jsonBody(c, ErasureWanted);
    const erasure = { workspaceId, actor: actorOf(viewer), entries: [entry], fields };
    const lines = await db.transaction((tx) => eraseFromLog(tx, erasure));
    if (lines === 0) throw notFound("line of the log");
    return c.body(null, 204);
  });

  return app;
}

/** All of it as a file, with the same filters; oldest first, as the chain goes. */
export const adminLogFile = ({ actions: { db } }: HttpDeps, format: "csv" | "ndjson") =>
  new Hono<Env>().get("/", async (c) => {
    const workspaceId = requireLog(c);
    const filter = await toFilter(db, c, parseQuery(LogFilter, c.req.query()));
    c.header("Content-Type", types[format]);
    c.header("Content-Disposition", `attachment; filename="koro-log.${format}"`);
    return c.body(exportLog(db, workspaceId, { filter, format }));
  });

async function toFilter(db: Db, c: Context<Env>, given: LogFilter): Promise<Filter> {
  const { wall, actor, ...others } = given;
  const known = wall ? await readAdminWall(db, c.get("viewer"), wall) : null;
  // The lines of a wall that is gone are found by its id.
  if (wall && !known && !isUuid(wall)) throw notFound("wall");
  const wallId = known?.id ?? wall;
  return { ...others, wallId, actor: actor === undefined ? undefined : toActor(actor) };
}

const types = { csv: "text/csv; charset=utf-8", ndjson: "application/x-ndjson" };

const toActor = (actor: string) => (isActorKind(actor) ? { kind: actor } : { id: actor });
const isActorKind = (text: string): text is ActorKind =>
  (actorKinds as readonly string[]).includes(text);

/** It tells of everybody and every wall: who is limited to some walls has no such page. */
function requireLog(c: Context<Env>): string {
  const viewer = c.get("viewer");
  if (!mayAct(viewer.role, "admin") || viewer.walls !== null) throw notFound("page");
  requireRole(viewer, "admin");
  return viewer.workspaceId;
}
