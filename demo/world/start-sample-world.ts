import { Hono } from "hono";
import { listen, type Running } from "../listen.ts";
import { feeds } from "./feeds.ts";
import { filmRoutes } from "./film-routes.ts";
import { mastodonApi } from "./mastodon-api.ts";
import { missing, pages } from "./pages.ts";
import { pictureRoutes } from "./picture-routes.ts";
import { streamsOf } from "./streams.ts";
import { createWorld } from "./timeline.ts";

export interface SampleWorldOptions {
  /** 0 takes any free port. */
  port: number;
  host: string;
  seed: string;
  /** How often a post is born, in milliseconds; 6000 by default. */
  everyMs?: number;
  /** Where its time comes from. */
  clock?: () => Date;
  /** Requests to the API in five minutes, 300 as on a Mastodon server. */
  rateLimit?: number;
}

/**
 * Starts a small loopback server that speaks Mastodon's REST API and serves a blog's feeds, full of invented people.
 * Everything is a function of seed and time: started again, it has the same posts under the same ids.
 */
export async function startSampleWorld(options: SampleWorldOptions): Promise<Running> {
  const { port, host, seed, everyMs = 6000, clock = () => new Date() } = options;
  // The world needs its own address for its links, and only a listening server knows its port.
  const app = new Hono();
  const running = await listen((request) => app.fetch(request), port, host);
  const world = createWorld(seed, everyMs, () => clock().getTime(), running.url);
  const { blog } = streamsOf(everyMs);
  app.route("/", mastodonApi(world, options.rateLimit));
  app.route("/", pictureRoutes(world, blog));
  app.route("/", filmRoutes());
  app.route("/", feeds(world));
  app.route("/", pages(world, blog));
  app.notFound(missing);
  return running;
}
