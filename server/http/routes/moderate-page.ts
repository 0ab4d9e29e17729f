/**
 * The hosted page as a moderator sees it: `/w/{wall}?moderate`. It is written for one person and never kept; the page
 * that everybody gets knows nothing of it, so that visitors pay neither a byte nor a request.
 */
import { Hono } from "hono";
import { FeedQuery } from "#wire/wall.ts";
import { findViewer, type Viewer } from "../../auth/viewer.ts";
import { readAdminWall } from "../../db/reads/admin-walls.ts";
import { mayAct } from "../../domain/people.ts";
import { notFound } from "../../domain/problem.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { personLocale, withPageHeaders } from "../page-answer.ts";
import { renderWallPage } from "../pages/wall-page.ts";
import { createServedWalls } from "../served-walls.ts";
import { attributesOf } from "../wall-attributes.ts";

export function moderatePage(deps: HttpDeps) {
  const { auth, actions, publicUrl } = deps;
  const walls = createServedWalls(deps);
  const app = new Hono<Env>();

  app.get("/w/:wall{[a-z0-9-]{1,64}}", async (c, next) => {
    if (c.req.query("moderate") === undefined) return next();
    const slug = c.req.param("wall");
    const viewer = await findViewer(auth, actions.db, c.req.raw.headers);
    c.header("Cache-Control", "no-store");
    if (viewer?.by !== "session" || isHeldBack(viewer))
      return c.redirect(`/admin/walls/${slug}/queue`, 302);
    const wall = await readAdminWall(actions.db, viewer, slug);
    if (wall?.slug !== slug || !mayAct(viewer.role, "moderator")) throw notFound("page");
    const served = await walls.get({
      ...{ slug, query: FeedQuery.parse({}), isOpen: false },
      attributes: { ...attributesOf(slug, {}), "heading-level": "1" },
      moreUrl: (cursor) => `?${new URLSearchParams({ cursor })}`,
    });
    const locale = viewer.locale ?? personLocale(c, wall.locale);
    // The list of authors is the workspace's, as `admin-lists.ts` says.
    const mayBlock = mayAct(viewer.role, "admin") && viewer.walls === null;
    return withPageHeaders(c, (nonce) => ({
      body: renderWallPage({
        ...{
          ...served,
          publicUrl,
          locale: wall.locale,
          nonce,
          moderate: { slug, locale, mayBlock },
        },
      }),
    }));
  });
  return app;
}

/** Who lacks the second factor that everybody needs here has nothing but their account. */
const isHeldBack = ({ twoFactor }: Viewer) => twoFactor.required && !twoFactor.on;
