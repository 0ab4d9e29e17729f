/** A forgotten password: one answer for everybody, whoever has an account here and whoever has none. */
import { setTimeout as wait } from "node:timers/promises";
import { Hono } from "hono";
import { ForgottenPassword, NewPassword } from "#wire/people.ts";
import { askForPassword } from "../../actions/people/forgotten-password.ts";
import { setNewPassword } from "../../auth/new-password.ts";
import { Problem } from "../../domain/problem.ts";
import { jsonBody } from "../body/json-body.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { refuseOtherSites } from "../guard.ts";
import { limitRate } from "../rate-limit.ts";

/** Longer than a letter takes to be promised: the clock must not tell what the answer does not. */
const answersAfterMs = 300;

export function password(deps: HttpDeps) {
  const { actions, publicUrl, sendsLetters, log } = deps;
  const app = new Hono<Env>();
  app.use("*", limitRate(deps, { most: 30, perMs: 600_000 }));

  app.get("/", (c) => {
    c.header("Cache-Control", "no-store");
    return c.json({ sends: sendsLetters });
  });

  app.post("/forgotten", async (c) => {
    refuseOtherSites(c, publicUrl);
    const wanted = await jsonBody(c, ForgottenPassword);
    if (!sendsLetters)
      throw new Problem("closed", "This Koro sends no letters: ask an owner for a new invitation.");
    const asked = askForPassword(actions, wanted).catch((error: unknown) => {
      log.error({ err: error }, "a letter could not be promised");
    });
    await Promise.all([wait(answersAfterMs), asked]);
    return c.json({ ok: true }, 202);
  });

  app.post("/", async (c) => {
    refuseOtherSites(c, publicUrl);
    const wanted = await jsonBody(c, NewPassword);
    await setNewPassword(actions.db, wanted.token, wanted.password);
    return c.body(null, 204);
  });

  return app;
}
