/** One's own account: name, second factor, sessions, sign-ins. The password is better-auth's `/change-password`. */
import { Hono } from "hono";
import {
  type Account,
  AccountChanges,
  PeopleQuery,
  type SignInPage,
  type TwoFactorSecret,
  TwoFactorStart,
} from "#wire/people.ts";
import { PreferenceChanges, Preferences } from "#wire/preferences.ts";
import { changeAccount, endOtherSessions, endSession } from "../../actions/people/own-account.ts";
import { changePreferences, readPreferences } from "../../actions/people/preferences.ts";
import { readSessions, readSignIns } from "../../db/reads/people.ts";
import { notFound, Problem } from "../../domain/problem.ts";
import { iso } from "../../live/present.ts";
import { jsonBody, parseQuery } from "../body/json-body.ts";
import { readTimeCursor, writeTimeCursor } from "../cursor.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { requirePerson } from "../guard.ts";
import { presentSession, presentSignIn } from "../present-people.ts";
import { qrSvg } from "../qr-svg.ts";
import { limitRate, passwordTries } from "../rate-limit.ts";
import { isUuid } from "../uuid.ts";

export function adminAccount(deps: HttpDeps) {
  const { auth, live } = deps;
  const { db } = deps.actions;
  const app = new Hono<Env>();

  app.get("/", (c) => {
    const { name, email, locale, twoFactor } = requirePerson(c.get("viewer"));
    return c.json({ name, email, locale, twoFactor } satisfies Account);
  });

  app.patch("/", async (c) => {
    const viewer = requirePerson(c.get("viewer"));
    const changes = await jsonBody(c, AccountChanges);
    await changeAccount(db, viewer.userId, changes);
    const { email, twoFactor } = viewer;
    const { name = viewer.name, locale = viewer.locale } = changes;
    return c.json({ name, email, locale, twoFactor } satisfies Account);
  });

  app.get("/preferences", async (c) => {
    const whose = requirePerson(c.get("viewer"));
    return c.json(presentPreferences(await readPreferences(db, whose)));
  });

  app.patch("/preferences", async (c) => {
    const whose = requirePerson(c.get("viewer"));
    const changes = await jsonBody(c, PreferenceChanges);
    return c.json(presentPreferences(await changePreferences(db, whose, changes)));
  });

  // It takes the password past better-auth's own bound: a borrowed session must not guess it here.
  app.post("/two-factor", limitRate(deps, passwordTries), async (c) => {
    requirePerson(c.get("viewer"));
    const { password } = await jsonBody(c, TwoFactorStart);
    const { headers } = c.req.raw;
    const begun = await auth.api.enableTwoFactor({ body: { password }, headers }).catch(refused);
    if (begun.method !== "totp") throw new Error("no secret was made");
    const secret = new URL(begun.totpURI).searchParams.get("secret") ?? "";
    const { totpURI: uri, backupCodes } = begun;
    return c.json({ uri, secret, qr: qrSvg(uri), backupCodes } satisfies TwoFactorSecret);
  });

  app.get("/sessions", async (c) => {
    const { userId, sessionId } = requirePerson(c.get("viewer"));
    const found = await readSessions(db, userId);
    return c.json({ sessions: found.map((row) => presentSession(row, sessionId)) });
  });

  app.delete("/sessions", async (c) => {
    await endOtherSessions(db, requirePerson(c.get("viewer")));
    live.desk.recheck();
    return c.body(null, 204);
  });

  app.delete("/sessions/:session", async (c) => {
    const { userId } = requirePerson(c.get("viewer"));
    const id = c.req.param("session");
    if (!isUuid(id) || !(await endSession(db, { userId, sessionId: id })))
      throw notFound("session");
    live.desk.recheck();
    return c.body(null, 204);
  });

  app.get("/sign-ins", async (c) => {
    const { userId } = requirePerson(c.get("viewer"));
    const { cursor, limit } = parseQuery(PeopleQuery, c.req.query());
    const after = cursor ? readTimeCursor(cursor) : null;
    const found = await readSignIns(db, userId, { after, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return c.json({
      signIns: page.map(presentSignIn),
      next: found.length > limit && last ? writeTimeCursor(iso(last.at), last.id) : null,
    } satisfies SignInPage);
  });

  return app;
}

/** What another version kept there and this one cannot read counts as not said. */
function presentPreferences(kept: Record<string, unknown>): Preferences {
  const read = Preferences.safeParse(kept);
  return read.success ? read.data : { keys: {} };
}

/** better-auth answers 400 for a wrong password; everything else is ours. */
function refused(error: unknown): never {
  const { status, message } = error as { status?: unknown; message?: string };
  if (status !== "BAD_REQUEST") throw error;
  throw new Problem("invalid", message ?? "The password is not right.", {
    errors: [{ path: "password", message: message ?? "not right" }],
  });
}
