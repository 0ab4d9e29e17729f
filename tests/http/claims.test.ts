/** Claims and seats over HTTP, with a second server on the same database. */
import { v7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ClaimAnswer, Presence } from "../../server/wire/claim.ts";
import { DecisionsAnswer, Placement } from "../../server/wire/placement.ts";
import { listenTo } from "../live/support/listener.ts";
import { type Koro, startKoro } from "../support/server.ts";
import { openPeople, type Person } from "./people/support.ts";
import { type Ask, askSignedIn, askWithKey, cookieOf, signIn } from "./support/people.ts";
import { addPosts, aPost, aWall, type TestWall } from "./support/posts.ts";
import { aProblem } from "./support/problem.ts";
import { until } from "./support/until.ts";

const people = openPeople();
let second: Koro;
let workspaceId: string;
let wall: TestWall;
let path: string;
let ece: Person;
let can: Person;
let admin: Person;
let viewer: Person;
let key: Ask;
let canElsewhere: Ask;

beforeAll(async () => {
  const { koro } = people;
  second = await startKoro({ databaseUrl: koro.databaseUrl });
  workspaceId = await people.workspace();
  wall = await aWall(koro, workspaceId);
  path = `/v1/admin/walls/${wall.slug}`;
  ece = await people.person(workspaceId, "moderator");
  can = await people.person(workspaceId, "moderator");
  admin = await people.person(workspaceId, "admin");
  viewer = await people.person(workspaceId, "viewer");
  const { db } = koro.actions;
  key = await askWithKey({ origin: koro.origin, db }, { workspaceId, role: "moderator" });
  canElsewhere = await askSignedIn(second.origin, can.email);
  await until(() => koro.live.hears && second.live.hears);
});
afterAll(() => second?.stop());

const somePosts = (number: number) =>
  addPosts(
    people.koro,
    wall,
    Array.from({ length: number }, () => aPost()),
  );

async function claim(ask: Ask, size?: number) {
  const answer = await ask("POST", `${path}/claims`, size === undefined ? {} : { size });
  expect(answer.status).toBe(200);
  return ClaimAnswer.parse(await answer.json());
}

const idsOf = ({ placements }: ClaimAnswer) => placements.map(({ post }) => post.id);

async function decide(ask: Ask, post: string, more: object = {}) {
  const moves = [{ post, move: "approve", expect: 1 }];
  const answer = await ask("POST", `${path}/decisions`, { moves, ...more });
  const { results } = DecisionsAnswer.parse(await answer.json());
  return results[0];
}

async function openDesk({ origin }: Koro, { email }: Person) {
  const cookie = cookieOf(await signIn(origin, email));
  return listenTo(`${origin}/v1/admin/live`, { cookie });
}

it("answers what is mine as in the list, marks it for everybody, and gives it back", async () => {
  const posts = await somePosts(3);

  const mine = await claim(ece.ask, 2);

  expect(idsOf(mine)).toEqual(posts.slice(0, 2));
  const seenBy = async (ask: Ask) =>
    Placement.parse(await (await ask("GET", `${path}/placements/${posts[0]}`)).json());
  const theirs = await seenBy(can.ask);
  expect(theirs.claimedBy).toMatch(/^Deniz/);
  expect(theirs.claim).toEqual({ isMe: false, until: mine.until });
  expect((await seenBy(ece.ask)).claim?.isMe).toBe(true);
  expect((await ece.ask("DELETE", `${path}/claims`)).status).toBe(204);
  expect(await seenBy(can.ask)).toMatchObject({ claimedBy: null, claim: null });
  await ece.ask("POST", `${path}/claims/release`);
});

it("gives the moderators of two servers no post twice, and tells both desks without names", async () => {
  const { koro } = people;
  await somePosts(40);
  const desks = [await openDesk(koro, ece), await openDesk(second, can)];
  await until(() => koro.live.desk.size === 1 && second.live.desk.size === 1);

  const both = await Promise.all([claim(ece.ask), claim(canElsewhere)]);

  const given = both.flatMap(idsOf);
  expect([given.length, new Set(given).size]).toEqual([40, 40]);
  await ece.ask("PUT", `${path}/seat`, { tab: v7(), post: given[0] });
  for (const desk of desks) {
    await until(() => {
      const told = desk.heard.flatMap(({ event, data }) =>
        event === "claims" ? (data as { posts: string[] }).posts : [],
      );
      const isThere = desk.heard.some(({ event }) => event === "presence");
      return isThere && new Set(told).size === 40;
    });
    expect(desk.text()).not.toMatch(/Deniz|example\.org/);
    desk.close();
  }
  for (const ask of [ece.ask, canElsewhere]) await ask("DELETE", `${path}/claims`);
});

it("lets nobody but the holder decide, unless an owner or an admin overrules", async () => {
  await claim(ece.ask);
  const [one = "", two = "", three = ""] = idsOf(await claim(ece.ask));

  for (const [ask, more] of [
    [can.ask, {}],
    [can.ask, { overrule: true }],
    [key, { overrule: true }],
    [admin.ask, {}],
  ] as const)
    expect(await decide(ask, one, more)).toMatchObject({
      ...{ ok: false, code: "claimed", by: expect.stringMatching(/^Deniz/) },
      now: { state: "pending", version: 1 },
    });

  expect(await decide(admin.ask, one, { overrule: true })).toMatchObject({ ok: true });
  expect(await decide(ece.ask, two)).toMatchObject({ ok: true });
  expect(await decide(ece.ask, one)).toMatchObject({
    ...{ ok: false, code: "stale" },
    now: { state: "approved", by: { kind: "person" }, at: expect.any(String) },
  });
  await ece.ask("DELETE", `${path}/claims`);
  expect(await decide(key, three)).toMatchObject({ ok: true });
});

it("survives a restart: what is reserved stands in the database", async () => {
  const mine = idsOf(await claim(ece.ask, 3));
  const third = await startKoro({ databaseUrl: people.koro.databaseUrl });
  const again = await claim(await askSignedIn(third.origin, ece.email), 3);
  expect(idsOf(again)).toEqual(mine);
  await third.stop();
});

it("says who is here and on what, by name alone", async () => {
  const [post = ""] = await somePosts(1);
  const tab = v7();
  expect((await ece.ask("PUT", `${path}/seat`, { tab, post })).status).toBe(204);

  const answer = await (await viewer.ask("GET", `${path}/presence`)).text();

  expect(answer).not.toContain("@");
  const { seats } = Presence.parse(JSON.parse(answer));
  expect(seats.find((seat) => seat.post === post)).toMatchObject({
    ...{ name: expect.stringMatching(/^Deniz/), initials: expect.stringMatching(/^D\d$/) },
    isMe: false,
  });
  await aProblem(await can.ask("PUT", `${path}/seat`, { tab }), 409, "taken");
  await ece.ask("POST", `${path}/claims/release`, { tab });
  const left = Presence.parse(await (await ece.ask("GET", `${path}/presence`)).json());
  expect(left.seats.filter((seat) => seat.post === post)).toEqual([]);
});

it("is for people who moderate this wall, and answers nonsense with what is wrong", async () => {
  const stranger = await people.person(await people.workspace(), "owner");
  const limited = await people.person(workspaceId, "moderator", [
    (await aWall(people.koro, workspaceId)).id,
  ]);
  const tab = v7();
  const calls: [string, string, object?][] = [
    ["POST", "/claims", {}],
    ["DELETE", "/claims"],
    ["POST", "/claims/release", {}],
    ["PUT", "/seat", { tab }],
    ["DELETE", `/seat/${tab}`],
  ];
  for (const [method, to, body] of calls) {
    await aProblem(await viewer.ask(method, path + to, body), 403, "forbidden");
    await aProblem(await key(method, path + to, body), 403, "forbidden");
    for (const { ask } of [stranger, limited])
      await aProblem(await ask(method, path + to, body), 404, "not-found");
  }
  await aProblem(await limited.ask("GET", `${path}/presence`), 404, "not-found");
  for (const body of [{ size: 0 }, { size: 21 }, { size: "20" }, { more: 1 }])
    await aProblem(await ece.ask("POST", `${path}/claims`, body), 422, "invalid");
  for (const body of [{}, { tab: "x" }, { tab, post: "1' or '1'='1" }, { tab, idle: "no" }])
    await aProblem(await ece.ask("PUT", `${path}/seat`, body), 422, "invalid");
  await aProblem(await ece.ask("PUT", `${path}/seat`, { tab, post: v7() }), 404, "not-found");
  expect((await ece.ask("DELETE", `${path}/seat/%00`)).status).toBe(204);
});
