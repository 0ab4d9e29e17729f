import type { Context, Hono } from "hono";
import type { World } from "./world.ts";

export const me = {
  id: "01930000-0000-7000-c000-000000000001",
  name: "Ayşe Kılıç",
  email: "ayse@acme.example",
  role: "owner",
  workspace: { id: "01930000-0000-7000-d000-000000000001", name: "Acme" },
  locale: null,
  twoFactor: { on: false, required: false },
};

export const password = "bir uzun parola";

export function problem(c: Context, status: 401 | 404 | 410 | 500, code: string) {
  const body = {
    type: "about:blank",
    title: code,
    status,
    code,
    detail: `Said by the fake: ${code}`,
  };
  return c.body(JSON.stringify(body), status, { "content-type": "application/problem+json" });
}

/** Signing in, signing out, first set-up, and the wall in front of everything else. */
export function gateRoutes(app: Hono, world: World): void {
  app.post("/api/auth/sign-in/email", async (c) => {
    const given = await c.req.json();
    if (given.password !== password)
      return c.json(
        { code: "INVALID_EMAIL_OR_PASSWORD", message: "Invalid email or password" },
        401,
      );
    world.signedIn = true;
    return c.json({ user: me });
  });
  app.post("/api/auth/sign-out", (c) => {
    world.signedIn = false;
    return c.json({ success: true });
  });
  app.get("/v1/setup", (c) => {
    const usable = !world.setUpDone && c.req.query("token") === "a-token";
    return usable ? c.body(null, 204) : problem(c, 410, "gone");
  });
  app.post("/v1/setup", async (c) => {
    const given = await c.req.json();
    world.requests.push({ method: "POST", path: c.req.path, body: given });
    if (world.setUpDone || given.token !== "a-token") return problem(c, 410, "gone");
    world.setUpDone = true;
    world.signedIn = true;
    return c.json({}, 201);
  });
  app.use("/v1/admin/*", async (c, next) => {
    if (c.req.header("accept") === "application/json")
      world.languages.push(c.req.header("accept-language") ?? "");
    if (!world.signedIn) return problem(c, 401, "unauthenticated");
    return next();
  });
  app.get("/v1/admin/me", (c) => c.json({ ...me, role: world.role }));
}
