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
import { adminAccount } from "./admin-account.ts";
import { adminAlerts } from "./admin-alerts.ts";
import { adminClaims } from "./admin-claims.ts";
import { adminClassifiers } from "./admin-classifiers.ts";
import { adminCollections } from "./admin-collections.ts";
import { adminCuration } from "./admin-curation.ts";
import { adminLetters } from "./admin-letters.ts";
import { adminAuthorLists, adminWordLists } from "./admin-lists.ts";
import { adminLog, adminLogFile } from "./admin-log.ts";
import { adminNumbers } from "./admin-numbers.ts";
import { adminOwnPosts } from "./admin-own-posts.ts";
import { adminMembers, adminWorkspace } from "./admin-people.ts";
import { adminInvitations } from "./admin-people-invitations.ts";
import { adminApiKeys } from "./admin-people-keys.ts";
import { adminPlacements } from "./admin-placements.ts";
import { adminReports } from "./admin-reports.ts";
import { adminRules } from "./admin-rules.ts";
import { adminConnectors, adminSources } from "./admin-sources.ts";
import { adminSuppressions } from "./admin-suppressions.ts";
import { adminViews } from "./admin-views.ts";
import { adminWalls } from "./admin-walls.ts";
import { adminWhy } from "./admin-why.ts";

export function adminRoom(deps: HttpDeps) {
  const { actions, live } = deps;
  const app = new Hono<Env>();
  app.use("*", signedIn(deps));

  app.get("/me", (c) => {
    const viewer = c.get("viewer");
    const { userId, name, email, role, locale, twoFactor } = viewer;
    const workspace = { id: viewer.workspaceId, name: viewer.workspaceName };
    return c.json({ id: userId ?? "", name, email, role, workspace, locale, twoFactor });
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
  app.route("/alerts", adminAlerts(deps));
  app.route("/classifiers", adminClassifiers(deps));
  app.route("/letters", adminLetters(deps));
  app.route("/log", adminLog(deps));
  app.route("/log.csv", adminLogFile(deps, "csv"));
  app.route("/log.ndjson", adminLogFile(deps, "ndjson"));
  app.route("/account", adminAccount(deps));
  app.route("/members", adminMembers(deps));
  app.route("/invitations", adminInvitations(deps));
  app.route("/api-keys", adminApiKeys(deps));
  app.route("/workspace", adminWorkspace(deps));
  app.route("/word-lists", adminWordLists(deps));
  app.route("/authors", adminAuthorLists(deps));
  app.route("/suppressions", adminSuppressions(deps));
  app.route("/walls/:wall/rules", adminRules(deps));
  app.route("/walls/:wall/sources", adminSources(deps));
  app.route("/walls/:wall/reports", adminReports(deps));
  app.route("/collections", adminCollections(deps));
  app.route("/walls/:wall", adminCuration(deps));
  app.route("/walls/:wall", adminOwnPosts(deps));
  app.route("/walls/:wall/posts", adminWhy(deps));
  app.route("/walls/:wall/numbers", adminNumbers(deps));
  app.route("/walls/:wall/views", adminViews(deps));
  app.route("/walls/:wall", adminPlacements(deps));
  app.route("/walls/:wall", adminClaims(deps));
  app.route("/walls", adminWalls(deps));
  return app;
}

/** What is not shown is for the person who is signed in here, not for other sites' pages. */
const staffHeaders = {
  "Cache-Control": "private, max-age=3600, immutable",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** The session is asked for again at most once a second, and at once when people changed. */
function deskClient({ auth, actions }: HttpDeps, c: Context<Env>, stream: LiveClient): DeskClient {
  const headers = new Headers(c.req.raw.headers);
  let asked: Promise<Viewer | null> = Promise.resolve(c.get("viewer"));
  let askedAt = Date.now();
  const askAgain = () => {
    askedAt = Date.now();
    asked = findViewer(auth, actions.db, headers).then((viewer) => {
      if (viewer && !isHeldBack(viewer)) return viewer;
      stream.end();
      return null;
    });
    return asked;
  };
  return {
    async isPerson(userId) {
      const viewer = await (Date.now() - askedAt > 1_000 ? askAgain() : asked);
      return viewer?.userId === userId;
    },
    async maySee(wallId) {
      const viewer = await (Date.now() - askedAt > 1_000 ? askAgain() : asked);
      return viewer && ((await readAdminWall(actions.db, viewer, wallId))?.slug ?? null);
    },
    async recheck() {
      const before = await asked;
      const now = await askAgain();
      const rights = (viewer: Viewer) => JSON.stringify([viewer.role, viewer.scopes, viewer.walls]);
      // What is on the screen may be more than is theirs now: the page asks for all of it again.
      if (before && now && rights(before) !== rights(now))
        stream.write(Buffer.from("event: reset\ndata: {}\n\n"));
    },
    write(bytes) {
      if (stream.waiting > mostWaitingBytes) stream.end();
      else stream.write(bytes);
    },
    end: () => stream.end(),
  };
}

/** The same that keeps them out of every other answer. */
const isHeldBack = ({ twoFactor, scopes }: Viewer) =>
  (twoFactor.required && !twoFactor.on) || (scopes !== null && !scopes.includes("read"));
