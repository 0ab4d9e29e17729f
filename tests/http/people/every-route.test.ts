/** Every route of the admin room, also those that come later, against everybody who must not use it. */
import { beforeAll, expect, it } from "vitest";
import type { HttpDeps } from "../../../server/http/deps.ts";
import { adminRoom } from "../../../server/http/routes/admin-room.ts";
import { type Ask, askAs } from "../support/people.ts";
import { addPosts, aPost, aWall, type TestWall } from "../support/posts.ts";
import { nobodyKnown, openPeople, type Person } from "./support.ts";

const people = openPeople();
let workspaceId: string;
let mine: TestWall;
let other: TestWall;
let owner: Person;
let viewer: Person;
let moderator: Person;

beforeAll(async () => {
  workspaceId = await people.workspace();
  mine = await aWall(people.koro, workspaceId);
  other = await aWall(people.koro, workspaceId);
  await addPosts(people.koro, other, [aPost(), aPost()]);
  owner = await people.person(workspaceId, "owner");
  viewer = await people.person(workspaceId, "viewer");
  moderator = await people.person(workspaceId, "moderator", [mine.id]);
});

interface AdminRoute {
  method: string;
  path: string;
}

/** As the router itself knows them: a list written by hand would forget the next one. */
function routes(): AdminRoute[] {
  const deps = { actions: people.koro.actions, live: people.koro.live } as unknown as HttpDeps;
  const known = adminRoom(deps).routes.filter(({ method }) => method !== "ALL");
  const unique = new Map(known.map(({ method, path }) => [`${method} ${path}`, { method, path }]));
  return [...unique.values()];
}

const changing = () => routes().filter(({ method }) => method !== "GET");

/** What everybody may do about themselves. */
const ownAccount = (path: string) => path.startsWith("/account") || path === "/members/me";

const addressOf = (path: string, wall: TestWall) =>
  `/v1/admin${path.replace(":wall", wall.slug).replaceAll(/:\w+/g, nobodyKnown)}`;

const bodyFor = (method: string) => (method === "GET" ? undefined : {});

async function everything(): Promise<string> {
  const { db } = people.koro.actions;
  const tables = ["wall", "placement", "source", "wall_source", "display", "invitation"];
  const rows = await Promise.all(
    tables.map((table) => db.execute(`select t::text as row from ${table} t order by 1`)),
  );
  const members = await db.execute(`select id, role, walls from member order by id`);
  const keys = await db.execute(`select id, hash, scopes, walls from api_key order by id`);
  return JSON.stringify([rows, members, keys]);
}

async function isRefused(ask: Ask, list: AdminRoute[], wall: TestWall): Promise<void> {
  const before = await everything();
  for (const { method, path } of list) {
    const answer = await ask(method, addressOf(path, wall), bodyFor(method));
    expect([method, path, answer.status]).toEqual([method, path, expect.toSatisfy(isNo)]);
  }
  expect(await everything()).toBe(before);
}

const isNo = (status: unknown) => status === 403 || status === 404;

it("knows the routes", () => {
  expect(changing().length).toBeGreaterThan(20);
});

it("a viewer changes nothing", async () => {
  await isRefused(
    viewer.ask,
    changing().filter(({ path }) => !ownAccount(path)),
    mine,
  );
});

it("a moderator of one wall reaches nothing of another, neither to read nor to change", async () => {
  const ofWalls = routes().filter(({ path }) => path.includes(":wall"));
  const before = await everything();
  for (const { method, path } of ofWalls) {
    const answer = await moderator.ask(method, addressOf(path, other), bodyFor(method));
    expect([method, path, answer.status]).toEqual([method, path, 404]);
  }
  expect(await everything()).toBe(before);
});

async function keyWith(scopes: string[], walls: string[] | null = null): Promise<Ask> {
  const wanted = { name: `${scopes.join("+")} ${Math.random()}`, scopes, walls };
  const answer = await owner.ask("POST", "/v1/admin/api-keys", wanted);
  expect(answer.status).toBe(201);
  const { secret } = await answer.json();
  return askAs(people.koro.origin, { authorization: `Bearer ${secret}` });
}

it("a key that may only read changes nothing", async () => {
  await isRefused(await keyWith(["read"]), changing(), mine);
});

it("a key that may not read reads nothing", async () => {
  const key = await keyWith(["moderate", "manage"]);
  const reading = routes().filter(({ method, path }) => method === "GET" && path !== "/me");
  await isRefused(key, reading, mine);
});

it("a key that may moderate manages nothing, and its walls are its limit", async () => {
  const key = await keyWith(["read", "moderate"], [mine.id]);
  expect((await key("POST", "/v1/admin/walls", { slug: "by-key", title: "X" })).status).toBe(403);
  expect((await key("GET", `/v1/admin/walls/${mine.slug}`)).status).toBe(200);
  expect((await key("GET", `/v1/admin/walls/${other.slug}`)).status).toBe(404);
  expect((await key("GET", "/v1/admin/members")).status).toBe(403);
});

it("a key that may manage decides nothing about posts: no scope includes another", async () => {
  const key = await keyWith(["read", "manage"]);
  const deciding = changing().filter(({ path }) => /decisions|placements/.test(path));
  expect(deciding.length).toBeGreaterThan(2);
  await isRefused(key, deciding, mine);
  expect((await key("POST", "/v1/admin/walls", { slug: "managed", title: "X" })).status).toBe(201);
});

it("no key makes keys, sees keys, or has an account", async () => {
  const key = await keyWith(["read", "moderate", "manage", "people"]);
  const list = routes().filter(({ path }) => /^\/(api-keys|account)/.test(path));
  expect(list.length).toBeGreaterThan(8);
  await isRefused(key, list, mine);
  expect((await key("GET", "/v1/admin/members")).status).toBe(200);
});

it("a key limited to walls makes no new ones", async () => {
  const key = await keyWith(["read", "manage"], [mine.id]);
  const answer = await key("POST", "/v1/admin/walls", { slug: "one-more", title: "X" });
  expect(answer.status).toBe(403);
});
