/** What the routes are given by the composition root. */
import type { HttpBindings } from "@hono/node-server";
import type { Logger } from "pino";
import type { RenderWall } from "#wire/rendering.ts";
import type { MediaContext } from "../actions/fetch-media.ts";
import type { Auth } from "../auth/auth.ts";
import type { Viewer } from "../auth/viewer.ts";
import type { Live } from "../live/live.ts";

export interface HttpDeps {
  actions: MediaContext;
  auth: Auth;
  live: Live;
  log: Logger;
  publicUrl: string;
  /** Writes walls as HTML. */
  renderWall: RenderWall;
  /** Where the built browser files are. */
  distDir: string;
  /** Whose `X-Forwarded-For` is believed. */
  clientAddress: (headers: Headers, socketAddress: string | undefined) => string;
  isReady: () => Promise<boolean>;
  /** Proxies stand in front, so that a neighbouring address says nothing about who asks. */
  isBehindProxy: boolean;
  metricsToken: string | null;
  /** There is a mail server; without one letters wait and are shown to the owners. */
  sendsLetters: boolean;
}

export interface Env {
  Bindings: HttpBindings;
  Variables: { viewer: Viewer; wall: { id: string; slug: string } };
}
