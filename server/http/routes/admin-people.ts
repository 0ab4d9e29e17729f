/** Members, and what holds for all of them. */
import { type Context, Hono } from "hono";
import { MemberChanges, type MemberPage, PeopleQuery, WorkspaceChanges } from "#wire/people.ts";
import { changeMember } from "../../actions/people/change-member.ts";
import { removeMember } from "../../actions/people/remove-member.ts";
import { requireTwoFactor } from "../../actions/people/require-two-factor.ts";
import { resetTwoFactor } from "../../actions/people/reset-two-factor.ts";
import type { Viewer } from "../../auth/viewer.ts";
import { findMember, readMember, readMembers } from "../../db/reads/people.ts";
import { notFound, Problem } from "../../domain/problem.ts";
import { iso } from "../../live/present.ts";
import { jsonBody, parseQuery } from "../body/json-body.ts";
import { readTimeCursor, writeTimeCursor } from "../cursor.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { requirePeople, requirePerson } from "../guard.ts";
import { presentMember } from "../present-people.ts";
import { isUuid } from "../uuid.ts";

export const peopleActor = ({ workspaceId, userId, name }: Viewer) => ({
  workspaceId,
  userId,
  name,
});

export function adminMembers({ actions: { db }, live }: HttpDeps) {
  const app = new Hono<Env>();

  app.get("/", async (c) => {
    const viewer = c.get("viewer");
    requirePeople(viewer);
    const { cursor, limit } = parseQuery(PeopleQuery, c.req.query());
    const after = cursor ? readTimeCursor(cursor) : null;
    const found = await readMembers(db, viewer.workspaceId, { after, limit: limit + 1 });
    const members = found.slice(0, limit);
    const last = members.at(-1);
    return c.json({
      members: members.map((row) => presentMember(row, viewer.userId)),
      next: found.length > limit && last ? writeTimeCursor(iso(last.created_at), last.id) : null,
      requiresTwoFactor: viewer.twoFactor.required,
    } satisfies MemberPage);
  });

  app.patch("/:member", async (c) => {
    const viewer = c.get("viewer");
    requirePeople(viewer);
    const changes = await jsonBody(c, MemberChanges);
    await changeMember(db, peopleActor(viewer), memberId(c), changes);
    live.desk.recheck();
    const changed = await readMember(db, viewer.workspaceId, memberId(c));
    if (!changed) throw notFound("member");
    return c.json(presentMember(changed, viewer.userId));
  });

  /** Everybody may leave. */
  app.delete("/me", async (c) => {
    const { userId, workspaceId, ...viewer } = requirePerson(c.get("viewer"));
    const own = await findMember(db, workspaceId, userId);
    if (!own) throw notFound("member");
    await removeMember(db, peopleActor({ ...viewer, userId, workspaceId }), own.id);
    live.desk.recheck();
    return c.body(null, 204);
  });

  app.delete("/:member", async (c) => {
    const viewer = c.get("viewer");
    requirePeople(viewer);
    await removeMember(db, peopleActor(viewer), memberId(c));
    live.desk.recheck();
    return c.body(null, 204);
  });

  app.delete("/:member/two-factor", async (c) => {
    const viewer = c.get("viewer");
    requirePeople(viewer);
    await resetTwoFactor(db, peopleActor(requirePerson(viewer)), memberId(c));
    live.desk.recheck();
    return c.body(null, 204);
  });

  return app;
}

/** What holds for all of a workspace. */
export function adminWorkspace({ actions: { db }, live }: HttpDeps) {
  return new Hono<Env>().patch("/", async (c) => {
    const viewer = c.get("viewer");
    requirePeople(viewer);
    if (viewer.role !== "owner") throw new Problem("forbidden", "Only owners change this.");
    const { requiresTwoFactor } = await jsonBody(c, WorkspaceChanges);
    await requireTwoFactor(db, peopleActor(requirePerson(viewer)), requiresTwoFactor);
    live.desk.recheck();
    return c.json({ requiresTwoFactor });
  });
}

function memberId(c: Context<Env>): string {
  const id = c.req.param("member") ?? "";
  if (!isUuid(id)) throw notFound("member");
  return id;
}
