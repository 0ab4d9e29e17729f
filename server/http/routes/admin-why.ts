/** Why a post is not shown, for everybody who may see its wall. */
import { Hono } from "hono";
import type { Why, WhyOnWall, WhyReason } from "#wire/why.ts";
import type { Executor } from "../../db/client.ts";
import type { LoggedRow } from "../../db/reads/log.ts";
import { gateFacts } from "../../db/reads/post-row.ts";
import {
  type ActRow,
  isRuleThere,
  type PlacedRow,
  readPlaced,
  readPostHistory,
  readStandingAct,
  readWallChange,
} from "../../db/reads/why.ts";
import { type GateReason, gate } from "../../domain/gate.ts";
import { mayAct } from "../../domain/people.ts";
import { notFound } from "../../domain/problem.ts";
import { explain, type PastAct, type UndoWay } from "../../domain/why.ts";
import { iso } from "../../live/present.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { wallWithinReach } from "../guard.ts";
import { presentLogLine } from "../present-log.ts";
import { isUuid } from "../uuid.ts";

export function adminWhy(deps: HttpDeps) {
  const { actions } = deps;
  const { db } = actions;
  return new Hono<Env>().get("/:post/why", async (c) => {
    const wall = await wallWithinReach(deps, c, "viewer");
    const postId = c.req.param("post");
    const placed = isUuid(postId) ? await readPlaced(db, c.get("viewer"), postId) : [];
    const here = placed.find((row) => row.wall_id === wall.id);
    if (!here) throw notFound("post");
    const wallIds = placed.map((row) => row.wall_id);
    const { workspace_id: workspaceId } = wall;
    const history = await readPostHistory(db, { workspaceId, wallIds, postId });
    const seesRules = mayAct(c.get("viewer").role, "moderator");
    const on = (row: PlacedRow) => explainOn(db, row, { history, now: actions.now(), seesRules });
    return c.json({
      post: {
        ...{ id: postId, text: here.text, author: here.author_name, network: here.network },
        ...{ permalink: here.permalink, arrivedAt: iso(here.arrived_at) },
      },
      here: await on(here),
      elsewhere: await Promise.all(placed.filter((row) => row !== here).map(on)),
      history: history.map(presentLogLine).map((line) => (seesRules ? line : withoutNote(line))),
    } satisfies Why);
  });
}

/** Words of rules tell how to get round them, and notes are for those who decide. */
const withoutNote = <T extends { note: string | null; detail: Record<string, unknown> }>(
  line: T,
) => ({
  ...line,
  ...{ note: null, detail: {} },
});

async function explainOn(
  db: Executor,
  row: PlacedRow,
  { history, now, seesRules }: { history: LoggedRow[]; now: Date; seesRules: boolean },
): Promise<WhyOnWall> {
  const mine = history.filter((line) => line.wall_id === row.wall_id);
  const last = (is: (line: LoggedRow) => boolean) => {
    const line = mine.find(is);
    return line ? toAct(line, seesRules) : null;
  };
  const decision = last(
    (line) =>
      line.sealed_kind === "decision" && line.act !== "report" && line.to_state === row.state,
  );
  const answer = gate(gateFacts(row), "wall", now);
  const on = { workspaceId: row.workspace_id, wallId: row.wall_id, handle: row.author_handle };
  const reasons = explain({
    ...{ gate: answer.reasons, state: row.state, reason: row.reason, shownAt: row.shown_at },
    arrivedAt: iso(row.arrived_at),
    goneAt: row.gone_at && iso(row.gone_at),
    showFrom: row.show_from && iso(row.show_from),
    showUntil: row.show_until && iso(row.show_until),
    decision,
    report: last((line) => line.act === "contest"),
    schedule: last(
      (line) => "showFrom" in (line.detail ?? {}) || "showUntil" in (line.detail ?? {}),
    ),
    // Asked only where the wall is to blame: of one that never changed, all of the log would be looked through.
    wallChange: isOfWall(answer.reasons) ? plainAct(await readWallChange(db, on)) : null,
    standing: isListed(decision) ? plainAct(await readStandingAct(db, on)) : null,
    ruleIsThere: await isRuleThere(db, decision?.actor.kind === "rule" ? decision.actor.id : null),
  });
  const { wall_slug: slug, wall_title: title, state, version } = row;
  return {
    ...{ wall: { slug, title }, state, version, shown: answer.show && row.shown_at !== null },
    reasons: reasons.map(({ by: { kind, name }, undo, ...told }) => ({
      ...told,
      by: { kind, name },
      undo: undo.map((how) => ({ how, href: hrefOf(how, slug) })),
    })) satisfies WhyReason[],
  };
}

const isOfWall = (reasons: GateReason[]) => reasons.some((reason) => reason.startsWith("wall-"));

const isListed = (decision: PastAct | null) =>
  decision?.reason === "author-blocked" || decision?.reason === "author-muted";

const toAct = (line: LoggedRow, seesNotes: boolean): PastAct => ({
  ...plainOf(line as ActRow),
  reason: line.reason,
  note: seesNotes ? line.note : null,
});

const plainOf = (row: ActRow): PastAct => ({
  actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
  ...{ at: iso(row.at), reason: null, note: null },
});

const plainAct = (row: ActRow | null): PastAct | null => row && plainOf(row);

/** Where in the admin page it can be changed. */
function hrefOf(how: UndoWay, slug: string): string | null {
  const desk = `/admin/walls/${slug}`;
  if (how === "rule" || how === "author-list") return `${desk}/rules`;
  if (how === "wall") return `${desk}/settings`;
  return null;
}
