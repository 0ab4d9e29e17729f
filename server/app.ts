/** Routes and middleware. Starts nothing. */
import { type Context, Hono } from "hono";
import { notFound } from "./domain/problem.ts";
import type { Env, HttpDeps } from "./http/deps.ts";
import { isOwnOrigin } from "./http/guard.ts";
import { browserLocale, withPageHeaders } from "./http/page-answer.ts";
import { renderAdminShell } from "./http/pages/admin-shell.ts";
import { renderErrorPage } from "./http/pages/error-page.ts";
import { answerProblem, problemDetails, toProblem } from "./http/problem.ts";
import { adminRoom } from "./http/routes/admin-room.ts";
import { invitations } from "./http/routes/invitations.ts";
import { mediaFiles } from "./http/routes/media.ts";
import { moderatePage } from "./http/routes/moderate-page.ts";
import { operations } from "./http/routes/operations.ts";
import { pages } from "./http/routes/pages.ts";
import { password } from "./http/routes/password.ts";
import { publicLive } from "./http/routes/public-live.ts";
import { publicWalls } from "./http/routes/public-walls.ts";
import { servedWallRoutes } from "./http/routes/served-walls.ts";
import { setup } from "./http/routes/setup.ts";
import { signIn } from "./http/routes/sign-in.ts";
import { submissions } from "./http/routes/submissions.ts";
import { staticFiles } from "./http/static-files.ts";

export function createApp(deps: HttpDeps) {
  const app = new Hono<Env>();
  app.route("/v1/walls", publicWalls(deps));
  app.route("/v1/walls", submissions(deps));
  app.route("/", moderatePage(deps));
  app.route("/", servedWallRoutes(deps));
  app.route("/v1/live", publicLive(deps));
  app.route("/media", mediaFiles(deps));
  app.route("/v1/admin", adminRoom(deps));
  app.route("/v1/setup", setup(deps));
  app.route("/v1/invitations", invitations(deps));
  app.route("/v1/password", password(deps));
  app.route("/api/auth", signIn(deps));
  app.route("/", operations(deps));
  app.get("/", (c) => c.redirect("/admin"));
  app.on("GET", ["/admin", "/admin/*"], (c) =>
    withPageHeaders(c, (nonce) => ({ body: renderAdminShell({ nonce }) }), "admin"),
  );
  app.route("/", pages(deps));
  app.route("/", staticFiles(deps.distDir));
  app.notFound((c) => answerError(c, notFound("page")));
  app.onError((error, c) => {
    const problem = toProblem(error);
    if (problem.code === "internal")
      deps.log.error(
        { err: error, method: c.req.method, route: c.req.routePath },
        "request failed",
      );
    return answerError(c, problem);
  });
  return app;
}

/** People get a page, programs get problem details. Under `/v1/` people are those who sent a form without a script. */
function answerError(c: Context<Env>, problem: ReturnType<typeof toProblem>): Response {
  const isPage = !c.req.path.startsWith("/v1/") || c.req.method === "POST";
  if (!isPage || !wantsHtml(c)) return answerProblem(c, problem);
  if (problem.retryAfterSeconds !== null)
    c.header("Retry-After", String(problem.retryAfterSeconds));
  const { status } = problemDetails(problem);
  return withPageHeaders(c, () => ({
    status: status as 404,
    body: renderErrorPage({ status, locale: browserLocale(c) }),
  }));
}

const wantsHtml = (c: Context) => (c.req.header("accept") ?? "").includes("text/html");

/** Origins that a request itself proves to be ours, for better-auth. */
export const ownOrigins = (publicUrl: string) => (request: Request) => {
  const origin = request.headers.get("origin");
  const host = request.headers.get("host") ?? undefined;
  return origin && isOwnOrigin(origin, publicUrl, host) ? [origin] : [];
};
