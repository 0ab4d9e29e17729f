/** The part of Mastodon's REST API that a reader of hashtags needs (docs.joinmastodon.org/methods). */
import { Hono } from "hono";
import { linkHeader, pageOf, pageQueryOf } from "./paging.ts";
import { people, personByHandle } from "./people.ts";
import { rateLimit } from "./rate-limit.ts";
import { accountOf, statusOf } from "./status.ts";
import type { World } from "./timeline.ts";

/** Most ids that one `GET /api/v1/statuses` answers. */
const maxIds = 20;
const notFound = { error: "Record not found" };

export function mastodonApi(world: World, limit?: number): Hono {
  const app = new Hono();
  app.use("/api/*", rateLimit(world.now, limit));

  app.get("/api/v2/instance", (c) => c.json(instanceOf(world)));

  app.get("/api/v1/timelines/tag/:hashtag", (c) => {
    const query = pageQueryOf((name) => c.req.query(name));
    const hashtag = c.req.param("hashtag");
    const page = pageOf(world.tagged(hashtag), query);
    const here = `${world.url}/api/v1/timelines/tag/${encodeURIComponent(hashtag)}`;
    const link = linkHeader(here, page, query.limit);
    if (link !== null) c.header("Link", link);
    return c.json(page.map((post) => statusOf(post, world.url)));
  });

  app.get("/api/v1/statuses/:id", (c) => {
    const post = world.post(c.req.param("id"));
    return post === undefined ? c.json(notFound, 404) : c.json(statusOf(post, world.url));
  });

  app.get("/api/v1/statuses", (c) => {
    const ids = [...(c.req.queries("id[]") ?? []), ...(c.req.queries("id") ?? [])].slice(0, maxIds);
    const posts = ids.flatMap((id) => world.post(id) ?? []);
    return c.json(posts.map((post) => statusOf(post, world.url)));
  });

  app.get("/api/v1/accounts/lookup", (c) => {
    const person = personByHandle(c.req.query("acct") ?? "");
    return person === undefined ? c.json(notFound, 404) : c.json(accountOf(person, world.url));
  });

  app.get("/api/v1/accounts/:id", (c) => {
    const person = people.find(({ id }) => id === c.req.param("id"));
    return person === undefined ? c.json(notFound, 404) : c.json(accountOf(person, world.url));
  });

  app.all("/api/*", (c) =>
    c.json({ error: "The sample world does not speak this part of the API" }, 404),
  );
  return app;
}

function instanceOf({ url }: World) {
  return {
    domain: new URL(url).host,
    title: "Sample world",
    version: "4.5.0",
    source_url: "https://github.com/mastodon/mastodon",
    description: "An invented server with invented people, made for Koro's demo.",
    usage: { users: { active_month: people.length } },
    languages: ["tr", "en"],
    configuration: {
      urls: { streaming: null },
      timelines_access: {
        live_feeds: { local: "public", remote: "public" },
        hashtag_feeds: { local: "public", remote: "public" },
      },
      statuses: { max_characters: 1000, max_media_attachments: 4 },
    },
    registrations: { enabled: false, approval_required: false, message: null },
    rules: [],
  };
}
