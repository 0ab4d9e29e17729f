/** Posts of our own: written at the desk, with pictures that go the way of every upload. */
import { type Context, Hono } from "hono";
import { NewOwnPost, OwnPostChanges } from "#wire/own-post.ts";
import { deleteOwnPost, makeOwnPost, rewordOwnPost } from "../../actions/curate/own-post.ts";
import { SuppressedPicture } from "../../actions/suppress/refuse-picture.ts";
import { readPlacement, readWallsOfPost } from "../../db/reads/placements.ts";
import { notFound, Problem } from "../../domain/problem.ts";
import { MediaError } from "../../media/media-error.ts";
import { jsonBody, parse } from "../body/json-body.ts";
import { type Multipart, readMultipart } from "../body/multipart.ts";
import { createUploadTurns, uploadBounds } from "../body/upload-turns.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { actorOf, wallWithinReach } from "../guard.ts";
import { mediaSentence } from "../media-words.ts";
import { isUuid } from "../uuid.ts";

const noFiles: Multipart["files"] = [];

export function adminOwnPosts(deps: HttpDeps) {
  const { actions, live } = deps;
  const beginTurn = createUploadTurns(uploadBounds);
  const app = new Hono<Env>();

  app.post("/posts", async (c) => {
    const wall = await wallWithinReach(deps, c, "moderator");
    const viewer = c.get("viewer");
    const { wanted, files } = await readBody(c);
    if (wanted.text === "" && files.length === 0) throw nothingToSay();
    const { text, name, lang, cta, sponsor, showFrom, showUntil, alt } = wanted;
    try {
      const made = await makeOwnPost(actions, {
        ...{ wallId: wall.id, workspaceId: wall.workspace_id, actor: actorOf(viewer), text },
        name: name ?? viewer.workspaceName,
        lang: lang === undefined ? wall.locale : lang || null,
        ...{ cta: cta ?? null, sponsor: sponsor ?? null },
        ...{ showFrom: showFrom ?? null, showUntil: showUntil ?? null },
        pictures: files.map(({ bytes }, at) => ({ bytes, alt: alt[at] || null })),
      });
      live.changed(made.seqs);
      return c.json({ id: made.id, batch: made.batch }, 201);
    } catch (error) {
      if (error instanceof SuppressedPicture) throw keptOut(error);
      throw error instanceof MediaError ? mediaProblem(error, viewer.locale ?? wall.locale) : error;
    }
  });

  app.patch("/posts/:post", async (c) => {
    const on = await ownPost(c);
    const { text } = await jsonBody(c, OwnPostChanges);
    if (text === "" && !on.hasMedia) throw nothingToSay();
    live.changed(await rewordOwnPost(actions, on, text));
    return c.body(null, 204);
  });

  app.delete("/posts/:post", async (c) => {
    live.changed(await deleteOwnPost(actions, await ownPost(c)));
    return c.body(null, 204);
  });

  return app;

  /** It is one post on all its walls: whoever changes it has to be at home on each. */
  async function ownPost(c: Context<Env>) {
    const wall = await wallWithinReach(deps, c, "moderator");
    const viewer = c.get("viewer");
    const postId = c.req.param("post") ?? "";
    const [row] = isUuid(postId) ? await readPlacement(actions.db, wall.id, postId) : [];
    if (!row || row.gone_at !== null) throw notFound("post");
    const others = viewer.walls ? await readWallsOfPost(actions.db, postId) : [];
    if (others.some((id) => !viewer.walls?.includes(id)))
      throw new Problem("forbidden", "This post is on a wall that is not yours, too.");
    return { wallId: wall.id, postId, actor: actorOf(viewer), hasMedia: row.media.length > 0 };
  }

  async function readBody(c: Context<Env>) {
    if (!(c.req.header("content-type") ?? "").startsWith("multipart/form-data"))
      return { wanted: await jsonBody(c, NewOwnPost), files: noFiles };
    const turn = beginTurn(
      deps.clientAddress(c.req.raw.headers, c.env.incoming.socket.remoteAddress),
    );
    try {
      const parts = await readMultipart(c, turn);
      turn.bodyRead();
      return { wanted: parse(NewOwnPost, plainFields(parts)), files: parts.files };
    } finally {
      turn.end();
    }
  }
}

/** A form has no objects and no `null`: an empty field is one that was left out. */
function plainFields({ fields, files }: Multipart): Record<string, unknown> {
  const wrongFile = files.find((file) => file.field !== "media");
  if (wrongFile) throw invalid(wrongFile.field, "files are sent as “media”");
  const { ctaLabel, ctaUrl, ...plain } = Object.fromEntries(
    [...fields].flatMap(([name, values]) => {
      if (name === "alt") return [[name, values]];
      const value = values.length === 1 ? values[0] : values;
      return value === "" ? [] : [[name, value]];
    }),
  );
  return ctaLabel || ctaUrl ? { ...plain, cta: { label: ctaLabel, url: ctaUrl } } : plain;
}

const invalid = (path: string, message: string) =>
  new Problem("invalid", "Some fields are not right; see errors.", { errors: [{ path, message }] });

const nothingToSay = () => invalid("text", "write something or add a picture");

function keptOut(cause: SuppressedPicture): Problem {
  const message = "it was taken down and must not come back: owners and admins can lift that";
  return new Problem("invalid", "One of these pictures was taken down at somebody's request.", {
    ...{ errors: [{ path: "media", message }], cause },
  });
}

function mediaProblem(error: MediaError, locale: "en" | "tr"): Problem {
  const code = { "too-large": "too-large", unsupported: "unsupported-media" } as const;
  const message = mediaSentence(error.code, locale);
  const known = error.kind in code ? code[error.kind as keyof typeof code] : "invalid";
  return new Problem(known, message, { errors: [{ path: "media", message }], cause: error });
}
