/** The page of whoever was invited: nobody is signed in yet. */
import { Hono } from "hono";
import { Acceptance, type OpenInvitation } from "#wire/people.ts";
import { acceptAs, acceptAsNew, noLongerOpen } from "../../auth/accept-invitation.ts";
import { readOpenInvitation } from "../../db/reads/people.ts";
import { Problem } from "../../domain/problem.ts";
import { hashOf } from "../../domain/token.ts";
import { jsonBody } from "../body/json-body.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { refuseOtherSites } from "../guard.ts";
import { limitRate } from "../rate-limit.ts";

export function invitations(deps: HttpDeps) {
  const { auth, actions, publicUrl } = deps;
  const app = new Hono<Env>();
  app.use("*", limitRate(deps, { most: 60, perMs: 600_000 }));

  /** Looking says nothing about accounts. Accepting does: whoever holds the link learns that its one address has one. */
  app.get("/", async (c) => {
    c.header("Cache-Control", "no-store");
    const found = await readOpenInvitation(actions.db, hashOf(c.req.query("token") ?? ""));
    if (!found) throw noLongerOpen();
    return c.json(found satisfies OpenInvitation);
  });

  app.post("/", async (c) => {
    c.header("Cache-Control", "no-store");
    refuseOtherSites(c, publicUrl);
    const { token, account } = await jsonBody(c, Acceptance);
    if (!account) {
      const session = await auth.api.getSession({ headers: c.req.raw.headers });
      if (!session) throw new Problem("signed-out", "Sign in first, or send name and password.");
      await acceptAs(actions.db, token, session.user);
      return c.json({ ok: true }, 201);
    }
    const { email } = await acceptAsNew(actions.db, token, account);
    const body = { email, password: account.password };
    const signedIn = await auth.api.signInEmail({
      body,
      headers: c.req.raw.headers,
      asResponse: true,
    });
    for (const cookie of signedIn.headers.getSetCookie())
      c.header("Set-Cookie", cookie, { append: true });
    return c.json({ ok: true }, 201);
  });

  return app;
}
