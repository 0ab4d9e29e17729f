import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Applied, DryRunAnswer, Rule, Rules, WordList } from "../../server/wire/rule.ts";
import { type Koro, startKoro } from "../support/server.ts";
import { type Ask, addMember, addWorkspace, askSignedIn, askWithKey } from "./support/people.ts";
import { addPosts, aPost, aWall, type TestWall } from "./support/posts.ts";
import { aProblem } from "./support/problem.ts";

let koro: Koro;
let wall: TestWall;
let path: string;
const ask = {} as Record<"admin" | "moderator" | "viewer" | "stranger", Ask>;

beforeAll(async () => {
  koro = await startKoro();
  const { db } = koro.actions;
  const workspaceId = await addWorkspace(db);
  wall = await aWall(koro, workspaceId);
  path = `/v1/admin/walls/${wall.slug}/rules`;
  for (const role of ["admin", "moderator", "viewer"] as const)
    ask[role] = await askSignedIn(koro.origin, (await addMember(db, { workspaceId, role })).email);
  const elsewhere = await addMember(db, { workspaceId: await addWorkspace(db), role: "owner" });
  ask.stranger = await askSignedIn(koro.origin, elsewhere.email);
});
afterAll(() => koro?.stop());

const rule = {
  name: "No coins",
  condition: { fact: "words", words: ["bitcoin"] },
  moves: { verdict: "reject" },
};
const create = async (body: object = rule) =>
  Rule.parse(await (await ask.admin("POST", path, body)).json());

describe("rules", () => {
  it("are made, read, changed, ordered and deleted", async () => {
    const one = await create();
    const two = await create({ ...rule, name: "Two" });
    const changed = await ask.admin("PATCH", `${path}/${one.id}`, { on: false, version: 1 });
    expect(Rule.parse(await changed.json())).toEqual({ ...one, on: false, version: 2 });
    const stale = await ask.admin("PATCH", `${path}/${one.id}`, { on: true, version: 1 });
    await aProblem(stale, 409, "stale");
    await ask.admin("PUT", `${path}/order`, { rules: [two.id, one.id] });
    await aProblem(await ask.admin("PUT", `${path}/order`, { rules: [two.id] }), 409, "stale");
    const read = Rules.parse(await (await ask.moderator("GET", path)).json());
    expect(read.rules.map(({ id }) => id)).toEqual([two.id, one.id]);
    for (const { id } of read.rules)
      expect((await ask.admin("DELETE", `${path}/${id}`)).status).toBe(204);
    await aProblem(await ask.admin("DELETE", `${path}/${one.id}`), 404, "not-found");
  });

  it.each([
    [{ ...rule, condition: { fact: "words", words: [] } }],
    [{ ...rule, condition: { fact: "followers" } }],
    [{ ...rule, condition: { fact: "time", from: "9", until: "10:00", zone: "Nowhere" } }],
    [{ ...rule, condition: { fact: "expression", expression: "(a{900}){900}" } }],
    [{ ...rule, condition: { fact: "expression", expression: "(?=a)" } }],
    [{ ...rule, moves: {} }],
    [{ ...rule, moves: { verdict: "delete" } }],
    [{ ...rule, secret: 1 }],
    [{ ...rule, condition: { not: { not: { not: { not: { not: { fact: "link" } } } } } } }],
  ])("refuse %j", async (body) => {
    await aProblem(await ask.admin("POST", path, body), 422, "invalid");
  });

  it("say what they would do, do it, and let it be taken back", async () => {
    await addPosts(koro, wall, [aPost({ text: "Free bitcoin" }), aPost({ text: "Lovely" })]);
    const dry = await ask.moderator("POST", `${path}/dry-run`, { rule });
    const said = DryRunAnswer.parse(await dry.json());
    expect(said).toMatchObject({ matched: 1, changes: { reject: 1 } });
    const { id } = await create();
    const applied = await ask.admin("POST", `${path}/${id}/apply`, {});
    const { batch, changed } = Applied.parse(await applied.json());
    expect(changed).toBe(1);
    const undo = `/v1/admin/walls/${wall.slug}/decisions/${batch}/undo`;
    expect(await (await ask.moderator("POST", undo)).json()).toMatchObject({
      results: [{ ok: true, state: "pending" }],
    });
  });
});

describe("who may", () => {
  const changes: [string, string, object?][] = [
    ["POST", "", rule],
    ["PUT", "/order", { rules: [] }],
    ["PUT", "/first-by-hand", { on: true }],
    ["PATCH", "/0193b3a0-0000-7000-8000-000000000000", { on: false }],
    ["DELETE", "/0193b3a0-0000-7000-8000-000000000000"],
    ["POST", "/0193b3a0-0000-7000-8000-000000000000/apply", {}],
  ];
  it.each(changes)(
    "%s rules%s is the admins'; moderators are told, others find nothing",
    async (method, rest, body) => {
      await aProblem(await ask.moderator(method, path + rest, body), 403, "forbidden");
      await aProblem(await ask.viewer(method, path + rest, body), 404, "not-found");
      await aProblem(await ask.stranger(method, path + rest, body), 404, "not-found");
    },
  );

  it.each(["/v1/admin/word-lists", "/v1/admin/authors"])("reads %s: moderators", async (lists) => {
    expect((await ask.moderator("GET", lists)).status).toBe(200);
    await aProblem(await ask.viewer("GET", lists), 404, "not-found");
  });

  it("is asked of keys as of people", async () => {
    const on = { origin: koro.origin, db: koro.actions.db };
    const key = await askWithKey(on, { workspaceId: wall.workspaceId, role: "moderator" });
    expect((await key("GET", path)).status).toBe(200);
    await aProblem(await key("POST", path, rule), 403, "forbidden");
  });
});

describe("lists", () => {
  it("go out as CSV and come back", async () => {
    const body = { name: "Ours", words: ["kedi*", "mavi kuş"], except: ["kedicik"] };
    const made = await ask.admin("POST", "/v1/admin/word-lists", body);
    const list = WordList.parse(await made.json());
    const csv = await ask.moderator("GET", `/v1/admin/word-lists/${list.id}/csv`);
    expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const back = await ask.moderator("POST", "/v1/admin/word-lists/read-csv", {
      csv: await csv.text(),
    });
    expect(await back.json()).toEqual({ words: body.words, except: body.except });
    await aProblem(await ask.admin("POST", "/v1/admin/word-lists", body), 409, "taken");
    const theirs = await ask.stranger("GET", `/v1/admin/word-lists/${list.id}/csv`);
    await aProblem(theirs, 404, "not-found");
    await aProblem(await ask.admin("DELETE", "/v1/admin/word-lists/tr-mild"), 404, "not-found");
  });

  it("of people are kept by network and name", async () => {
    const authors = [{ network: "mastodon", author: "@Ada@x.example", list: "blocked" }];
    await ask.admin("POST", "/v1/admin/authors", { authors });
    await ask.admin("POST", "/v1/admin/authors", {
      authors: [{ network: "mastodon", author: "ada@x.example", list: "trusted" }],
    });
    const read = await (await ask.moderator("GET", "/v1/admin/authors")).json();
    expect(read).toMatchObject({ authors: [{ author: "ada@x.example", list: "trusted" }] });
    await ask.admin("DELETE", `/v1/admin/authors/${read.authors[0].id}`);
    expect(await (await ask.admin("GET", "/v1/admin/authors")).json()).toEqual({ authors: [] });
  });
});
