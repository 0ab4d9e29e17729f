/** The public contract of a wall: no login, any origin may read. */
import { type Context, Hono } from "hono";
import { NewReport } from "#wire/submission.ts";
import { FeedQuery } from "#wire/wall.ts";
import { reportPost } from "../../actions/report-post.ts";
import { gateFacts, readingTime } from "../../db/reads/post-row.ts";
import { readShownPost } from "../../db/reads/shown-posts.ts";
import { gate } from "../../domain/gate.ts";
import { notFound } from "../../domain/problem.ts";
import { readFeedPage, readPublicWall } from "../../live/feed-page.ts";
import { chooseEncoding, isCurrent } from "../../live/finished.ts";
import { presentPost, presentWall } from "../../live/present.ts";
import { formOrJson } from "../body/form-or-json.ts";
import { parse, parseQuery } from "../body/json-body.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { renderJsonFeed } from "../feeds/json-feed.ts";
import { renderRss } from "../feeds/rss.ts";
import { refuseOtherSites } from "../guard.ts";
import { openLiveStream } from "../live-stream.ts";
import { limitRate } from "../rate-limit.ts";
import { isRedistributable } from "../redistributable.ts";
import { isUuid } from "../uuid.ts";

export function publicWalls(deps: HttpDeps) {
  const { actions, live, publicUrl } = deps;
  const reader = { db: actions.db, publicUrl, isRedistributable };
  const app = new Hono<Env>();

  app.use("*", async (c, next) => {
    openToAll(c);
    await next();
  });
  app.options("*", (c) => {
    c.header("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS");
    c.header("Access-Control-Allow-Headers", "Content-Type, If-None-Match, Last-Event-ID");
    c.header("Access-Control-Max-Age", "86400");
    return c.body(null, 204);
  });

  app.get("/:wall", async (c) => {
    const wall = await readPublicWall(actions.db, c.req.param("wall"));
    c.header("Cache-Control", "public, max-age=1, s-maxage=5");
    return c.json(presentWall(wall, publicUrl));
  });

  app.get("/:wall/feed", async (c) => {
    const query = parseQuery(FeedQuery, c.req.query());
    const url = c.env.incoming.url ?? c.req.path;
    const slug = c.req.param("wall");
    if (!live.hears) await live.feeds.askHowNew(slug);
    const finished = await live.feeds.get(url, slug, query);
    const encoding = chooseEncoding(c.req.header("accept-encoding"));
    if (isCurrent(c.req.header("if-none-match"), finished))
      return new Response(null, { status: 304, headers: pairs(finished.notModified[encoding]) });
    const { bytes, headers } = await finished.encode(encoding);
    return new Response(bytes as Uint8Array<ArrayBuffer>, { headers: pairs(headers) });
  });

  app.get("/:wall/posts/:post", async (c) => {
    const wall = await readPublicWall(actions.db, c.req.param("wall"));
    const row = await readShown(deps, wall.id, c.req.param("post"));
    c.header("Cache-Control", "public, max-age=1, s-maxage=5");
    return c.json(presentPost(row, { media: `${publicUrl}/media/` }));
  });

  app.get("/:wall/live", async (c) => {
    const wall = await readPublicWall(actions.db, c.req.param("wall"));
    return openLiveStream(c, live.hub, wall.id);
  });

  app.get("/:wall/feed.rss", async (c) => {
    const { feed } = await readFeedPage(reader, c.req.param("wall"), exportQuery(c), "export");
    return answerExport(c, "application/rss+xml; charset=utf-8", renderRss(feed, publicUrl));
  });

  app.get("/:wall/feed.json", async (c) => {
    const { feed } = await readFeedPage(reader, c.req.param("wall"), exportQuery(c), "export");
    const body = JSON.stringify(renderJsonFeed(feed, publicUrl));
    return answerExport(c, "application/feed+json; charset=utf-8", body);
  });

  app.post(
    "/:wall/posts/:post/report",
    limitRate(deps, { most: 20, perMs: 600_000 }),
    async (c) => {
      const wall = await readPublicWall(actions.db, c.req.param("wall"));
      const { id } = await readShown(deps, wall.id, c.req.param("post"));
      const body = await formOrJson(c);
      if (body.isForm) refuseOtherSites(c, publicUrl);
      const report = parse(NewReport, body.fields);
      const on = { workspaceId: wall.workspace_id, wallId: wall.id, postId: id };
      live.changed(await reportPost(actions, on, report));
      if (!body.isForm) return c.body(null, 202);
      return c.redirect(`${publicUrl}/w/${wall.slug}/notice?sent=1`, 303);
    },
  );

  return app;
}

function openToAll(c: Context): void {
  c.header("Access-Control-Allow-Origin", "*");
  c.header("Access-Control-Expose-Headers", "ETag, Retry-After");
  c.header("Cross-Origin-Resource-Policy", "cross-origin");
}

const exportQuery = (c: Context) => parseQuery(FeedQuery, { limit: "50", ...c.req.query() });

function answerExport(c: Context, type: string, body: string): Response {
  c.header("Content-Type", type);
  c.header("Cache-Control", "public, max-age=60, s-maxage=60");
  return c.body(body);
}

async function readShown({ actions }: HttpDeps, wallId: string, postId: string) {
  const row = isUuid(postId) ? await readShownPost(actions.db, wallId, postId) : null;
  if (!row || !gate(gateFacts(row), "wall", readingTime(row)).show) throw notFound("post");
  return row;
}

function pairs(flat: string[]): [string, string][] {
  const list: [string, string][] = [];
  for (let at = 0; at < flat.length; at += 2) list.push([flat[at] ?? "", flat[at + 1] ?? ""]);
  return list;
}
