/** Visitors' reports of a wall. They hold what people told about themselves: for everybody but moderators they are not there. */
import { type Context, Hono } from "hono";
import type { Placement } from "#wire/placement.ts";
import { NewReportDecisions, type Report, ReportQuery } from "#wire/report.ts";
import { decideReports } from "../../actions/reports/decide-reports.ts";
import { readPlacementsOf } from "../../db/reads/placements.ts";
import { countReports, type ReportRow, readReport, readReports } from "../../db/reads/reports.ts";
import { mayAct } from "../../domain/people.ts";
import { notFound } from "../../domain/problem.ts";
import { iso } from "../../live/present.ts";
import { jsonBody, parseQuery } from "../body/json-body.ts";
import { readTimeCursor, writeTimeCursor } from "../cursor.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { actorOf, wallWithinReach } from "../guard.ts";
import { staffPlacements } from "../staff-placements.ts";
import { isUuid } from "../uuid.ts";

export function adminReports(deps: HttpDeps) {
  const { actions, live } = deps;
  const { db, vault } = actions;
  const app = new Hono<Env>();

  app.get("/", async (c) => {
    const wall = await wallForReports(c);
    const { cursor, limit, ...query } = parseQuery(ReportQuery, c.req.query());
    const after = cursor ? readTimeCursor(cursor) : null;
    const found = await readReports(db, wall.id, { ...query, after, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const more = found.length > limit && last;
    const next = more ? writeTimeCursor(iso(last.created_at), last.id) : null;
    const [reports, counts] = await Promise.all([
      present(c, wall.id, page),
      countReports(db, wall.id),
    ]);
    return c.json({ reports, next, counts });
  });

  app.get("/:report", async (c) => {
    const wall = await wallForReports(c);
    const id = c.req.param("report");
    const row = isUuid(id) ? await readReport(db, wall.id, id) : null;
    if (!row) throw notFound("report");
    const [report] = await present(c, wall.id, [row]);
    const email = c.get("viewer").by === "session" ? unsealed(row.email) : null;
    return c.json({ ...report, email });
  });

  app.post("/decisions", async (c) => {
    const wall = await wallForReports(c);
    const viewer = c.get("viewer");
    const { decisions } = await jsonBody(c, NewReportDecisions);
    const order = {
      ...{ workspaceId: wall.workspace_id, wallId: wall.id, decisions },
      ...{ actor: actorOf(viewer), reach: viewer.walls },
    };
    const { batch, results, seqs } = await decideReports(actions, order);
    live.changed(seqs);
    const posts = results.flatMap((result) => (result.ok ? [result.post] : []));
    const now = new Map((await readPlacementsOf(db, wall.id, posts)).map((row) => [row.id, row]));
    const told = results.map((result) =>
      result.ok ? { ...result, placement: placeOf(now.get(result.post)) } : result,
    );
    return c.json({ batch, results: told });
  });

  return app;

  function wallForReports(c: Context<Env>) {
    if (!mayAct(c.get("viewer").role, "moderator")) throw notFound("page");
    return wallWithinReach(deps, c, "moderator");
  }

  async function present(c: Context<Env>, wallId: string, page: ReportRow[]): Promise<Report[]> {
    const postIds = [...new Set(page.map((row) => row.post_id))];
    const found = await readPlacementsOf(db, wallId, postIds);
    const placements = await staffPlacements(actions, { viewer: c.get("viewer"), wallId }, found);
    const byPost = new Map(placements.map((placement) => [placement.post.id, placement]));
    return page.map((row) => presentReport(row, byPost.get(row.post_id) ?? null));
  }

  /** An address sealed with another SECRET_KEY is gone; the report is not. */
  function unsealed(sealed: string | null): string | null {
    try {
      return sealed && vault.open(sealed);
    } catch {
      return null;
    }
  }
}

const placeOf = (row: { state: Placement["state"]; version: number } | undefined) =>
  row ? { state: row.state, version: row.version } : null;

const presentReport = (row: ReportRow, placement: Placement | null): Report => ({
  ...{ id: row.id, state: row.state, post: row.post_id, reason: row.reason, detail: row.detail },
  hasEmail: row.email !== null,
  createdAt: iso(row.created_at),
  handledAt: row.handled_at && iso(row.handled_at),
  handledBy: row.handled_by,
  ofPost: { open: row.open_of_post, all: row.all_of_post },
  placement,
});
