/** Everything under `/v1/admin`, behind one guard. */

import type { ServerResponse } from "node:http";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { type Context, Hono } from "hono";
import { findViewer, type Viewer } from "../../auth/viewer.ts";
import { readAdminWall } from "../../db/reads/admin-walls.ts";
import { isFileOfWorkspace } from "../../db/reads/media-access.ts";
import { notFound } from "../../domain/problem.ts";
import { type LiveClient, mostWaitingBytes } from "../../live/client-set.ts";
import type { DeskClient } from "../../live/desk.ts";
import { typeOfKey } from "../../media/media-key.ts";
import { answerFile } from "../answer-file.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { signedIn } from "../guard.ts";
import { headOnly, isHead, takeOver } from "../live-stream.ts";
import { adminLetters } from "./admin-letters.ts";
import { adminPlacements } from "./admin-placements.ts";
import { adminConnectors, adminSources } from "./admin-sources.ts";
import { adminWalls } from "./admin-walls.ts";

export function adminRoom(deps: HttpDeps) {
  const { actions, live } = deps;
  const app = new Hono<Env>();
  app.use("*", signedIn(deps));

  app.get("/me", (c) => {
    const { userId, name, email, role, workspaceId, workspaceName, locale } = c.get("viewer");
    const workspace = { id: workspaceId, name: workspaceName };
    return c.json({ id: userId ?? "", name, email, role, workspace, locale });
  });

  app.get("/live", (c) => {
    if (isHead(c)) return headOnly();
    const stream = takeOver(c.env.outgoing as ServerResponse, () => live.desk.leave(client));
    const client = deskClient(deps, c, stream);
    if (!stream.gone) live.desk.join(client);
    return RESPONSE_ALREADY_SENT;
  });

  app.get("/media/:key", async (c) => {
    const key = c.req.param("key");
    const mine = typeOfKey(key) && (await isFileOfWorkspace(actions.db, key, c.get("viewer")));
    if (!mine) throw notFound("file");
    return answerFile(c, actions.store, key, staffHeaders);
  });

  app.route("/connectors", adminConnectors());
  app.route("/letters", adminLetters(deps));
  app.route("/walls/:wall/sources", adminSources(deps));
  app.route("/walls/:wall", adminPlacements(deps));
  app.route("/walls", adminWalls(deps));
  return app;
}

/** What is not shown is for the person who is signed in here, not for other sites' pages. */
const staffHeaders = {
  "Cache-Control": "private, max-age=3600, immutable",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** The session is asked for again at most once a second: a role that was taken away ends its stream. */
function deskClient({ auth, actions }: HttpDeps, c: Context<Env>, stream: LiveClient): DeskClient {
  const headers = new Headers(c.req.raw.headers);
  let viewer: Viewer | null = c.get("viewer");
  let askedAt = Date.now();
  return {
    async maySee(wallId) {
      if (Date.now() - askedAt > 1_000) {
        askedAt = Date.now();
        viewer = await findViewer(auth, actions.db, headers);
      }
      if (viewer) return (await readAdminWall(actions.db, viewer, wallId))?.slug ?? null;
      stream.end();
      return null;
    },
    write(bytes) {
      if (stream.waiting > mostWaitingBytes) stream.end();
      else stream.write(bytes);
    },
    end: () => stream.end(),
  };
}
