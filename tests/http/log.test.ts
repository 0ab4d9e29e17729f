import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordEntry } from "../../server/actions/log/record-entry.ts";
import { sealLog } from "../../server/actions/log/seal-log.ts";
import { cell } from "../../server/http/log-export.ts";
import { LogPage, Verified } from "../../server/wire/log.ts";
import { type Koro, startKoro } from "../support/server.ts";
import { type Ask, addMember, addWorkspace, askSignedIn } from "./support/people.ts";
import { addPosts, aPost, aWall, type TestWall } from "./support/posts.ts";
import { aProblem } from "./support/problem.ts";

let koro: Koro;
let wall: TestWall;
let workspaceId: string;
const ask = {} as Record<"owner" | "admin" | "moderator" | "limited" | "viewer", Ask>;

beforeAll(async () => {
  koro = await startKoro();
  const { db } = koro.actions;
  workspaceId = await addWorkspace(db);
  wall = await aWall(koro, workspaceId);
  for (const role of ["owner", "admin", "moderator", "viewer"] as const)
    ask[role] = await askSignedIn(koro.origin, (await addMember(db, { workspaceId, role })).email);
  const limited = { workspaceId, role: "moderator" as const, walls: [wall.id] };
  ask.limited = await askSignedIn(koro.origin, (await addMember(db, limited)).email);
});
afterAll(() => koro?.stop());

const path = "/v1/admin/log";
const list = async (query = "", by: Ask = ask.admin) =>
  LogPage.parse(await (await by("GET", `${path}${query}`)).json());
const seal = () => sealLog(koro.actions, workspaceId);
const decide = (post: string, move: string, note = "") =>
  ask.moderator("POST", `/v1/admin/walls/${wall.slug}/decisions`, {
    moves: [{ post, move, expect: 1, ...(note ? { note } : {}) }],
  });

async function aDecision(note = "seen twice") {
  const [post = ""] = await addPosts(koro, wall, [aPost()]);
  await decide(post, "reject", note);
  return post;
}

describe("the log", () => {
  it("tells newest first what was done, by whom and from what to what", async () => {
    const post = await aDecision();
    await ask.admin("PATCH", `/v1/admin/walls/${wall.slug}`, { title: "Acme Kış" });
    await ask.moderator("PATCH", `/v1/admin/walls/${wall.slug}`, { state: "dark" });

    const { lines } = await list();

    expect(lines[0]).toMatchObject({
      ...{ kind: "wall", act: "state", detail: { state: ["live", "dark"] } },
      wall: { slug: wall.slug, title: "Acme Kış" },
      actor: { kind: "person", name: expect.stringMatching(/^Deniz/) },
    });
    expect(lines[1]).toMatchObject({ act: "change", detail: { title: ["Acme Yaz", "Acme Kış"] } });
    expect(lines[2]).toMatchObject({
      ...{ kind: "decision", act: "reject", from: "pending", to: "rejected", post },
      note: "seen twice",
    });
  });

  it("goes on where a page ended, without a line twice or left out", async () => {
    for (let turn = 0; turn < 5; turn++) await aDecision(`turn ${turn}`);
    const all = (await list("?limit=200")).lines.map(({ id }) => id);
    const found: string[] = [];
    let next: string | null = "";
    while (next !== null) {
      const page: LogPage = await list(`?limit=3${next && `&cursor=${next}`}`);
      found.push(...page.lines.map(({ id }) => id));
      next = page.next;
    }
    expect(found).toEqual(all);
  });

  it("is narrowed by kind, act, actor, wall, post, time and words", async () => {
    const post = await aDecision("a word like 100%_sure");
    const at = (await list(`?post=${post}`)).lines[0]?.at ?? "";
    const later = new Date(Date.parse(at) + 60_000).toISOString();
    const count = async (query: string) => (await list(`?post=${post}&${query}`)).lines.length;

    expect(await count("kind=decision")).toBe(1);
    expect(await count("kind=wall")).toBe(0);
    expect(await count("act=reject")).toBe(1);
    expect(await count("actor=person")).toBe(1);
    expect(await count("actor=rule")).toBe(0);
    expect(await count(`wall=${wall.slug}`)).toBe(1);
    expect(await count(`from=${encodeURIComponent(at)}`)).toBe(1);
    expect(await count(`from=${encodeURIComponent(later)}`)).toBe(0);
    expect(await count(`until=${encodeURIComponent(at)}`)).toBe(0);
    expect(await count(`q=${encodeURIComponent("100%_s")}`)).toBe(1);
    expect(await count(`q=${encodeURIComponent("1__%")}`)).toBe(0);
    await aProblem(await ask.admin("GET", `${path}?kind=nothing`), 400, "bad-request");
    await aProblem(await ask.admin("GET", `${path}?cursor=x`), 400, "bad-request");
  });

  it("is there for owners and admins of the whole workspace, and for nobody else", async () => {
    for (const address of [path, `${path}/verify`, `${path}.csv`, `${path}.ndjson`]) {
      for (const by of [ask.moderator, ask.limited, ask.viewer])
        await aProblem(await by("GET", address), 404, "not-found");
      for (const by of [ask.owner, ask.admin]) expect((await by("GET", address)).status).toBe(200);
    }
  });

  it("shows nothing of another workspace", async () => {
    const { db } = koro.actions;
    const other = await addWorkspace(db);
    await aWall(koro, other);
    const stranger = await addMember(db, { workspaceId: other, role: "owner" });
    const { lines } = await list("", await askSignedIn(koro.origin, stranger.email));
    expect(lines.map(({ act }) => act)).toEqual(["create"]);
  });
});

describe("the log as a file", () => {
  it("holds every line, with its place in the chain, for whoever checks without us", async () => {
    await aDecision('quoted "note",\nwith a line');
    await seal();
    const exported = await (await ask.admin("GET", `${path}.ndjson`)).text();
    const { head, checked } = await verified();

    const docs = await readFile(new URL("../../docs/log.md", import.meta.url), "utf8");
    const [, script = ""] = /```js\n([\s\S]+?)```/.exec(docs) ?? [];
    const folder = await mkdtemp(join(tmpdir(), "koro-log-"));
    const run = async (text: string) => {
      await writeFile(join(folder, "check.mjs"), script);
      await writeFile(join(folder, "log.ndjson"), text);
      const args = [join(folder, "check.mjs"), join(folder, "log.ndjson")];
      return promisify(execFile)(process.execPath, args);
    };
    try {
      expect((await run(exported)).stdout).toBe(`whole: ${checked} lines, head ${head?.hash}\n`);
      await expect(run(exported.replace("with a line", "with a lie"))).rejects.toThrow(/broken at/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("takes the filters of the list, and is CSV with names of columns", async () => {
    const post = await aDecision("=HYPERLINK(1)");
    await seal();
    const answer = await ask.admin("GET", `${path}.csv?post=${post}`);
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const bytes = Buffer.from(await answer.arrayBuffer()).toString("utf8");
    const [names, line, end] = bytes.split("\r\n");
    expect(names).toBe(
      "\ufeffn,at,kind,act,actor,actor name,wall,post,about,from,to,reason,note,detail,id,digest,hash",
    );
    expect(line).toContain(",'=HYPERLINK(1),");
    expect(line).toMatch(/^\d+,.+,[0-9a-f]{64},[0-9a-f]{64}$/);
    expect(end).toBe("");
  });

  it.each([
    ["=1+1", "'=1+1"],
    ["+49", "'+49"],
    ["-2", "'-2"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\tx", "'\tx"],
    [" =1", "' =1"],
    ["\rx", '"\'\rx"'],
    ['a "b", c', '"a ""b"", c"'],
    ["plain – text", "plain – text"],
  ])("writes %j so that no spreadsheet runs it", (given, written) => {
    expect(cell(given)).toBe(written);
  });

  it("is written as it is read, whatever its size", async () => {
    await koro.actions.db.transaction(async (tx) => {
      for (let turn = 0; turn < 30; turn++)
        await recordEntry(tx, {
          ...{ workspaceId, kind: "alert", act: "create", about: `number ${turn}` },
          actor: { kind: "system", id: null, name: null },
        });
      await tx.execute(sql`
        insert into log_entry (id, workspace_id, kind, act, actor_kind, detail, at)
        select gen_random_uuid(), ${workspaceId}::uuid, 'alert', 'fill', 'system', '{}', now()
        from generate_series(1, 2500)`);
    });
    const text = await (await ask.admin("GET", `${path}.ndjson?act=fill`)).text();
    const ids = text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).id);
    expect(new Set(ids).size).toBe(2500);
  });
});

const verified = async (query = "") =>
  Verified.parse(await (await ask.admin("GET", `${path}/verify${query}`)).json());

describe("the check", () => {
  it("says that the chain is whole, since when, and what its head is", async () => {
    await aDecision();
    await seal();
    const { ok, checked, head, since } = await verified();
    expect({ ok, n: head?.n }).toEqual({ ok: true, n: checked });
    expect(Date.parse(since ?? "")).toBeLessThanOrEqual(Date.now());
    expect((await verified(`?n=${head?.n}&hash=${head?.hash}`)).ok).toBe(true);
    const other = await verified(`?n=${head?.n}&hash=${"0".repeat(64)}`);
    expect(other).toMatchObject({ ok: false, firstBroken: { why: "head" } });
    await aProblem(await ask.admin("GET", `${path}/verify?n=3`), 400, "bad-request");
  });

  it("lets an owner take words out, says so, and stays whole", async () => {
    const post = await aDecision("Deniz lives at the quay");
    await seal();
    const id = (await list(`?post=${post}`)).lines[0]?.id;
    const erase = (by: Ask) => by("POST", `${path}/${id}/erase`, { fields: ["what"] });

    await aProblem(await erase(ask.admin), 403, "forbidden");
    expect((await erase(ask.owner)).status).toBe(204);

    expect((await list(`?post=${post}`)).lines[0]).toMatchObject({ note: null, erased: true });
    expect((await list()).lines[0]).toMatchObject({ act: "erase", detail: { entries: [id] } });
    await seal();
    expect((await verified()).ok).toBe(true);
  });
});
