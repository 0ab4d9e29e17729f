/** Who may come in: a session or a key, from our own pages, with a role that allows it. */
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { findViewer, type Viewer } from "../auth/viewer.ts";
import { type AdminWallRow, readAdminWall } from "../db/reads/admin-walls.ts";
import { mayAct, scopeFor } from "../domain/people.ts";
import { notFound, Problem } from "../domain/problem.ts";
import type { Role, Scope } from "../domain/vocabulary.ts";
import type { Env, HttpDeps } from "./deps.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

export function signedIn({ auth, actions, publicUrl }: HttpDeps) {
  return createMiddleware<Env>(async (c, next) => {
    c.header("Cache-Control", "no-store");
    const viewer = await findViewer(auth, actions.db, c.req.raw.headers);
    if (!viewer) throw new Problem("signed-out", "Sign in, or send a valid API key.");
    if (viewer.by === "session" && !safeMethods.has(c.req.method)) refuseOtherSites(c, publicUrl);
    refuseKeyThatOnlyWrites(viewer, c);
    refuseWithoutTwoFactor(viewer, c);
    c.set("viewer", viewer);
    await next();
  });
}

/** Whatever a route asks of the role: who may not read gets no answer that tells something. */
function refuseKeyThatOnlyWrites(viewer: Viewer, c: Context): void {
  if (!safeMethods.has(c.req.method) || isOfPeople.test(c.req.path)) return;
  if (c.req.path !== "/v1/admin/me") requireScope(viewer, "read");
}

/** These ask for the scope of people themselves. */
const isOfPeople = /^\/v1\/admin\/(members|invitations|workspace)(\/|$)/;

/** Where one sets up what is missing. */
const isOfOneself = /^\/v1\/admin\/(me|account(\/.*)?)$/;

function refuseWithoutTwoFactor({ twoFactor }: Viewer, c: Context): void {
  if (!twoFactor.required || twoFactor.on || isOfOneself.test(c.req.path)) return;
  throw new Problem(
    "forbidden",
    "This workspace asks for two-factor sign-in: turn it on in your account first.",
  );
}

/** People are held by their role alone. */
export function requireScope({ scopes }: Viewer, needed: Scope | null): void {
  if (scopes === null || (needed !== null && scopes.includes(needed))) return;
  const lack = needed === null ? "No key may do this." : `This key lacks the scope “${needed}”.`;
  throw new Problem("forbidden", lack);
}

/** Our own origin is the public one or the one this request was sent to: a browser cannot be made to lie in `Host`. */
export function isOwnOrigin(origin: string, publicUrl: string, host: string | undefined): boolean {
  if (origin === new URL(publicUrl).origin) return true;
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host;
}

/** A browser always states the origin of a changing request; a program without one carries no stolen cookie. */
export function refuseOtherSites(c: Context, publicUrl: string): void {
  const origin = c.req.header("origin");
  const site = c.req.header("sec-fetch-site");
  const own = origin ? isOwnOrigin(origin, publicUrl, c.req.header("host")) : true;
  if (!own || site === "cross-site")
    throw new Problem("wrong-origin", "Changes are only taken from Koro's own pages.");
}

/** What a role may not see answers 404, what it may see but not change 403. */
export function requireRole(viewer: Viewer, needed: Role): void {
  requireScope(viewer, scopeFor[needed]);
  if (!mayAct(viewer.role, needed))
    throw new Problem("forbidden", `This needs the role “${needed}”; yours is “${viewer.role}”.`);
}

export async function wallWithinReach(
  { actions }: HttpDeps,
  c: Context<Env>,
  needed: Role,
): Promise<AdminWallRow> {
  const viewer = c.get("viewer");
  const name = c.req.param("wall") ?? "";
  const wall = /^[a-z0-9-]{1,64}$/i.test(name)
    ? await readAdminWall(actions.db, viewer, name)
    : null;
  if (!wall) throw notFound("wall");
  requireRole(viewer, needed);
  return wall;
}

export const actorOf = (viewer: Viewer) => ({
  kind: "person" as const,
  id: viewer.userId,
  name: viewer.name,
});

/**
 * People and their rights are the owners' and admins'; for everybody else there is no such page. Who is limited to
 * some walls could lift the limit here.
 */
export function requirePeople(viewer: Viewer): void {
  if (viewer.by === "key") requireScope(viewer, "people");
  else if (!mayAct(viewer.role, "admin") || viewer.walls !== null) throw notFound("page");
}

/** What is bound to a person, or would let a key make itself a stronger one. */
export function requirePerson(viewer: Viewer): Viewer & { userId: string; sessionId: string } {
  const { userId, sessionId } = viewer;
  if (userId === null || sessionId === null)
    throw new Problem("forbidden", "This is for people who are signed in, not for keys.");
  return { ...viewer, userId, sessionId };
}
