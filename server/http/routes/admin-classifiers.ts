/** Who is asked for second opinions: for owners and admins of the whole workspace. */
import { type Context, Hono } from "hono";
import {
  type AdminClassifier,
  ClassifierChanges,
  ClassifierTrial,
  NewClassifier,
} from "#wire/classifier.ts";
import {
  addClassifier,
  changeClassifier,
  deleteClassifier,
  offeredClassifiers,
} from "../../actions/opinions/classifiers.ts";
import { sayTrouble, tryClassifier } from "../../actions/opinions/try-classifier.ts";
import { type ClassifierRow, readClassifiers } from "../../db/reads/classifiers.ts";
import { mayAct } from "../../domain/people.ts";
import { notFound } from "../../domain/problem.ts";
import type { Locale } from "../../domain/vocabulary.ts";
import { iso } from "../../live/present.ts";
import { jsonBody } from "../body/json-body.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { actorOf, requireRole } from "../guard.ts";
import { browserLocale } from "../page-answer.ts";
import { isUuid } from "../uuid.ts";

export function adminClassifiers({ actions, live }: HttpDeps) {
  const app = new Hono<Env>();

  app.get("/", async (c) => {
    const found = await readClassifiers(actions.db, workspaceFor(c));
    const classifiers = found.map((row) => present(row, browserLocale(c)));
    return c.json({ classifiers, kinds: offeredClassifiers() });
  });

  app.post("/", async (c) => {
    const by = byOf(c);
    const id = await addClassifier(actions, by, await jsonBody(c, NewClassifier));
    return c.json(await presentOne(c, id), 201);
  });

  app.patch("/:classifier", async (c) => {
    const by = { ...byOf(c), id: idOf(c) };
    live.changed(await changeClassifier(actions, by, await jsonBody(c, ClassifierChanges)));
    return c.json(await presentOne(c, by.id));
  });

  app.delete("/:classifier", async (c) => {
    live.changed(await deleteClassifier(actions, { ...byOf(c), id: idOf(c) }));
    return c.body(null, 204);
  });

  app.post("/:classifier/check", async (c) => {
    const { text } = await jsonBody(c, ClassifierTrial);
    const asked = { workspaceId: workspaceFor(c), id: idOf(c), text };
    const { words, ...answer } = await tryClassifier(actions, asked);
    return c.json({ ...answer, message: words[browserLocale(c)] });
  });

  return app;

  async function presentOne(c: Context<Env>, id: string): Promise<AdminClassifier> {
    const [row] = await readClassifiers(actions.db, workspaceFor(c), id);
    if (!row) throw notFound("classifier");
    return present(row, browserLocale(c));
  }
}

function present({ secrets, ...row }: ClassifierRow, locale: Locale): AdminClassifier {
  const { id, kind, name, on, settings, failures, waiting, version } = row;
  const { trouble, trouble_at: at } = row;
  return {
    ...{ id, kind, name, on, settings, failures, waiting, version, hasSecrets: secrets !== null },
    trouble:
      trouble && at ? { kind: trouble, message: sayTrouble(trouble)[locale], at: iso(at) } : null,
    createdAt: iso(row.created_at),
  };
}

function idOf(c: Context<Env>): string {
  const id = c.req.param("classifier") ?? "";
  if (!isUuid(id)) throw notFound("classifier");
  return id;
}

const byOf = (c: Context<Env>) => ({
  ...{ workspaceId: workspaceFor(c), actor: actorOf(c.get("viewer")) },
});

/** Every wall's posts are asked about. */
function workspaceFor(c: Context<Env>): string {
  const viewer = c.get("viewer");
  if (!mayAct(viewer.role, "admin") || viewer.walls !== null) throw notFound("page");
  requireRole(viewer, "admin");
  return viewer.workspaceId;
}
