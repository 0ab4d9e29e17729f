/** Word lists and author lists of the workspace: admins write them, moderators read them. */
import { type Context, Hono } from "hono";
import { ListCsv, NewStandings, NewWordList, type WordList } from "#wire/rule.ts";
import {
  addStandings,
  deleteStanding,
  deleteWordList,
  saveWordList,
} from "../../actions/rules/change-lists.ts";
import { readStandings, readWordLists, type WordListRow } from "../../db/reads/rules.ts";
import { mayAct } from "../../domain/people.ts";
import { notFound } from "../../domain/problem.ts";
import { shippedLists } from "../../domain/rules/condition.ts";
import { readListCsv, writeListCsv } from "../../domain/rules/list-csv.ts";
import { shippedWords } from "../../domain/rules/lists/shipped.ts";
import type { Role } from "../../domain/vocabulary.ts";
import { jsonBody } from "../body/json-body.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { actorOf, requireRole } from "../guard.ts";
import { isUuid } from "../uuid.ts";

export function adminWordLists({ actions }: HttpDeps) {
  const { db } = actions;
  const app = new Hono<Env>();

  app.get("/", async (c) => c.json({ lists: await listsOf(workspaceFor(c, "moderator")) }));

  app.post("/", async (c) => {
    const workspaceId = workspaceFor(c, "admin");
    const { version: _, ...list } = await jsonBody(c, NewWordList);
    const id = await saveWordList(
      actions,
      { workspaceId, id: null },
      list,
      actorOf(c.get("viewer")),
    );
    return c.json(await readOne(workspaceId, id), 201);
  });

  /** CSV to JSON, so that somebody can look at it before it is saved. */
  app.post("/read-csv", async (c) => {
    workspaceFor(c, "moderator");
    return c.json(readListCsv((await jsonBody(c, ListCsv)).csv));
  });

  app.put("/:list", async (c) => {
    const workspaceId = workspaceFor(c, "admin");
    const { id } = await readOwn(workspaceId, c.req.param("list"));
    const { version: expect, ...list } = await jsonBody(c, NewWordList);
    await saveWordList(actions, { workspaceId, id, expect }, list, actorOf(c.get("viewer")));
    return c.json(await readOne(workspaceId, id));
  });

  app.delete("/:list", async (c) => {
    const workspaceId = workspaceFor(c, "admin");
    const { id } = await readOwn(workspaceId, c.req.param("list"));
    await deleteWordList(actions, { workspaceId, id }, actorOf(c.get("viewer")));
    return c.body(null, 204);
  });

  app.get("/:list/csv", async (c) => {
    const list = await readOne(workspaceFor(c, "moderator"), c.req.param("list"));
    c.header("Content-Type", "text/csv; charset=utf-8");
    c.header("Content-Disposition", 'attachment; filename="words.csv"');
    return c.body(`\ufeff${writeListCsv(list)}`);
  });

  return app;

  async function listsOf(workspaceId: string): Promise<WordList[]> {
    const own = (await readWordLists(db, workspaceId)).map(presentList);
    return [...shippedLists.map(presentShipped), ...own];
  }

  async function readOne(workspaceId: string, id: string): Promise<WordList> {
    const found = (await listsOf(workspaceId)).find((list) => list.id === id);
    if (!found) throw notFound("word list");
    return found;
  }

  async function readOwn(workspaceId: string, id: string): Promise<WordList> {
    const list = await readOne(workspaceId, isUuid(id) ? id : "");
    return list;
  }
}

export function adminAuthorLists({ actions }: HttpDeps) {
  const app = new Hono<Env>();

  app.get("/", async (c) => {
    const found = await readStandings(actions.db, workspaceFor(c, "moderator"));
    return c.json({
      authors: found.map(({ id, network, label, list }) => ({ id, network, author: label, list })),
    });
  });

  app.post("/", async (c) => {
    const workspaceId = workspaceFor(c, "admin");
    const { authors } = await jsonBody(c, NewStandings);
    await addStandings(actions, workspaceId, authors, actorOf(c.get("viewer")));
    return c.json({ added: authors.length }, 201);
  });

  app.delete("/:author", async (c) => {
    const workspaceId = workspaceFor(c, "admin");
    const id = c.req.param("author");
    if (!isUuid(id)) throw notFound("author on a list");
    await deleteStanding(actions, { workspaceId, id }, actorOf(c.get("viewer")));
    return c.body(null, 204);
  });

  return app;
}

/** Lists are the workspace's: whoever is limited to some walls must not change what others' walls show. */
function workspaceFor(c: Context<Env>, needed: Role): string {
  const viewer = c.get("viewer");
  if (!mayAct(viewer.role, "moderator")) throw notFound("page");
  requireRole(viewer, needed);
  if (needed === "admin" && viewer.walls !== null) throw notFound("page");
  return viewer.workspaceId;
}

const presentList = (row: WordListRow): WordList => ({ ...row, shipped: false });

const presentShipped = (id: (typeof shippedLists)[number]): WordList => {
  const { accents, words, except = [] } = shippedWords[id];
  return {
    id,
    name: id,
    shipped: true,
    accents,
    words: [...words],
    except: [...except],
    version: 1,
  };
};
