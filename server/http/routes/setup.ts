import { Hono } from "hono";
import { z } from "zod";
import { createOwnerByLink, requireUsableLink } from "../../auth/owner.ts";
import { locales } from "../../domain/vocabulary.ts";
import { jsonBody } from "../body/json-body.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { refuseOtherSites } from "../guard.ts";
import { limitRate } from "../rate-limit.ts";

const Setup = z.strictObject({
  token: z.string().min(1).max(200),
  name: z.string().trim().min(1).max(120),
  email: z.email().max(254),
  password: z.string().min(12).max(128),
  workspace: z.string().trim().min(1).max(120),
  locale: z.enum(locales).nullable().default(null),
});

/** The one-time link's form: makes the first owner and signs them in. */
export function setup(deps: HttpDeps) {
  const app = new Hono<Env>();
  app.use("*", limitRate(deps, { most: 60, perMs: 600_000 }));

  /** Whether a link still opens anything, before somebody fills in its form. */
  app.get("/", async (c) => {
    c.header("Cache-Control", "no-store");
    await requireUsableLink(deps.actions.db, c.req.query("token") ?? "");
    return c.body(null, 204);
  });

  app.post("/", async (c) => {
    refuseOtherSites(c, deps.publicUrl);
    const { token, ...owner } = await jsonBody(c, Setup);
    await createOwnerByLink(deps.actions.db, token, owner);
    const signedIn = await deps.auth.api.signInEmail({
      body: { email: owner.email, password: owner.password },
      asResponse: true,
    });
    for (const cookie of signedIn.headers.getSetCookie())
      c.header("Set-Cookie", cookie, { append: true });
    return c.json({ ok: true }, 201);
  });

  return app;
}
