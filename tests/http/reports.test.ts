/** Visitors' reports and suppressions over HTTP: who may see them, page by page, and what an answer says. */
import { v7 } from "uuid";
import { beforeAll, expect, it } from "vitest";
import {
  ReportDecisionsAnswer,
  ReportPage,
  SingleReport,
  SuppressionPage,
} from "../../server/wire/report.ts";
import { listenTo } from "../live/support/listener.ts";
import { openPeople, type Person } from "./people/support.ts";
import { type Ask, askWithKey, cookieOf, newVisitor, signIn } from "./support/people.ts";
import { addShown, aPost, aWall, type TestWall } from "./support/posts.ts";
import { aProblem } from "./support/problem.ts";
import { until } from "./support/until.ts";

const people = openPeople();
let workspaceId: string;
let moderator: Person;
let admin: Person;
beforeAll(async () => {
  workspaceId = await people.workspace();
  moderator = await people.person(workspaceId, "moderator");
  admin = await people.person(workspaceId, "admin");
});

async function aWallWith(posts: number) {
  const wall = await aWall(people.koro, workspaceId);
  const ids = await addShown(
    people.koro,
    wall,
    Array.from({ length: posts }, () => aPost()),
  );
  return { wall, ids, path: `/v1/admin/walls/${wall.slug}/reports` };
}

async function report({ slug }: TestWall, post: string, given: object) {
  const answer = await fetch(`${people.koro.origin}/v1/walls/${slug}/posts/${post}/report`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-for": newVisitor() },
    body: JSON.stringify(given),
  });
  expect(answer.ok).toBe(true);
}

const list = async (ask: Ask, path: string, query = "") =>
  ReportPage.parse(await (await ask("GET", `${path}?${query}`)).json());

async function decide(ask: Ask, path: string, decision: object) {
  const answer = await ask("POST", `${path}/decisions`, { decisions: [decision] });
  expect(answer.status).toBe(200);
  return ReportDecisionsAnswer.parse(await answer.json());
}

it("lists newest first with the post, page by page, by state and by reason", async () => {
  const { wall, ids, path } = await aWallWith(4);
  for (const id of ids) await report(wall, id, { reason: "other", detail: `About ${id}` });
  await report(wall, ids[0] ?? "", { reason: "illegal" });

  const first = await list(moderator.ask, path, "limit=3");
  const rest = await list(moderator.ask, path, `limit=3&cursor=${first.next}`);

  const all = [...first.reports, ...rest.reports];
  expect(all.map(({ post }) => post)).toEqual([ids[0], ...ids.toReversed()]);
  expect(rest.next).toBeNull();
  expect(first.counts).toEqual({ open: 5, upheld: 0, dismissed: 0 });
  expect(all[0]).toMatchObject({
    ...{ reason: "illegal", ofPost: { open: 2, all: 2 }, state: "open", hasEmail: false },
    placement: { shown: true, post: { id: ids[0] } },
  });
  const byReason = await list(moderator.ask, path, "reason=illegal");
  expect(byReason.reports).toHaveLength(1);
  await aProblem(await moderator.ask("GET", `${path}?cursor=x`), 400, "bad-request");
  await aProblem(await moderator.ask("GET", `${path}?state=gone`), 400, "bad-request");
});

it("shows the reporter's address on the single report alone, to people alone", async () => {
  const { wall, ids, path } = await aWallWith(1);
  await report(wall, ids[0] ?? "", { reason: "mine", email: "ada@people.example" });
  const { db } = people.koro.actions;
  const key = await askWithKey({ origin: people.koro.origin, db }, { workspaceId, role: "admin" });

  const text = await (await moderator.ask("GET", path)).text();

  expect(text).not.toContain("people.example");
  const [found] = ReportPage.parse(JSON.parse(text)).reports;
  const one = async (ask: Ask) =>
    SingleReport.parse(await (await ask("GET", `${path}/${found?.id}`)).json());
  expect(await one(moderator.ask)).toMatchObject({ hasEmail: true, email: "ada@people.example" });
  expect(await one(key)).toMatchObject({ hasEmail: true, email: null });
});

it("answers what became of it, who was faster, and tells the desk without names", async () => {
  const { wall, ids, path } = await aWallWith(1);
  const cookie = cookieOf(await signIn(people.koro.origin, admin.email));
  const desk = await listenTo(`${people.koro.origin}/v1/admin/live`, { cookie });
  await until(() => people.koro.live.desk.size > 0);
  await report(wall, ids[0] ?? "", { reason: "me" });
  const [open] = (await list(moderator.ask, path)).reports;
  expect(open?.placement).toMatchObject({ state: "held", shown: false });

  const decision = { report: open?.id, verdict: "dismiss" };
  const { results } = await decide(moderator.ask, path, decision);

  expect(results).toMatchObject([
    { ok: true, state: "dismissed", closed: 1, placement: { state: "approved", version: 4 } },
  ]);
  expect((await decide(admin.ask, path, decision)).results).toMatchObject([
    { ok: false, code: "closed", now: { state: "dismissed", by: expect.stringMatching(/^Deniz/) } },
  ]);
  const told = () => desk.heard.filter(({ event }) => event === "reports");
  await until(() => told().length >= 2);
  expect(told()[0]?.data).toEqual({ wall: wall.slug });
  expect(desk.text()).not.toMatch(/Deniz|example\.org/);
  desk.close();
});

it("is there for moderators of this wall alone, and refuses nonsense by name", async () => {
  const { wall, ids, path } = await aWallWith(1);
  await report(wall, ids[0] ?? "", { reason: "illegal" });
  const [open] = (await list(moderator.ask, path)).reports;
  const viewer = await people.person(workspaceId, "viewer");
  const other = await aWall(people.koro, workspaceId);
  const limited = await people.person(workspaceId, "moderator", [other.id]);
  const stranger = await people.person(await people.workspace(), "owner");
  const decisions = [{ report: open?.id, verdict: "uphold", remove: true }];

  for (const { ask } of [viewer, limited, stranger]) {
    await aProblem(await ask("GET", path), 404, "not-found");
    await aProblem(await ask("GET", `${path}/${open?.id}`), 404, "not-found");
    await aProblem(await ask("POST", `${path}/decisions`, { decisions }), 404, "not-found");
  }
  const elsewhere = `/v1/admin/walls/${other.slug}/reports`;
  await aProblem(await moderator.ask("GET", `${elsewhere}/${open?.id}`), 404, "not-found");
  const [missed] = (await decide(moderator.ask, elsewhere, decisions[0] ?? {})).results;
  expect(missed).toMatchObject({ ok: false, code: "not-found", now: null });
  for (const bad of [v7(), "1'--", "%00", "x".repeat(300)])
    await aProblem(await moderator.ask("GET", `${path}/${bad}`), 404, "not-found");
  for (const body of [
    {},
    { decisions: [] },
    { decisions: [{ report: open?.id, verdict: "delete" }] },
    { decisions: [{ report: open?.id, verdict: "uphold", suppress: ["everybody"] }] },
    { decisions: [{ report: "x", verdict: "uphold" }] },
    { decisions, more: 1 },
  ])
    await aProblem(await moderator.ask("POST", `${path}/decisions`, body), 422, "invalid");
});

it("tells viewers that a visitor spoke, and not what about", async () => {
  const { wall, ids } = await aWallWith(1);
  await report(wall, ids[0] ?? "", { reason: "my-child", detail: "My daughter Elif, 05550000000" });
  const viewer = await people.person(workspaceId, "viewer");
  const desk = `/v1/admin/walls/${wall.slug}`;

  for (const path of ["placements", `placements/${ids[0]}`, "decisions", `posts/${ids[0]}/why`]) {
    const seen = await (await viewer.ask("GET", `${desk}/${path}`)).text();
    expect(seen).toContain("report-my-child");
    expect(seen).not.toContain("Elif");
    expect(await (await moderator.ask("GET", `${desk}/${path}`)).text()).toContain("Elif");
  }
});

it("lists what is kept out to owners and admins, and lifts one", async () => {
  const { wall, ids, path } = await aWallWith(1);
  await report(wall, ids[0] ?? "", { reason: "mine" });
  const [open] = (await list(moderator.ask, path)).reports;
  const { results } = await decide(moderator.ask, path, { report: open?.id, verdict: "uphold" });
  expect(results).toMatchObject([{ ok: true, removed: true, placement: { state: "removed" } }]);

  const kept = "/v1/admin/suppressions";
  const page = async (query = "") =>
    SuppressionPage.parse(await (await admin.ask("GET", `${kept}?${query}`)).json());
  const { suppressions } = await page("kind=post");
  const [entry] = suppressions;
  expect(entry).toMatchObject({ kind: "post", reason: "report-mine", by: expect.any(String) });
  await aProblem(await moderator.ask("GET", kept), 404, "not-found");
  await aProblem(await moderator.ask("DELETE", `${kept}/${entry?.id}`), 404, "not-found");
  const stranger = await people.person(await people.workspace(), "owner");
  await aProblem(await stranger.ask("DELETE", `${kept}/${entry?.id}`), 404, "not-found");

  expect((await admin.ask("DELETE", `${kept}/${entry?.id}`)).status).toBe(204);

  expect((await page()).suppressions.map(({ id }) => id)).not.toContain(entry?.id);
  await aProblem(await admin.ask("DELETE", `${kept}/${entry?.id}`), 404, "not-found");
});
