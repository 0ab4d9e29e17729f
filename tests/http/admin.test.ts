import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AdminWall } from "../../server/wire/admin-wall.ts";
import { DecisionsAnswer, Placement, PlacementPage } from "../../server/wire/placement.ts";
import { type Koro, startKoro } from "../support/server.ts";
import { type Ask, addMember, addWorkspace, askSignedIn } from "./support/people.ts";
import { addPosts, addShown, aPost, aWall, type TestWall } from "./support/posts.ts";
import { aProblem } from "./support/problem.ts";
import { until } from "./support/until.ts";

let koro: Koro;
let workspaceId: string;
let mine: TestWall;
let other: TestWall;
let ids: { post: string; display: string; batch: string };
const asks = {} as Record<"owner" | "moderator" | "viewer" | "limited" | "stranger", Ask>;
beforeAll(async () => {
  koro = await startKoro();
  const { db } = koro.actions;
  workspaceId = await addWorkspace(db);
  mine = await aWall(koro, workspaceId);
  other = await aWall(koro, workspaceId);
  const elsewhere = await addWorkspace(db, "Another brand");
  const members = {
    owner: await addMember(db, { workspaceId, role: "owner" }),
    moderator: await addMember(db, { workspaceId, role: "moderator" }),
    viewer: await addMember(db, { workspaceId, role: "viewer" }),
    limited: await addMember(db, { workspaceId, role: "moderator", walls: [mine.id] }),
    stranger: await addMember(db, { workspaceId: elsewhere, role: "owner" }),
  };
  for (const [name, { email }] of Object.entries(members))
    asks[name as keyof typeof asks] = await askSignedIn(koro.origin, email);
  ids = await aDecisionOn(other);
});
afterAll(() => koro?.stop());

const at = (wall: TestWall, path = "") => `/v1/admin/walls/${wall.slug}${path}`;

async function aDecisionOn(wall: TestWall) {
  const [post = ""] = await addPosts(koro, wall, [aPost()]);
  const moves = [{ post, move: "approve", expect: 1 }];
  const decided = await asks.owner("POST", at(wall, "/decisions"), { moves });
  const { batch } = DecisionsAnswer.parse(await decided.json());
  const { displays } = await (await asks.owner("GET", at(wall, "/displays"))).json();
  return { post, batch, display: displays[0].id as string };
}

type Call = [method: string, path: string, body: unknown, needs: "viewer" | "moderator" | "admin"];
/** Every route under a wall, with a body that would be taken. */
const calls = (wall: TestWall): Call[] => {
  const { post, display, batch } = ids;
  const source = { connector: "feed", settings: { url: "https://feeds.example/rss" } };
  return [
    ["GET", at(wall), undefined, "viewer"],
    ["GET", `/v1/admin/walls/${wall.id}`, undefined, "viewer"],
    ["PATCH", at(wall), { title: "Mine now" }, "admin"],
    ["PATCH", at(wall), { state: "dark" }, "moderator"],
    ["GET", at(wall, "/displays"), undefined, "viewer"],
    ["POST", at(wall, "/displays"), { slug: "a-screen", kind: "screen" }, "admin"],
    ["GET", at(wall, `/displays/${display}`), undefined, "viewer"],
    ["PATCH", at(wall, `/displays/${display}`), { settings: { dwellMs: 4000 } }, "admin"],
    ["DELETE", at(wall, `/displays/${display}`), undefined, "admin"],
    ["GET", at(wall, "/sources"), undefined, "viewer"],
    ["POST", at(wall, "/sources"), source, "admin"],
    ["POST", at(wall, "/sources/check"), source, "admin"],
    ["GET", at(wall, `/sources/${wall.sourceId}`), undefined, "viewer"],
    ["PATCH", at(wall, `/sources/${wall.sourceId}`), { publishing: "automatic" }, "admin"],
    ["POST", at(wall, `/sources/${wall.sourceId}/check`), {}, "moderator"],
    ["POST", at(wall, `/sources/${wall.sourceId}/read`), {}, "moderator"],
    ["DELETE", at(wall, `/sources/${wall.sourceId}`), undefined, "admin"],
    ["GET", at(wall, "/placements"), undefined, "viewer"],
    ["GET", at(wall, `/placements/${post}`), undefined, "viewer"],
    ["PATCH", at(wall, `/placements/${post}`), { pinned: true }, "moderator"],
    ["GET", at(wall, "/decisions"), undefined, "viewer"],
    ["POST", at(wall, "/decisions"), { moves: [{ post, move: "reject", expect: 2 }] }, "moderator"],
    ["POST", at(wall, `/decisions/${batch}/undo`), {}, "moderator"],
    ["DELETE", at(wall), undefined, "admin"],
  ];
};

describe("reach", () => {
  it("answers 404 to a moderator of wall A for everything of wall B, and to other workspaces", async () => {
    for (const ask of [asks.limited, asks.stranger])
      for (const [method, path, body] of calls(other)) {
        await aProblem(await ask(method, path, body), 404, "not-found");
        // A body that is wrong says nothing about what is behind it, either.
        if (body) await aProblem(await ask(method, path, { no: "such field" }), 404, "not-found");
      }
    const seen = async (ask: Ask) => (await (await ask("GET", "/v1/admin/walls")).json()).walls;
    expect((await seen(asks.limited)).map((wall: AdminWall) => wall.slug)).toEqual([mine.slug]);
    expect(await seen(asks.stranger)).toEqual([]);
    expect(await seen(asks.viewer)).toHaveLength(2);
  });

  it("answers 403 to roles that may see but not do it", async () => {
    const roles = { viewer: ["moderator", "admin"], moderator: ["admin"] } as const;
    for (const [role, beyond] of Object.entries(roles))
      for (const [method, path, body, needs] of calls(other))
        if ((beyond as readonly string[]).includes(needs)) {
          const answer = await asks[role as "viewer"](method, path, body);
          expect([role, method, path, answer.status]).toEqual([role, method, path, 403]);
          await aProblem(answer, 403, "forbidden");
        }
    for (const ask of [asks.viewer, asks.moderator, asks.limited])
      await aProblem(
        await ask("POST", "/v1/admin/walls", { slug: "x2", title: "x" }),
        403,
        "forbidden",
      );
    const unharmed = AdminWall.parse(await (await asks.owner("GET", at(other))).json());
    expect(unharmed).toMatchObject({ title: "Acme Yaz", state: "live", counts: { approved: 1 } });
  });

  it("lets a limited moderator work on their own wall", async () => {
    const [post = ""] = await addPosts(koro, mine, [aPost()]);
    const moves = [{ post, move: "approve", expect: 1 }];
    const answer = await asks.limited("POST", at(mine, "/decisions"), { moves });
    expect((await answer.json()).results).toEqual([
      { post, ok: true, state: "approved", version: 2 },
    ]);
    const foreign = [{ post: ids.post, move: "reject", expect: 2 }];
    const crossed = await asks.limited("POST", at(mine, "/decisions"), { moves: foreign });
    expect((await crossed.json()).results).toEqual([
      { post: ids.post, ok: false, code: "not-found", now: null },
    ]);
    const undo = await asks.limited("POST", at(mine, `/decisions/${ids.batch}/undo`), {});
    await aProblem(undo, 404, "not-found");
  });
});

describe("bodies and names", () => {
  it("refuses unknown fields by name, everywhere a body is taken", async () => {
    for (const [method, path, body] of calls(mine)) {
      if (!body || Object.keys(body).length === 0) continue;
      const answer = await asks.owner(method, path.replace(ids.post, await firstPost()), {
        ...body,
        colour: "red",
      });
      if (answer.status === 404) continue;
      const { errors } = await aProblem(answer, 422, "invalid");
      expect([path, errors]).toEqual([
        path,
        [{ path: "colour", message: expect.stringContaining("unknown") }],
      ]);
    }
  });

  const firstPost = async () => {
    const page = await asks.owner("GET", at(mine, "/placements"));
    return PlacementPage.parse(await page.json()).placements[0]?.post.id ?? "";
  };

  it("refuses what is no JSON, too large, or not what it should be", async () => {
    const json = { "content-type": "application/json" };
    const post = (body: string | object) => asks.owner("POST", "/v1/admin/walls", body, json);
    for (const body of ["{", "nonsense", '{"slug":"a",}', "\u0000"])
      await aProblem(await post(body), 400, "bad-request");
    await aProblem(await post(`{"title":"${"x".repeat(1_100_000)}"}`), 413, "too-large");
    for (const body of ["[]", "null", "7", '"x"', "", "{}"])
      await aProblem(await post(body), 422, "invalid");
    const slugs = [
      "",
      "a",
      "A",
      "İ",
      "a--b",
      "-a",
      "a b",
      "../x",
      "a".repeat(65),
      "a\u0000b",
      7,
      null,
    ];
    for (const slug of slugs) {
      const { errors } = await aProblem(await post({ slug, title: "x" }), 422, "invalid");
      expect(errors?.[0]?.path).toBe("slug");
    }
    await aProblem(await post({ slug: mine.slug, title: "x" }), 409, "taken");
    const odd = await post(`{"slug":"odd-words","title":"a\\u0000b\\ud800 <b>","hashtags":["x"]}`);
    expect(AdminWall.parse(await odd.json())).toMatchObject({ hashtags: ["#x"] });
  });

  it("takes 500 moves and refuses 501, none, and words that are no moves", async () => {
    const move = (fields = {}) => ({ post: mine.id, move: "approve", expect: 1, ...fields });
    const decide = (moves: unknown) => asks.owner("POST", at(mine, "/decisions"), { moves });
    expect((await decide(Array.from({ length: 500 }, () => move()))).status).toBe(200);
    for (const moves of [Array.from({ length: 501 }, () => move()), [], "all", undefined])
      await aProblem(await decide(moves), 422, "invalid");
    for (const fields of [
      { move: "delete" },
      { post: "x" },
      { expect: -1 },
      { expect: 1.5 },
      { x: 1 },
    ])
      await aProblem(await decide([move(fields)]), 422, "invalid");
    const note = await decide([
      move({ post: await firstPost(), move: "hold", expect: 2, note: "\ud800\u0000" }),
    ]);
    expect((await note.json()).results[0]).toMatchObject({ ok: true, state: "held" });
  });

  it("answers 404 for what is not there, whatever its name is like", async () => {
    const unknown = "0193e4a0-0000-7000-8000-000000000000";
    for (const name of [unknown, "x", "%00", "..%2f", "%F0%9F%8E%89", "'--", "a".repeat(2_000)]) {
      const paths: [string, string, unknown?][] = [
        ["GET", `/v1/admin/walls/${name}`],
        ...(["displays", "sources", "placements"].map((kind) => [
          "GET",
          at(mine, `/${kind}/${name}`),
        ]) as [string, string][]),
        ["PATCH", at(mine, `/placements/${name}`), { pinned: true }],
        ["DELETE", at(mine, `/displays/${name}`)],
        ["DELETE", at(mine, `/sources/${name}`)],
        ["POST", at(mine, `/sources/${name}/read`), {}],
        ["POST", at(mine, `/decisions/${name}/undo`), {}],
        ["GET", `/v1/admin/${name}`],
      ];
      for (const [method, path, body] of paths)
        await aProblem(await asks.owner(method, path, body), 404, "not-found");
    }
    for (const query of ["limit=0", "limit=101", "state=gone", "source=x", "cursor=x", "q=%00"])
      await aProblem(await asks.owner("GET", at(mine, `/placements?${query}`)), 400, "bad-request");
    for (const query of [
      "post=x",
      "limit=201",
      `cursor=${Buffer.from(`1 ${unknown}`).toString("base64url")}`,
    ])
      await aProblem(await asks.owner("GET", at(mine, `/decisions?${query}`)), 400, "bad-request");
    expect((await asks.owner("GET", at(mine, "/placements?colour=blue"))).status).toBe(200);
  });
});

describe("the queue over HTTP", () => {
  it("pages through every placement once and counts them", async () => {
    const wall = await aWall(koro, workspaceId);
    const posts = await addPosts(
      koro,
      wall,
      Array.from({ length: 7 }, () => aPost()),
    );
    await addShown(koro, wall, [aPost()]);
    for (const order of ["oldest", "newest"]) {
      const seen: string[] = [];
      for (let cursor = ""; ; ) {
        const query = `?state=pending&limit=3&order=${order}${cursor}`;
        const page = PlacementPage.parse(
          await (await asks.viewer("GET", at(wall, `/placements${query}`))).json(),
        );
        expect(page.counts).toMatchObject({ pending: 7, approved: 1, rejected: 0 });
        seen.push(...page.placements.map(({ post }) => post.id));
        if (!page.next) break;
        cursor = `&cursor=${page.next}`;
      }
      expect(seen).toHaveLength(7);
      expect(new Set(seen)).toEqual(new Set(posts));
    }
  });

  it("decides, says who was faster, keeps a log, and takes a batch back", async () => {
    const wall = await aWall(koro, workspaceId);
    const [a = "", b = ""] = await addPosts(koro, wall, [aPost(), aPost()]);
    const decide = async (moves: object[]) =>
      DecisionsAnswer.parse(
        await (await asks.moderator("POST", at(wall, "/decisions"), { moves })).json(),
      );

    const { batch } = await decide([
      { post: a, move: "approve", expect: 1 },
      { post: b, move: "reject", expect: 1, reason: "off-topic" },
    ]);
    const late = await decide([{ post: a, move: "reject", expect: 1 }]);
    expect(late.results).toMatchObject([
      { post: a, ok: false, code: "stale", now: { state: "approved", version: 2 } },
    ]);
    const one = Placement.parse(
      await (await asks.viewer("GET", at(wall, `/placements/${a}`))).json(),
    );
    expect(one).toMatchObject({ state: "approved", version: 2, shown: true, hidden: [] });
    expect(one.history).toHaveLength(1);

    const undone = await asks.moderator("POST", at(wall, `/decisions/${batch}/undo`), {});
    expect((await undone.json()).results).toEqual([
      { post: a, ok: true, state: "pending", version: 3 },
      { post: b, ok: true, state: "pending", version: 3 },
    ]);
    const log = await (await asks.viewer("GET", at(wall, `/decisions?post=${a}`))).json();
    expect(log.decisions.map((entry: { move: string }) => entry.move)).toEqual(["undo", "approve"]);
    const again = await asks.moderator("POST", at(wall, `/decisions/${batch}/undo`), {});
    expect((await again.json()).results.map((result: { ok: boolean }) => result.ok)).toEqual([
      false,
      false,
    ]);
    const feed = `${koro.origin}/v1/walls/${wall.slug}/feed`;
    await until(
      async () => (await (await fetch(feed)).json()).posts.length,
      (length) => length === 0,
    );
  });
});
