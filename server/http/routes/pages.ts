/** Pages that people open besides the wall itself: the upload form, its status, the notice, screens. */
import { type Context, Hono } from "hono";
import { hashToken } from "../../actions/submit.ts";
import { withdraw } from "../../actions/withdraw.ts";
import { gateFacts, readingTime } from "../../db/reads/post-row.ts";
import { readDisplay, type WallRow } from "../../db/reads/public-walls.ts";
import { readShownPost } from "../../db/reads/shown-posts.ts";
import { readSubmission } from "../../db/reads/submissions.ts";
import { gate } from "../../domain/gate.ts";
import { notFound } from "../../domain/problem.ts";
import { findWall, readPublicWall } from "../../live/feed-page.ts";
import { iso, presentPost, presentWall } from "../../live/present.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { personLocale, withPageHeaders } from "../page-answer.ts";
import { renderNoticePage } from "../pages/notice-page.ts";
import { renderScreenPage } from "../pages/screen-page.ts";
import { renderStatusPage } from "../pages/status-page.ts";
import { renderSubmitPage } from "../pages/submit-page.ts";
import { qrSvg } from "../qr-svg.ts";
import { isUuid } from "../uuid.ts";

export function pages(deps: HttpDeps) {
  const { actions, live, publicUrl, sendsLetters } = deps;
  const app = new Hono<Env>();
  const inLanguage = (c: Context, row: WallRow) => {
    const locale = personLocale(c, row.locale);
    return { row, wall: presentWall(row, publicUrl, locale), locale };
  };
  // A private link works as long as its wall exists: who wants to withdraw must not wait for the wall to go live.
  const anyWallOf = async (c: Context) => {
    const row = await findWall(actions.db, c.req.param("wall") ?? "");
    if (!row) throw notFound("wall");
    return inLanguage(c, row);
  };
  const wallOf = async (c: Context) => {
    return inLanguage(c, await readPublicWall(actions.db, c.req.param("wall") ?? ""));
  };

  app.get("/w/:wall/submit", async (c) => {
    const { wall, locale } = await wallOf(c);
    if (!wall.submitUrl) throw notFound("upload page");
    return withPageHeaders(c, (nonce) => ({
      body: renderSubmitPage({ wall, publicUrl, sendsLetters, locale, nonce }),
    }));
  });

  app.get("/w/:wall/submit/qr.svg", async (c) => {
    const { wall } = await wallOf(c);
    if (!wall.submitUrl) throw notFound("upload page");
    c.header("Content-Type", "image/svg+xml");
    c.header("Content-Security-Policy", "default-src 'none'");
    c.header("Cache-Control", "public, max-age=300");
    return c.body(qrSvg(wall.submitUrl));
  });

  app.get("/w/:wall/notice", async (c) => {
    const { row, wall, locale } = await wallOf(c);
    const post = await reportedPost(deps, row.id, c.req.query("post"));
    const sent = c.req.query("sent") === "1";
    return withPageHeaders(c, (nonce) => ({
      body: renderNoticePage({ wall, contact: null, post, sent, locale, nonce }),
    }));
  });

  app.get("/w/:wall/status/:token", async (c) => {
    const { wall, locale } = await anyWallOf(c);
    const token = c.req.param("token");
    const found = await readSubmission(actions.db, hashToken(token));
    if (!found || found.wallSlug !== wall.slug) throw notFound("submission");
    const { postId, state, text, shown } = found;
    const status = { id: postId, state, text, shown, submittedAt: iso(found.submittedAt) };
    // The address is a secret: it must not travel to other sites.
    const answer = withPageHeaders(c, (nonce) => ({
      body: renderStatusPage({
        wall,
        status,
        token,
        withdrawUrl: `/w/${wall.slug}/status/${token}/withdraw`,
        locale,
        nonce,
      }),
    }));
    answer.headers.set("Referrer-Policy", "no-referrer");
    answer.headers.set("X-Robots-Tag", "noindex");
    return answer;
  });

  app.post("/w/:wall/status/:token/withdraw", async (c) => {
    const { row } = await anyWallOf(c);
    const token = c.req.param("token");
    live.changed(await withdraw(actions, { token, wallId: row.id }));
    return c.redirect(`/w/${row.slug}/status/${token}`, 303);
  });

  app.get("/screen/:display", async (c) => {
    const slug = c.req.param("display");
    const display = /^[a-z0-9-]{1,64}$/.test(slug) ? await readDisplay(actions.db, slug) : null;
    if (display?.kind !== "screen") throw notFound("screen");
    const row = await readPublicWall(actions.db, display.wall_slug);
    const wall = presentWall(row, publicUrl);
    return withPageHeaders(c, (nonce) => ({
      body: renderScreenPage({ wall, display, publicUrl, locale: row.locale, nonce }),
    }));
  });

  return app;
}

async function reportedPost({ actions, publicUrl }: HttpDeps, wallId: string, id?: string) {
  if (!id || !isUuid(id)) return undefined;
  const row = await readShownPost(actions.db, wallId, id);
  if (!row || !gate(gateFacts(row), "page", readingTime(row)).show) return undefined;
  const post = presentPost(row, { media: `${publicUrl}/media/` });
  return {
    id: post.id,
    text: post.text,
    author: post.author?.name ?? null,
    permalink: post.permalink,
  };
}
