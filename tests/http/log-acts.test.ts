/** Whatever is done in a workspace by one of its people leaves a line that says who did it, and no secret. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { LogPage } from "../../server/wire/log.ts";
import { type Koro, startKoro } from "../support/server.ts";
import { type Ask, addMember, addWorkspace, askSignedIn, type Member } from "./support/people.ts";
import { addPosts, aPost, aWall } from "./support/posts.ts";

let koro: Koro;
let workspaceId: string;
let owner: Member;
let ask: Ask;

beforeAll(async () => {
  koro = await startKoro();
  workspaceId = await addWorkspace(koro.actions.db);
  owner = await addMember(koro.actions.db, { workspaceId, role: "owner" });
  ask = await askSignedIn(koro.origin, owner.email);
});
afterAll(() => koro?.stop());

async function send(method: string, path: string, body?: object): Promise<Record<string, string>> {
  const answer = await ask(method, `/v1/admin${path}`, body);
  const text = await answer.text();
  expect([method, path, answer.status, text]).toEqual([
    ...[method, path, expect.toSatisfy((status: number) => status < 300), text],
  ]);
  return text ? JSON.parse(text) : {};
}

const lines = async () =>
  LogPage.parse(await (await ask("GET", "/v1/admin/log?limit=200")).json()).lines;

/** What came into the log by this, oldest first. */
async function told(work: () => Promise<unknown>): Promise<string[]> {
  const before = new Set((await lines()).map(({ id }) => id));
  await work();
  const fresh = (await lines()).filter(({ id }) => !before.has(id)).reverse();
  const byOwner = fresh.every(({ actor }) => actor.kind === "person" && actor.id === owner.userId);
  expect([fresh, byOwner]).toEqual([fresh, true]);
  return fresh.map(({ kind, act }) => `${kind} ${act}`);
}

it("tells of walls and screens", async () => {
  const done = await told(async () => {
    await send("POST", "/walls", { slug: "acts", title: "Acts" });
    await send("PATCH", "/walls/acts", { title: "Deeds" });
    await send("PATCH", "/walls/acts", { look: { layout: "grid" } });
    await send("PATCH", "/walls/acts", { state: "paused" });
    await send("PATCH", "/walls/acts", { state: "paused" });
    await send("POST", "/walls/acts/displays", { slug: "hall", kind: "screen" });
    await send("PATCH", "/walls/acts/displays/hall", { settings: { dwellMs: 9000 } });
    await send("DELETE", "/walls/acts/displays/hall");
    await send("DELETE", "/walls/acts");
  });
  expect(done).toEqual([
    ...["wall create", "wall change", "wall look", "wall state"],
    ...["display create", "display change", "display delete", "wall delete"],
  ]);
});

it("tells of sources, and neither their secrets nor the keys in their addresses", async () => {
  const { slug } = await aWall(koro, workspaceId);
  const done = await told(async () => {
    const settings = { url: "https://feeds.example/rss?key=topsecret" };
    const made = { connector: "feed", settings, publishing: "manual" };
    const { id } = await send("POST", `/walls/${slug}/sources`, made);
    await send("PATCH", `/walls/${slug}/sources/${id}`, { state: "paused" });
    await send("PATCH", `/walls/${slug}/sources/${id}`, { state: "active" });
    await send("PATCH", `/walls/${slug}/sources/${id}`, { publishing: "automatic" });
    await send("DELETE", `/walls/${slug}/sources/${id}`);
  });
  expect(done).toEqual(["create", "pause", "resume", "change", "delete"].map((a) => `source ${a}`));
  expect(JSON.stringify(await lines())).not.toContain("topsecret");
});

it("tells of rules, lists and people on lists", async () => {
  const wall = await aWall(koro, workspaceId);
  const path = `/walls/${wall.slug}/rules`;
  const list = { name: "Ours", accents: "ignore", words: ["an insult nobody wants to read"] };
  const done = await told(async () => {
    const condition = { fact: "words", words: ["bitcoin"] };
    const rule = { name: "No coins", condition, moves: { verdict: "reject" } };
    const { id } = await send("POST", path, rule);
    await send("PATCH", `${path}/${id}`, { on: false });
    await send("PUT", `${path}/order`, { rules: [id] });
    await send("PUT", `${path}/first-by-hand`, { on: true });
    await send("POST", `${path}/${id}/apply`, { last: 100 });
    await send("DELETE", `${path}/${id}`);
    const { id: words } = await send("POST", "/word-lists", list);
    await send("PUT", `/word-lists/${words}`, { ...list, except: ["fine"] });
    await send("DELETE", `/word-lists/${words}`);
    const author = { network: "mastodon", author: "@eve@home.example", list: "blocked" };
    await send("POST", "/authors", { authors: [author] });
    const found = await (await ask("GET", "/v1/admin/authors")).json();
    await send("DELETE", `/authors/${found.authors[0].id}`);
  });
  expect(done).toEqual([
    ...["create", "change", "order", "first-by-hand", "apply", "delete"].map((a) => `rule ${a}`),
    ...["create", "change", "delete"].map((act) => `word-list ${act}`),
    ...["author-list add", "author-list remove"],
  ]);
  expect(JSON.stringify(await lines())).not.toContain("an insult");
});

it("tells of members, invitations and keys, and no address of somebody who is no member", async () => {
  const { db } = koro.actions;
  const colleague = await addMember(db, { workspaceId, role: "moderator" });
  const { members } = await (await ask("GET", "/v1/admin/members")).json();
  const { id } = members.find((one: { email: string }) => one.email === colleague.email);
  let secret = "";
  const done = await told(async () => {
    const wanted = { email: "guest@posta.example", role: "viewer", walls: null, locale: "tr" };
    const made = await send("POST", "/invitations", wanted);
    const invitation = (made.invitation as unknown as { id: string }).id;
    await send("POST", `/invitations/${invitation}/send`);
    await send("DELETE", `/invitations/${invitation}`);
    await send("PATCH", `/members/${id}`, { role: "viewer" });
    await send("DELETE", `/members/${id}/two-factor`);
    await send("DELETE", `/members/${id}`);
    const key = await send("POST", "/api-keys", { name: "News", scopes: ["read"], walls: null });
    secret = String(key.secret);
    await send("DELETE", `/api-keys/${(key.key as unknown as { id: string }).id}`);
  });
  expect(done).toEqual([
    ...["create", "send-again", "revoke"].map((act) => `invitation ${act}`),
    ...["change", "reset-two-factor", "remove"].map((act) => `member ${act}`),
    ...["api-key create", "api-key revoke"],
  ]);
  const all = JSON.stringify(await lines());
  for (const never of ["guest@posta.example", colleague.email, secret])
    expect(all).not.toContain(never);
});

it("tells of what is done to a post besides deciding about it", async () => {
  const wall = await aWall(koro, workspaceId);
  const [post = ""] = await addPosts(koro, wall, [aPost()]);
  const done = await told(() =>
    send("PATCH", `/walls/${wall.slug}/placements/${post}`, { pinned: true, tags: ["quay"] }),
  );
  expect(done).toEqual(["placement change"]);
});

it("writes nothing for what failed", async () => {
  const { slug } = await aWall(koro, workspaceId);
  const done = await told(async () => {
    expect((await ask("POST", "/v1/admin/walls", { slug, title: "Twice" })).status).toBe(409);
    const nobody = { connector: "nobody", settings: {}, publishing: "manual" };
    expect((await ask("POST", `/v1/admin/walls/${slug}/sources`, nobody)).status).toBe(422);
  });
  expect(done).toEqual([]);
});
